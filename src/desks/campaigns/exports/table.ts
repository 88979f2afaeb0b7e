import { LIMITS } from '../ads/limits.ts'
import { withTracking } from '../ads/links/tracking.ts'
import {
  type AdGroup,
  asCombinatorial,
  type CampaignContent,
  type ResponsiveAd,
} from '../campaign.ts'

/** A cell: numbers only where Commander expects digits. */
export type Cell = string | number

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Values of Commander's own dictionaries, letter by letter (help of Direct, February 2026). */
export const CAMPAIGN_TYPE = 'Единая перфоманс-кампания'
export const AD_TYPE = 'Комбинаторное'
export const MAIN_ROW = '-'
export const FURTHER_AD_ROW = '+'

const PARTS = '||'

/** What one row shows: the campaign, a group of it, one of its ads, and a keyword where the row has one. */
interface Row {
  readonly content: CampaignContent
  readonly group: AdGroup
  readonly ad: ResponsiveAd
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

const STRINGS: readonly Column[] = [
  ...numbered('Заголовок', 7, ({ ad }, index) => ad.titles[index] ?? ''),
  ...numbered('Текст', 3, ({ ad }, index) => ad.texts[index] ?? ''),
]
/** The columns of Commander's import. */
function columnsOf({ brief }: CampaignContent): readonly Column[] {
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
    ['Тип объявления', () => AD_TYPE],
    ['Название группы', ({ group }) => group.name],
    ['Номер группы', ({ group }) => group.number],
    ['Фраза (с минус-словами)', ({ keyword }) => keyword ?? ''],
    ...STRINGS,
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
    ...numbered('Изображение', 5, empty),
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
  const [main, ...further] = group.ads.slice(0, LIMITS.responsiveAds).map(asCombinatorial)
  if (!main) return []
  return [
    ...group.phrases.map(({ text: keyword }) => ({
      ...{ content, group, ad: main, keyword, isMain: true },
    })),
    ...further.map((ad) => ({ content, group, ad, keyword: undefined, isMain: false })),
  ]
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
