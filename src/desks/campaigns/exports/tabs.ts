import { LIMITS, TEXT_LIMITS, type TextKind } from '../ads/limits.ts'
import { withTracking } from '../ads/links/tracking.ts'
import { type AdOrigin, asCombinatorial, type CampaignContent } from '../campaign.ts'
import type { Intent, MinusReason } from '../phrase.ts'
import type { SheetTab } from '../ports.ts'
import { guideTab } from './guide-tab.ts'

const INTENTS: Readonly<Record<Intent, string>> = {
  buy: 'купить',
  info: 'узнать',
  brand: 'бренд',
  free: 'бесплатно',
  used: 'б/у',
  other: 'другое',
}
const REASONS: Readonly<Record<MinusReason, string>> = {
  info: 'ищут сведения, не товар',
  free: 'хотят бесплатно',
  used: 'ищут б/у',
  job: 'ищут работу',
  diy: 'делают сами',
  place: 'другое место',
  'stop-list': 'стоп-слово',
}
const ORIGINS: Readonly<Record<AdOrigin, string>> = {
  model: 'модель',
  repaired: 'модель, исправлено',
  template: 'шаблон',
  seller: 'ваше',
}

interface Column {
  readonly name: string
  /** Pixels. */
  readonly width: number
  /** Characters; longer cells are shown red. */
  readonly limit?: number
}

const column = (name: string, width: number, limit?: number): Column => ({
  name,
  width,
  ...(limit === undefined ? {} : { limit }),
})

/** The campaign as a spreadsheet for people: what was collected, what was written, how to read it. */
export function sheetTabs(content: CampaignContent): SheetTab[] {
  return [
    keywordsTab(content),
    adsTab(content),
    minusWordsTab(content),
    extrasTab(content),
    guideTab(content),
  ]
}

function keywordsTab({ groups }: CampaignContent): SheetTab {
  const columns = [
    column('№', 50),
    column('Группа', 240),
    column('Ключевая фраза', 320, LIMITS.keywordCharacters),
    column('Показов в месяц', 140),
    column('Намерение', 120),
  ]
  const rows = groups.flatMap(({ number, name, intent, phrases }) =>
    phrases.map(({ text, frequency }) => [number, name, text, frequency, intentName(intent)]),
  )
  return tab('Ключи', columns, rows)
}

function adsTab({ brief, groups, extras, tracking }: CampaignContent): SheetTab {
  const titles = numbered('Заголовок', LIMITS.titles, 330, longest('title'))
  const texts = numbered('Текст', LIMITS.texts, 460, longest('text'))
  const columns = [
    ...[column('№', 50), column('Группа', 240), column('Объявление', 100)],
    ...titles,
    ...texts,
    column('Ссылка', 320, LIMITS.hrefCharacters),
    column('Отображаемая ссылка', 180, longest('display-path')),
    column('Откуда текст', 150),
  ]
  const url = withTracking(brief.url, tracking)
  const rows = groups.flatMap((group) =>
    group.ads
      .map(asCombinatorial)
      .map((ad, index) => [
        ...[group.number, group.name, index + 1],
        ...filled(ad.titles, titles.length),
        ...filled(ad.texts, texts.length),
        ...[url, extras.displayPath, ORIGINS[ad.origin]],
      ]),
  )
  return tab('Объявления', columns, rows)
}

function minusWordsTab({ minusWords, groups }: CampaignContent): SheetTab {
  const columns = [
    column('Минус-слово', 200),
    column('Почему', 240),
    column('В скольких фразах', 150),
    column('Где действует', 240),
  ]
  return tab('Минус-слова', columns, [
    ...minusWords.map(({ word, reason, phrases }) => [
      ...[word, REASONS[reason], phrases, 'вся кампания'],
    ]),
    ...groups.flatMap((group) =>
      group.minusWords.map((word) => [word, 'есть своя группа', '', `группа «${group.name}»`]),
    ),
  ])
}

function extrasTab({ extras, tracking }: CampaignContent): SheetTab {
  const columns = [
    column('Быстрая ссылка', 240, longest('sitelink-title')),
    column('Описание', 380, longest('sitelink-description')),
    column('Адрес', 380, LIMITS.hrefCharacters),
    column('Уточнение', 220, longest('callout')),
  ]
  const { sitelinks, callouts } = extras
  const rows = Array.from({ length: Math.max(sitelinks.length, callouts.length) }, (_, index) => {
    const link = sitelinks[index]
    const cells = link ? [link.title, link.description, withTracking(link.url, tracking)] : []
    return [...filled(cells, 3), callouts[index] ?? '']
  })
  return tab('Расширения', columns, rows)
}

function tab(title: string, columns: readonly Column[], rows: SheetTab['rows']): SheetTab {
  return {
    title,
    header: columns.map(({ name }) => name),
    rows,
    widths: columns.map(({ width }) => width),
    limits: Object.fromEntries(
      columns.flatMap(({ limit }, index) => (limit === undefined ? [] : [[index, limit]])),
    ),
  }
}

/** A cell beyond it breaks the rule for certain; narrow characters have room of their own. */
const longest = (kind: TextKind) => TEXT_LIMITS[kind].characters + TEXT_LIMITS[kind].narrow

const intentName = (intent: string) => INTENTS[intent as Intent] ?? intent

const filled = (values: readonly string[], length: number) =>
  Array.from({ length }, (_, index) => values[index] ?? '')

const numbered = (name: string, count: number, width: number, limit: number) =>
  Array.from({ length: count }, (_, index) => column(`${name} ${index + 1}`, width, limit))
