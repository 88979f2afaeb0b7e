import { z } from 'zod'
import type { Sitelink } from '#desks/campaigns/campaign.ts'
import type { Caller, DirectApi } from './api.ts'
import type { Wanted } from './reconcile.ts'
import { idSchema } from './results.ts'

const setRow = z.looseObject({
  Id: idSchema,
  Sitelinks: z
    .array(
      z.looseObject({
        Title: z.string(),
        Href: z.string().nullish(),
        Description: z.string().nullish(),
      }),
    )
    .default([]),
})

/** The set of sitelinks that all ads share. Sets belong to the account and cannot be changed: an equal one is used again. */
export function sitelinksWanted(
  api: DirectApi,
  caller: Caller,
  links: readonly Sitelink[],
): Wanted<readonly Sitelink[]> {
  const print = JSON.stringify(links.map((link) => [link.title, link.url, link.description]))
  return {
    items: links.length === 0 ? [] : [links],
    service: 'sitelinks',
    list: 'SitelinksSets',
    place: () => 'sitelinks',
    async look() {
      const params = {
        FieldNames: ['Id'],
        SitelinkFieldNames: ['Title', 'Href', 'Description'],
      }
      const rows = await api.list(caller, 'sitelinks', 'SitelinksSets', params, setRow)
      const equal = rows.find(
        ({ Sitelinks }) =>
          JSON.stringify(
            Sitelinks.map((one) => [one.Title, one.Href ?? '', one.Description ?? '']),
          ) === print,
      )
      return { present: new Map(equal ? [[0, equal.Id]] : []) }
    },
    toAdd: (set) => ({
      Sitelinks: set.map(({ title, url, description }) => ({
        Title: title,
        Href: url,
        ...(description === '' ? {} : { Description: description }),
      })),
    }),
  }
}

const calloutRow = z.looseObject({
  Id: idSchema,
  State: z.string(),
  Callout: z.looseObject({ CalloutText: z.string() }).nullish(),
})

/** Callouts belong to the account as well; one of the same text serves. */
export function calloutsWanted(
  api: DirectApi,
  caller: Caller,
  callouts: readonly string[],
): Wanted<string> {
  return {
    items: callouts,
    service: 'adextensions',
    list: 'AdExtensions',
    place: (text) => `callout "${text}"`,
    async look() {
      const params = {
        SelectionCriteria: { Types: ['CALLOUT'] },
        FieldNames: ['Id', 'State'],
        CalloutFieldNames: ['CalloutText'],
      }
      const rows = await api.list(caller, 'adextensions', 'AdExtensions', params, calloutRow)
      const present = new Map<number, string>()
      callouts.forEach((text, index) => {
        const row = rows.find(
          ({ Callout, State }) => Callout?.CalloutText === text && State !== 'DELETED',
        )
        if (row) present.set(index, row.Id)
      })
      return { present }
    },
    toAdd: (text) => ({ Callout: { CalloutText: text } }),
  }
}
