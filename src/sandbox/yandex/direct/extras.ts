import { z } from 'zod'
import { bare } from '../json.ts'
import {
  type DirectMethod,
  directMethod,
  eachItem,
  fields,
  findOwn,
  idCriteria,
  idSchema,
  onePage,
  own,
  pageSchema,
} from './method.ts'
import { checkCallout, checkSitelinks, note } from './rules.ts'

const sitelink = z.strictObject({
  Title: z.string(),
  Href: z.string().optional(),
  Description: z.string().optional(),
})

/** Sets cannot be changed, and an equal one is another one: nobody but the caller keeps doubles away. */
export const SITELINKS: Readonly<Record<string, DirectMethod>> = {
  add: directMethod(
    z.strictObject({
      SitelinksSets: z.array(z.strictObject({ Sitelinks: z.array(sitelink) })).min(1),
    }),
    (call, { SitelinksSets }) =>
      eachItem('AddResults', SitelinksSets, ({ Sitelinks }) => {
        const errors = checkSitelinks(Sitelinks)
        if (errors.length > 0) return { errors }
        const id = call.world.nextId('sitelinks')
        call.world.sitelinks.set(id, { id, login: call.account.login, sitelinks: Sitelinks })
        return { id }
      }),
  ),
  get: directMethod(
    z.strictObject({
      SelectionCriteria: z.strictObject({ Ids: z.array(idSchema).optional() }).optional(),
      FieldNames: z.array(z.enum(['Id'])).min(1),
      SitelinkFieldNames: z.array(z.string()).optional(),
      Page: pageSchema,
    }),
    (call, { SelectionCriteria, SitelinkFieldNames: names, Page }) => {
      const found = own(call, call.world.sitelinks)
        .filter(({ id }) => SelectionCriteria?.Ids?.includes(id) ?? true)
        .map(({ id, sitelinks }) => ({
          Id: bare(id),
          ...(names && {
            Sitelinks: sitelinks.map((one) =>
              fields(
                { Title: one.Title, Href: one.Href ?? null, Description: one.Description ?? null },
                names,
              ),
            ),
          }),
        }))
      return onePage(call, 'SitelinksSets', found, Page)
    },
  ),
  delete: directMethod(idCriteria, (call, { SelectionCriteria }) =>
    eachItem('DeleteResults', SelectionCriteria.Ids, (id) => {
      const isUsed = own(call, call.world.ads).some((ad) => ad.sitelinkSetId === id)
      if (!findOwn(call, call.world.sitelinks, id)) return { errors: [note(8800, 'Нет набора')] }
      if (isUsed) return { errors: [note(8300, 'Набор используется в объявлениях')] }
      call.world.sitelinks.delete(id)
      return { id }
    }),
  ),
}

export const AD_EXTENSIONS: Readonly<Record<string, DirectMethod>> = {
  add: directMethod(
    z.strictObject({
      AdExtensions: z
        .array(z.strictObject({ Callout: z.strictObject({ CalloutText: z.string() }) }))
        .min(1),
    }),
    (call, { AdExtensions }) =>
      eachItem('AddResults', AdExtensions, ({ Callout: { CalloutText } }) => {
        const errors = checkCallout(CalloutText)
        if (errors.length > 0) return { errors }
        const id = call.world.nextId('callout')
        call.world.callouts.set(id, { id, login: call.account.login, text: CalloutText })
        return { id }
      }),
  ),
  get: directMethod(
    z.strictObject({
      SelectionCriteria: z.strictObject({
        Ids: z.array(idSchema).optional(),
        Types: z.array(z.enum(['CALLOUT'])).optional(),
      }),
      FieldNames: z.array(z.string()).min(1),
      CalloutFieldNames: z.array(z.enum(['CalloutText'])).optional(),
      Page: pageSchema,
    }),
    (call, { SelectionCriteria, FieldNames, CalloutFieldNames, Page }) => {
      const found = own(call, call.world.callouts)
        .filter(({ id }) => SelectionCriteria.Ids?.includes(id) ?? true)
        .map(({ id, text }) => ({
          ...fields({ Id: bare(id), Type: 'CALLOUT', Status: 'DRAFT', State: 'ON' }, FieldNames),
          ...(CalloutFieldNames && { Callout: { CalloutText: text } }),
        }))
      return onePage(call, 'AdExtensions', found, Page)
    },
  ),
}
