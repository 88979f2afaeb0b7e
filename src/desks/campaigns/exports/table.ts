import { LIMITS } from '../ads/limits.ts'
import { withTracking } from '../ads/tracking.ts'
import type { Ad, AdGroup, CampaignContent } from '../campaign.ts'

/** A cell: numbers only where Commander expects digits. */
export type Cell = string | number

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Values of Commander's own dictionaries, letter by letter (help of Direct, February 2026). */
export const CAMPAIGN_TYPE = 'Единая перфоманс-кампания'
export const AD_TYPES = { responsive: 'Комбинаторное', text: 'Текстово-графическое' } as const
export const MAIN_ROW = '-'
export const FURTHER_AD_ROW = '+'

const PARTS = '||'

/** What one row shows: the campaign, a group of it, one of its ads, and a keyword where the row has one. */
interface Row {
  readonly content: CampaignContent
  readonly group: AdGroup
  readonly ad: Ad
  /** Undefined in the row of a further ad. */
  readonly keyword: string | undefined
  readonly isMain: boolean
}

type Column = readonly [name: string, cell: (row: Row) => Cell]

const empty = () => ''
const numbered = (name: string, count: number, cell: (row: Row, index: number) => Cell) =>
  Array.from(
    { length: count },
    (_, index): Column => [`${name} ${index + 1}`, (row) => cell(row, index)],
  )

const RESPONSIVE_STRINGS: readonly Column[] = [
  ...numbered('Заголовок', 7, ({ ad }, index) => titlesOf(ad)[index] ?? ''),
  ...numbered('Текст', 3, ({ ad }, index) => textsOf(ad)[index] ?? ''),
]
const TEXT_STRINGS: readonly Column[] = [
  ...numbered('Заголовок', 2, ({ ad }, index) => titlesOf(ad)[index] ?? ''),
  ['Текст', ({ ad }) => textsOf(ad)[0] ?? ''],
]

/** The columns of Commander's import. Equal names of both formats would collide, so a file has one set of strings. */
function columnsOf({ brief }: CampaignContent): readonly Column[] {
  const isResponsive = brief.format === 'responsive'
  return [
    ['Тип кампании', () => CAMPAIGN_TYPE],
    ['№ заказа', empty],
    ['Валюта', empty],
    [
      'Минус-фразы на кампанию',
      ({ content }) =>
        listed(
          content.minusWords.map(({ word }) => word),
          LIMITS.campaignMinusCharacters,
        ),
    ],
    ['ID группы', empty],
    ['ID фразы', empty],
    ['ID объявления', empty],
    ['Доп. объявление группы', ({ isMain }) => (isMain ? MAIN_ROW : FURTHER_AD_ROW)],
    ['Тип объявления', () => AD_TYPES[brief.format]],
    ['Название группы', ({ group }) => group.name],
    ['Номер группы', ({ group }) => group.number],
    ['Фраза (с минус-словами)', ({ keyword }) => keyword ?? ''],
    ...(isResponsive ? RESPONSIVE_STRINGS : TEXT_STRINGS),
    ['Ссылка', ({ content }) => withTracking(brief.url, content.tracking)],
    ['Отображаемая ссылка', ({ content }) => content.extras.displayPath],
    ['Регион', ({ isMain }) => (isMain ? brief.regionNames.join(', ') : '')],
    ['Ставка', empty],
    ['Ставка в сетях', empty],
    ['Заголовки быстрых ссылок', sitelinks(({ title }) => title)],
    ['Описания быстрых ссылок', sitelinks(({ description }) => description)],
    ['Адреса быстрых ссылок', sitelinks(({ url }, tracking) => withTracking(url, tracking))],
    ['Уточнения', ({ content }) => parts(content.extras.callouts)],
    ['Параметр 1', empty],
    ['Параметр 2', empty],
    ['Метки', empty],
    ...(isResponsive ? numbered('Изображение', 5, empty) : [['Изображение', empty] as Column]),
    ['Минус-фразы на группу', ({ group }) => listed(group.minusWords, LIMITS.groupMinusCharacters)],
  ]
}

/**
 * The campaign as Direct Commander imports it: a row a keyword with the group's main ad, then a row for each further ad. Groups without
 * ads are left out, see {@link groupsWithoutAds}. Every cell is one line without tabs.
 */
export function commanderTable(content: CampaignContent): Table {
  const columns = columnsOf(content)
  const rows = content.groups.flatMap((group) => rowsOf(content, group))
  return {
    header: columns.map(([name]) => name),
    rows: rows.map((row) => columns.map(([, cell]) => cellText(cell(row)))),
  }
}

/** Names of the groups that Commander cannot take yet. */
export function groupsWithoutAds({ groups }: CampaignContent): string[] {
  return groups.filter(({ ads }) => ads.length === 0).map(({ name }) => name)
}

function rowsOf(content: CampaignContent, group: AdGroup): Row[] {
  const [main, ...further] = group.ads.slice(0, LIMITS.responsiveAds)
  if (!main) return []
  return [
    ...group.phrases.map(({ text: keyword }) => ({
      ...{ content, group, ad: main, keyword, isMain: true },
    })),
    ...further.map((ad) => ({ content, group, ad, keyword: undefined, isMain: false })),
  ]
}

export function titlesOf(ad: Ad): readonly string[] {
  return ad.kind === 'responsive' ? ad.titles : [ad.title, ad.title2]
}

export function textsOf(ad: Ad): readonly string[] {
  return ad.kind === 'responsive' ? ad.texts : [ad.text]
}

function sitelinks(
  part: (link: CampaignContent['extras']['sitelinks'][number], tracking: string) => string,
) {
  return ({ content: { extras, tracking } }: Row) =>
    parts(extras.sitelinks.map((link) => part(link, tracking)))
}

/** Empty parts stay: the third description belongs to the third link. */
function parts(values: readonly string[]): string {
  if (values.every((value) => value === '')) return ''
  return values.map((value) => value.replaceAll(PARTS, '|')).join(PARTS)
}

/** Words between commas; those beyond the limit are left out, or the import would refuse all of them. */
function listed(words: readonly string[], limit: number): string {
  let length = 0
  const kept = words.filter((word) => {
    length += word.replace(/\s/gu, '').length
    return length <= limit
  })
  return kept.join(', ')
}

/** One line, well-formed, without control characters: a tab would begin a cell and a line break a row. */
function cellText(cell: Cell): Cell {
  if (typeof cell === 'number') return cell
  return cell
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
