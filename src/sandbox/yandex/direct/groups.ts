import { z } from 'zod'
import { bare } from '../json.ts'
import type { Autotargeting, Group } from '../records.ts'
import { isRegion } from '../regions.ts'
import {
  belowCampaign,
  type DirectCall,
  DirectError,
  type DirectMethod,
  directMethod,
  eachItem,
  fields,
  findOwn,
  idCriteria,
  idSchema,
  itemList,
  matches,
  onePage,
  own,
  pageSchema,
  yesNo,
} from './method.ts'
import { checkMinusPhrases, type Note, note } from './rules.ts'

const MAX_GROUPS = 1_000
const MINUS_MAX = 4_096
export const AUTOTARGETING = '---autotargeting'

/** What a group of a unified campaign gets by itself: every category and every brand. */
export const ALL_TARGETS: Autotargeting = {
  Categories: { Exact: 'YES', Narrow: 'YES', Alternative: 'YES', Accessory: 'YES', Broader: 'YES' },
  BrandOptions: { WithoutBrands: 'YES', WithAdvertiserBrand: 'YES', WithCompetitorsBrand: 'YES' },
}

const newGroup = z.strictObject({
  Name: z.string(),
  CampaignId: idSchema,
  RegionIds: z.array(z.int()).min(1),
  NegativeKeywords: itemList.optional(),
  TrackingParams: z.string().max(1024).optional(),
  UnifiedAdGroup: z.strictObject({ OfferRetargeting: yesNo }).optional(),
})

function check(call: DirectCall, item: z.infer<typeof newGroup>): Note[] {
  const { world } = call
  const campaign = findOwn(call, world.campaigns, item.CampaignId)
  if (campaign === undefined) return [note(8800, `Кампания ${item.CampaignId} не найдена`)]
  const isUnified = campaign.type === 'UNIFIED_CAMPAIGN'
  if (isUnified && call.version === 'v5') {
    return [note(3500, 'Тип объекта не поддерживается в v5, используйте v501')]
  }
  const found: Note[] = []
  if (isUnified !== (item.UnifiedAdGroup !== undefined)) {
    found.push(note(5005, 'Тип группы не соответствует типу кампании'))
  }
  if (item.Name.trim() === '' || [...item.Name].length > 255) {
    found.push(note(5001, 'Значение в поле Name должно быть от 1 до 255 символов'))
  }
  const unknown = item.RegionIds.filter((id) => !isRegion(id))
  if (unknown.length > 0) found.push(note(5005, `Неизвестный регион ${unknown.join(', ')}`))
  if (item.RegionIds.every((id) => id < 0)) found.push(note(5005, 'Все регионы исключены'))
  found.push(...checkMinusPhrases(item.NegativeKeywords?.Items ?? [], MINUS_MAX))
  const siblings = own(call, world.groups).filter((group) => group.campaignId === campaign.id)
  if (siblings.length >= MAX_GROUPS) found.push(note(7001, `Не более ${MAX_GROUPS} групп`))
  return found
}

const add = directMethod(
  z.strictObject({ AdGroups: z.array(newGroup).min(1) }),
  (call, { AdGroups }) => {
    const { world, account } = call
    if (new Set(AdGroups.map((group) => group.UnifiedAdGroup === undefined)).size > 1) {
      throw new DirectError(8000, 'Группы разных типов в одном запросе')
    }
    return eachItem('AddResults', AdGroups, (item) => {
      const errors = check(call, item)
      if (errors.length > 0) return { errors }
      const group: Group = {
        id: world.nextId('group'),
        login: account.login,
        campaignId: item.CampaignId,
        name: item.Name.trim(),
        regionIds: item.RegionIds,
        negativeKeywords: item.NegativeKeywords?.Items ?? [],
        trackingParams: item.TrackingParams ?? null,
      }
      world.groups.set(group.id, group)
      if (item.UnifiedAdGroup) {
        const id = world.nextId('keyword')
        const { login, campaignId } = group
        world.keywords.set(id, {
          ...{ id, login, campaignId, groupId: group.id },
          keyword: AUTOTARGETING,
          autotargeting: ALL_TARGETS,
        })
      }
      return { id: group.id }
    })
  },
)

const get = directMethod(
  z.strictObject({
    SelectionCriteria: belowCampaign.omit({ AdGroupIds: true }),
    FieldNames: z.array(z.string()).min(1),
    Page: pageSchema,
  }),
  (call, params) => {
    const found = own(call, call.world.groups)
      .filter((group) => matches(params.SelectionCriteria, { ...group, groupId: group.id }))
      .map((group) =>
        fields(
          {
            Id: bare(group.id),
            Name: group.name,
            CampaignId: bare(group.campaignId),
            Status: 'DRAFT',
            RegionIds: group.regionIds,
            NegativeKeywords:
              group.negativeKeywords.length > 0 ? { Items: group.negativeKeywords } : null,
            TrackingParams: group.trackingParams,
          },
          params.FieldNames,
        ),
      )
    return onePage(call, 'AdGroups', found, params.Page)
  },
)

const remove = directMethod(idCriteria, (call, { SelectionCriteria }) =>
  eachItem('DeleteResults', SelectionCriteria.Ids, (id) => {
    const group = findOwn(call, call.world.groups, id)
    if (group === undefined) return { errors: [note(8800, 'Группа не найдена')] }
    call.world.removeGroup(id)
    return { id }
  }),
)

export const AD_GROUPS: Readonly<Record<string, DirectMethod>> = { add, get, delete: remove }
