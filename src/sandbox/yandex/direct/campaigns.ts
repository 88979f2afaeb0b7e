import { z } from 'zod'
import { dayIn, isDay } from '#core/dates.ts'
import { bare } from '../json.ts'
import type { Campaign } from '../records.ts'
import { MINIMUM_WEEKLY } from '../regions.ts'
import {
  type DirectCall,
  type DirectMethod,
  directMethod,
  eachItem,
  fields,
  findOwn,
  idCriteria,
  idSchema,
  itemList,
  onePage,
  own,
  pageSchema,
  yesNo,
} from './method.ts'
import { checkMinusPhrases, type Note, note } from './rules.ts'

const MAX_CAMPAIGNS = 3_000
const MAX_A_CALL = 10
const MINUS_MAX = 20_000

const placements = z.strictObject({
  SearchResults: yesNo.optional(),
  ProductGallery: yesNo.optional(),
  DynamicPlaces: yesNo.optional(),
  Maps: yesNo.optional(),
  SearchOrganizationList: yesNo.optional(),
})
const maximumClicks = z.strictObject({
  WeeklySpendLimit: z.int().optional(),
  BidCeiling: z.int().optional(),
})
const SEARCH_TYPES = ['WB_MAXIMUM_CLICKS', 'HIGHEST_POSITION', 'SERVING_OFF'] as const
const NETWORK_TYPES = [
  'WB_MAXIMUM_CLICKS',
  'NETWORK_DEFAULT',
  'MAXIMUM_COVERAGE',
  'SERVING_OFF',
] as const
const strategy = z.strictObject({
  Search: z.strictObject({
    BiddingStrategyType: z.enum(SEARCH_TYPES),
    WbMaximumClicks: maximumClicks.optional(),
    PlacementTypes: placements.optional(),
  }),
  Network: z.strictObject({
    BiddingStrategyType: z.enum(NETWORK_TYPES),
    WbMaximumClicks: maximumClicks.optional(),
  }),
})
const OPTIONS = [
  'ADD_METRICA_TAG',
  'ADD_TO_FAVORITES',
  'ENABLE_AREA_OF_INTEREST_TARGETING',
  'ENABLE_SITE_MONITORING',
  'REQUIRE_SERVICING',
  'ENABLE_COMPANY_INFO',
  'CAMPAIGN_EXACT_PHRASE_MATCHING_ENABLED',
  'ALTERNATIVE_TEXTS_ENABLED',
] as const
const body = z.strictObject({
  BiddingStrategy: strategy,
  Settings: z.array(z.strictObject({ Option: z.enum(OPTIONS), Value: yesNo })).optional(),
  CounterIds: z.strictObject({ Items: z.array(z.int()) }).optional(),
  TrackingParams: z.string().optional(),
})
const newCampaign = z.strictObject({
  Name: z.string(),
  StartDate: z.string(),
  EndDate: z.string().optional(),
  NegativeKeywords: itemList.optional(),
  UnifiedCampaign: body.optional(),
  TextCampaign: body.optional(),
})
type NewCampaign = z.infer<typeof newCampaign>

function check(call: DirectCall, item: NewCampaign, sent: z.infer<typeof body>): Note[] {
  const { account, world } = call
  const found: Note[] = []
  if (item.Name.trim() === '' || [...item.Name].length > 255) {
    found.push(note(5001, 'Значение в поле Name должно быть от 1 до 255 символов'))
  }
  const today = dayIn('Europe/Moscow', world.clock.now())
  if (!isDay(item.StartDate)) found.push(note(5004, 'Неверный формат даты в поле StartDate'))
  else if (item.StartDate < today) found.push(note(5005, 'Дата начала кампании в прошлом'))
  found.push(...checkMinusPhrases(item.NegativeKeywords?.Items ?? [], MINUS_MAX))
  const minimum = MINIMUM_WEEKLY[account.currency] ?? 0
  for (const side of [sent.BiddingStrategy.Search, sent.BiddingStrategy.Network]) {
    if (side.BiddingStrategyType !== 'WB_MAXIMUM_CLICKS') continue
    const weekly = side.WbMaximumClicks?.WeeklySpendLimit
    if (weekly === undefined) found.push(note(5003, 'Не указано поле WeeklySpendLimit'))
    else if (weekly < minimum) {
      found.push(note(5005, `Недельный бюджет не может быть меньше ${minimum / 1_000_000}`))
    }
  }
  if ((sent.TrackingParams?.length ?? 0) > 1024) {
    found.push(note(5001, 'Значение в поле TrackingParams не должно превышать 1024 символа'))
  }
  if (own(call, world.campaigns).length >= MAX_CAMPAIGNS) {
    found.push(note(7001, `Не более ${MAX_CAMPAIGNS} кампаний`))
  }
  return found
}

const add = directMethod(
  z.strictObject({ Campaigns: z.array(newCampaign).min(1) }),
  (call, { Campaigns }) =>
    eachItem(
      'AddResults',
      Campaigns,
      (item) => {
        const { UnifiedCampaign, TextCampaign } = item
        const sent = UnifiedCampaign ?? TextCampaign
        if (sent === undefined || (UnifiedCampaign && TextCampaign)) {
          return { errors: [note(5005, 'Нужна ровно одна структура с типом кампании')] }
        }
        if (UnifiedCampaign && call.version === 'v5') {
          return { errors: [note(3500, 'Тип объекта не поддерживается в v5, используйте v501')] }
        }
        const errors = check(call, item, sent)
        if (errors.length > 0) return { errors }
        const campaign: Campaign = {
          id: call.world.nextId('campaign'),
          login: call.account.login,
          type: UnifiedCampaign ? 'UNIFIED_CAMPAIGN' : 'TEXT_CAMPAIGN',
          name: item.Name.trim(),
          startDate: item.StartDate,
          negativeKeywords: item.NegativeKeywords?.Items ?? [],
          body: sent,
          status: 'DRAFT',
        }
        call.world.campaigns.set(campaign.id, campaign)
        return { id: campaign.id }
      },
      MAX_A_CALL,
    ),
)

const get = directMethod(
  z.strictObject({
    SelectionCriteria: z.strictObject({
      Ids: z.array(idSchema).max(1_000).optional(),
      Types: z.array(z.string()).optional(),
      States: z.array(z.string()).optional(),
      Statuses: z.array(z.string()).optional(),
    }),
    FieldNames: z.array(z.string()).min(1),
    UnifiedCampaignFieldNames: z.array(z.string()).optional(),
    TextCampaignFieldNames: z.array(z.string()).optional(),
    Page: pageSchema,
  }),
  (call, params) => {
    const { Ids, Types, States, Statuses } = params.SelectionCriteria
    const found = own(call, call.world.campaigns)
      .filter(
        ({ id, type, status }) =>
          (Ids?.includes(id) ?? true) &&
          (Types?.includes(type) ?? true) &&
          (States?.includes('OFF') ?? true) &&
          (Statuses?.includes(status) ?? true),
      )
      .map((campaign) => ({
        ...fields(
          {
            Id: bare(campaign.id),
            Name: campaign.name,
            Type: campaign.type,
            Status: campaign.status,
            State: 'OFF',
            StartDate: campaign.startDate,
            DailyBudget: null,
            NegativeKeywords:
              campaign.negativeKeywords.length > 0 ? { Items: campaign.negativeKeywords } : null,
          },
          params.FieldNames,
        ),
        ...(campaign.type === 'UNIFIED_CAMPAIGN' && params.UnifiedCampaignFieldNames
          ? { UnifiedCampaign: fields(campaign.body, params.UnifiedCampaignFieldNames) }
          : {}),
        ...(campaign.type === 'TEXT_CAMPAIGN' && params.TextCampaignFieldNames
          ? { TextCampaign: fields(campaign.body, params.TextCampaignFieldNames) }
          : {}),
      }))
    return onePage(call, 'Campaigns', found, params.Page)
  },
)

const remove = directMethod(idCriteria, (call, { SelectionCriteria }) =>
  eachItem('DeleteResults', SelectionCriteria.Ids, (id) => {
    const campaign = findOwn(call, call.world.campaigns, id)
    if (campaign === undefined) return { errors: [note(8800, 'Кампания не найдена')] }
    if (campaign.status !== 'DRAFT') {
      return { errors: [note(8300, 'Удалить можно только черновик')] }
    }
    call.world.removeCampaign(id)
    return { id }
  }),
)

export const CAMPAIGNS: Readonly<Record<string, DirectMethod>> = { add, get, delete: remove }
