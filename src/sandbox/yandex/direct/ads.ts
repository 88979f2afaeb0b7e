import { z } from 'zod'
import { bare } from '../json.ts'
import type { Ad } from '../records.ts'
import { checkAd, newAd, sentExtensions } from './ad-body.ts'
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
} from './method.ts'
import { note } from './rules.ts'

/** Combinatorial ads a group holds; text ads are 50. */
const MAX_ADS = { responsive: 3, text: 50 }
const LONGEST_TITLE = 56

interface TextStrings {
  readonly Title?: string | undefined
  readonly Title2?: string | undefined
  readonly Text?: string | undefined
}

const add = directMethod(
  z.strictObject({ Ads: z.array(newAd.extend({ AdGroupId: idSchema })).min(1) }),
  (call, { Ads }) =>
    eachItem('AddResults', Ads, (item) => {
      const { world, account } = call
      const group = findOwn(call, world.groups, item.AdGroupId)
      if (group === undefined)
        return { errors: [note(8800, `Группа ${item.AdGroupId} не найдена`)] }
      const { ResponsiveAd, TextAd } = item
      const sent = ResponsiveAd ?? TextAd
      if (sent === undefined || (ResponsiveAd && TextAd)) {
        return { errors: [note(5005, 'Нужна ровно одна структура с типом объявления')] }
      }
      if (ResponsiveAd && call.version === 'v5') {
        return { errors: [note(3500, 'Тип объекта не поддерживается в v5, используйте v501')] }
      }
      const isUnified = world.campaigns.get(group.campaignId)?.type === 'UNIFIED_CAMPAIGN'
      if (isUnified !== (ResponsiveAd !== undefined)) {
        return { errors: [note(3500, 'Объявления этого типа нельзя создать в этой кампании')] }
      }
      const errors = checkAd(call, item)
      if (errors.length > 0) return { errors }
      const kind = ResponsiveAd ? 'responsive' : 'text'
      const siblings = own(call, world.ads).filter((ad) => ad.groupId === group.id)
      if (siblings.length >= MAX_ADS[kind]) {
        return { errors: [note(7001, `В одной группе не может быть более ${MAX_ADS[kind]}`)] }
      }
      const common = {
        id: world.nextId('ad'),
        login: account.login,
        groupId: group.id,
        campaignId: group.campaignId,
        status: 'DRAFT' as const,
        href: sent.Href ?? null,
        displayUrlPath: sent.DisplayUrlPath ?? null,
        sitelinkSetId: sent.SitelinkSetId ?? null,
        extensionIds: sentExtensions(sent) ?? [],
      }
      const ad: Ad = ResponsiveAd
        ? {
            ...common,
            kind: 'responsive',
            titles: ResponsiveAd.Titles ?? [],
            texts: ResponsiveAd.Texts ?? [],
          }
        : { ...common, kind: 'responsive', ...combined(TextAd) }
      world.ads.set(ad.id, ad)
      return { id: ad.id }
    }),
)

/** Since 30 June 2026 an added text ad becomes a combinatorial one: `Title. Title2` where that fits, else Title2 is lost. */
function combined({ Title = '', Title2 = '', Text = '' }: TextStrings = {}) {
  const joined = `${Title}. ${Title2}`
  const fits = Title2 !== '' && [...joined].length <= LONGEST_TITLE
  return { titles: [fits ? joined : Title], texts: [Text] }
}

/** Arrays that are sent replace the old ones whole. */
const update = directMethod(
  z.strictObject({ Ads: z.array(newAd.extend({ Id: idSchema })).min(1) }),
  (call, { Ads }) =>
    eachItem('UpdateResults', Ads, (item) => {
      const ad = findOwn(call, call.world.ads, item.Id)
      if (ad === undefined) return { errors: [note(8800, 'Объявление не найдено')] }
      const { ResponsiveAd, TextAd } = item
      if (ResponsiveAd && call.version === 'v5') {
        return { errors: [note(3500, 'Тип объекта не поддерживается в v5, используйте v501')] }
      }
      const sent = ad.kind === 'responsive' ? ResponsiveAd : TextAd
      if (sent === undefined) return { errors: [note(5005, 'Тип объявления не совпадает')] }
      const errors = checkAd(call, item, ad)
      if (errors.length > 0) return { errors }
      if (ad.kind === 'responsive') {
        ad.titles = ResponsiveAd?.Titles ?? ad.titles
        ad.texts = ResponsiveAd?.Texts ?? ad.texts
      } else {
        ad.title = TextAd?.Title ?? ad.title
        ad.title2 = TextAd?.Title2 ?? ad.title2
        ad.text = TextAd?.Text ?? ad.text
      }
      ad.href = sent.Href ?? ad.href
      ad.displayUrlPath = sent.DisplayUrlPath ?? ad.displayUrlPath
      ad.sitelinkSetId = sent.SitelinkSetId ?? ad.sitelinkSetId
      ad.extensionIds = sentExtensions(sent) ?? ad.extensionIds
      return { id: ad.id }
    }),
)

interface Shapes {
  readonly responsive: readonly string[] | undefined
  readonly text: readonly string[] | undefined
}

/** Asked as a text ad, a combinatorial one shows its first title and text and no more. */
function view(ad: Ad, names: readonly string[], shapes: Shapes): Record<string, unknown> {
  const common = {
    Href: ad.href,
    DisplayUrlPath: ad.displayUrlPath,
    SitelinkSetId: ad.sitelinkSetId === null ? null : bare(ad.sitelinkSetId),
    AdExtensions: ad.extensionIds.map((id) => ({ AdExtensionId: bare(id), Type: 'CALLOUT' })),
  }
  const isResponsive = ad.kind === 'responsive'
  const asResponsive = isResponsive && shapes.responsive !== undefined
  const Status = ad.status
  const body = asResponsive
    ? {
        ResponsiveAd: fields(
          {
            ...common,
            Titles: ad.titles.map((Title) => ({ Title, Status })),
            Texts: ad.texts.map((Text) => ({ Text, Status })),
          },
          shapes.responsive ?? [],
        ),
      }
    : shapes.text
      ? {
          TextAd: fields(
            {
              ...common,
              Title: isResponsive ? ad.titles[0] : ad.title,
              Title2: isResponsive ? null : ad.title2,
              Text: isResponsive ? ad.texts[0] : ad.text,
              Mobile: 'NO',
            },
            shapes.text,
          ),
        }
      : {}
  return {
    ...fields(
      {
        Id: bare(ad.id),
        AdGroupId: bare(ad.groupId),
        CampaignId: bare(ad.campaignId),
        Status,
        State: 'OFF',
        Type: asResponsive || (isResponsive && !shapes.text) ? 'RESPONSIVE_AD' : 'TEXT_AD',
      },
      names,
    ),
    ...body,
  }
}

const get = directMethod(
  z.strictObject({
    SelectionCriteria: belowCampaign,
    FieldNames: z.array(z.string()).min(1),
    ResponsiveAdFieldNames: z.array(z.string()).min(1).optional(),
    TextAdFieldNames: z.array(z.string()).min(1).optional(),
    Page: pageSchema,
  }),
  (call, params) => {
    const { ResponsiveAdFieldNames: responsive, TextAdFieldNames: text } = params
    const found = own(call, call.world.ads)
      .filter((ad) => matches(params.SelectionCriteria, ad))
      .map((ad) => view(ad, params.FieldNames, { responsive, text }))
    return onePage(call, 'Ads', found, params.Page)
  },
)

const remove = directMethod(idCriteria, (call, { SelectionCriteria }) =>
  eachItem('DeleteResults', SelectionCriteria.Ids, (id) => {
    if (!findOwn(call, call.world.ads, id)) {
      return { errors: [note(8800, 'Объявление не найдено')] }
    }
    call.world.ads.delete(id)
    return { id }
  }),
)

export const ADS: Readonly<Record<string, DirectMethod>> = { add, update, get, delete: remove }
