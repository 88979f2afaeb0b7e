import { z } from 'zod'
import { bare } from '../json.ts'
import type { Autotargeting, Keyword } from '../records.ts'
import { ALL_TARGETS, AUTOTARGETING } from './groups.ts'
import {
  belowCampaign,
  type DirectMethod,
  directMethod,
  eachItem,
  fields,
  findOwn,
  idCriteria,
  idSchema,
  matches,
  onePage,
  own,
  pageSchema,
  yesNo,
} from './method.ts'
import { checkKeyword, keywordIdentity, note } from './rules.ts'

const MAX_KEYWORDS = 200

const settings = z.strictObject({
  Categories: z
    .strictObject({
      Exact: yesNo.optional(),
      Narrow: yesNo.optional(),
      Alternative: yesNo.optional(),
      Accessory: yesNo.optional(),
      Broader: yesNo.optional(),
    })
    .optional(),
  BrandOptions: z
    .strictObject({
      WithoutBrands: yesNo.optional(),
      WithAdvertiserBrand: yesNo.optional(),
      WithCompetitorsBrand: yesNo.optional(),
    })
    .optional(),
})

/** What is not named stays as it was. */
function merged(old: Autotargeting, sent: z.infer<typeof settings> | undefined): Autotargeting {
  const given = (part: Record<string, 'YES' | 'NO' | undefined> | undefined) =>
    Object.fromEntries(
      Object.entries(part ?? {}).filter(([, value]) => value !== undefined),
    ) as Record<string, 'YES' | 'NO'>
  return {
    Categories: { ...old.Categories, ...given(sent?.Categories) },
    BrandOptions: { ...old.BrandOptions, ...given(sent?.BrandOptions) },
  }
}

const newKeyword = z.strictObject({
  Keyword: z.string(),
  AdGroupId: idSchema,
  Bid: z.int().optional(),
  ContextBid: z.int().optional(),
  StrategyPriority: z.enum(['LOW', 'NORMAL', 'HIGH']).optional(),
  UserParam1: z.string().max(255).optional(),
  UserParam2: z.string().max(255).optional(),
  AutotargetingSettings: settings.optional(),
})

const add = directMethod(
  z.strictObject({ Keywords: z.array(newKeyword).min(1) }),
  (call, { Keywords }) =>
    eachItem('AddResults', Keywords, (item) => {
      const { world, account } = call
      const group = findOwn(call, world.groups, item.AdGroupId)
      if (group === undefined)
        return { errors: [note(8800, `Группа ${item.AdGroupId} не найдена`)] }
      const isAutotargeting = item.Keyword === AUTOTARGETING
      const errors = isAutotargeting ? [] : checkKeyword(item.Keyword)
      if (errors.length > 0) return { errors }
      const siblings = own(call, world.keywords).filter((one) => one.groupId === group.id)
      const identity = keywordIdentity(item.Keyword)
      const known = siblings.find((one) => keywordIdentity(one.keyword) === identity)
      if (known) return { id: known.id, warnings: [note(10140, 'Такая фраза уже есть в группе')] }
      const phrases = siblings.filter((one) => one.autotargeting === null)
      if (!isAutotargeting && phrases.length >= MAX_KEYWORDS) {
        return { errors: [note(7001, `Не более ${MAX_KEYWORDS} фраз в группе`)] }
      }
      const keyword: Keyword = {
        id: world.nextId('keyword'),
        login: account.login,
        groupId: group.id,
        campaignId: group.campaignId,
        keyword: item.Keyword.trim().replace(/\s+/gu, ' '),
        autotargeting: isAutotargeting ? merged(ALL_TARGETS, item.AutotargetingSettings) : null,
      }
      world.keywords.set(keyword.id, keyword)
      return { id: keyword.id }
    }),
)

const update = directMethod(
  z.strictObject({
    Keywords: z
      .array(
        z.strictObject({
          Id: idSchema,
          Keyword: z.string().optional(),
          AutotargetingSettings: settings.optional(),
        }),
      )
      .min(1),
  }),
  (call, { Keywords }) =>
    eachItem('UpdateResults', Keywords, (item) => {
      const keyword = findOwn(call, call.world.keywords, item.Id)
      if (keyword === undefined) return { errors: [note(8800, 'Фраза не найдена')] }
      if ((item.AutotargetingSettings !== undefined) !== (keyword.autotargeting !== null)) {
        return { errors: [note(5005, 'Настройки не подходят к условию показа')] }
      }
      const errors = item.Keyword === undefined ? [] : checkKeyword(item.Keyword)
      if (errors.length > 0) return { errors }
      if (item.Keyword !== undefined) keyword.keyword = item.Keyword
      if (keyword.autotargeting) {
        keyword.autotargeting = merged(keyword.autotargeting, item.AutotargetingSettings)
      }
      return { id: keyword.id }
    }),
)

const get = directMethod(
  z.strictObject({
    SelectionCriteria: belowCampaign,
    FieldNames: z.array(z.string()).min(1),
    AutotargetingSettingsCategoriesFieldNames: z.array(z.string()).optional(),
    AutotargetingSettingsBrandOptionsFieldNames: z.array(z.string()).optional(),
    Page: pageSchema,
  }),
  (call, params) => {
    const found = own(call, call.world.keywords)
      .filter((keyword) => matches(params.SelectionCriteria, keyword))
      .map(({ id, keyword, groupId, campaignId, autotargeting }) => {
        const categories = params.AutotargetingSettingsCategoriesFieldNames
        const brands = params.AutotargetingSettingsBrandOptionsFieldNames
        const asked = autotargeting !== null && (categories || brands)
        return {
          ...fields(
            {
              Id: bare(id),
              Keyword: keyword,
              AdGroupId: bare(groupId),
              CampaignId: bare(campaignId),
              State: 'OFF',
              Status: 'DRAFT',
              ServingStatus: 'ELIGIBLE',
            },
            params.FieldNames,
          ),
          ...(asked
            ? {
                AutotargetingSettings: {
                  ...(categories && { Categories: fields(autotargeting.Categories, categories) }),
                  ...(brands && { BrandOptions: fields(autotargeting.BrandOptions, brands) }),
                },
              }
            : {}),
        }
      })
    return onePage(call, 'Keywords', found, params.Page)
  },
)

const remove = directMethod(idCriteria, (call, { SelectionCriteria }) =>
  eachItem('DeleteResults', SelectionCriteria.Ids, (id) => {
    if (!findOwn(call, call.world.keywords, id)) {
      return { errors: [note(8800, 'Фраза не найдена')] }
    }
    call.world.keywords.delete(id)
    return { id }
  }),
)

export const KEYWORDS: Readonly<Record<string, DirectMethod>> = {
  add,
  update,
  get,
  delete: remove,
}
