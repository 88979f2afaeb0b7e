import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { pager } from '../pager.ts'
import type { Button, Keyboard } from '../screen.ts'
import type { PickItem } from './list.ts'
import { hasRoom } from './selection.ts'

/** Rows a page. */
export const PAGE_SIZE = 8
/** What a phone shows of a button over the whole width. */
const ROW_LENGTH = 40

/** One page of a list and what is ticked in the whole of it. */
export interface PickerView {
  /** '' when nothing was searched. */
  readonly query: string
  readonly offset: number
  readonly items: readonly PickItem[]
  readonly total: number
  readonly ticked: readonly number[]
  readonly min: number
  readonly max: number
  /** Ticked rows carry their number, because order matters. */
  readonly ordered: boolean
}

/** Callback data of a picker's buttons, made by the actions of whoever shows it. */
export interface PickerData {
  tick(id: number, on: boolean): string
  page(offset: number): string
  bulk(how: 'page' | 'all' | 'none'): string
  search(how: 'hint' | 'clear'): string
  readonly done: string
}

/** Rows to tick, page/all/none where the maximum allows, pages, search and Done. */
export function pickerKeyboard(view: PickerView, lang: Lang, data: PickerData): Keyboard {
  const { items, offset, total, ticked, min, max, query } = view
  const isTicked = new Set(ticked)
  const rows = items.map((item): Button[] => [
    {
      text: rowText(item, view),
      data: data.tick(item.id, max === 1 || !isTicked.has(item.id)),
    },
  ])
  const bulk = (how: 'page' | 'all' | 'none', text: string): Button => ({
    text: plainText(text),
    data: data.bulk(how),
  })
  const pageIds = items.map(({ id }) => id)
  const canTickPage = max > 1 && items.length > 1 && hasRoom(ticked, pageIds, max)
  const bulks = [
    ...(canTickPage && total > PAGE_SIZE ? [bulk('page', lang.t('picker-page'))] : []),
    ...(max > 1 && total > 1 && total <= max ? [bulk('all', lang.t('picker-all', { total }))] : []),
    ...(max > 1 && ticked.length > 0 ? [bulk('none', lang.t('picker-none'))] : []),
  ]
  const search: Button[] = query
    ? [{ text: lang.t('picker-search-clear'), data: data.search('clear') }]
    : total > PAGE_SIZE
      ? [{ text: lang.t('picker-search'), data: data.search('hint') }]
      : []
  const isReady = max > 1 && ticked.length >= min && ticked.length <= max
  const done: Button[] = isReady
    ? [{ text: lang.t('wizard-done'), data: data.done, style: 'primary' }]
    : []
  const pages = pager(
    { page: Math.floor(offset / PAGE_SIZE), pages: Math.ceil(total / PAGE_SIZE) },
    (page) => data.page(page * PAGE_SIZE),
  )
  return [...rows, bulks, ...pages, [...search, ...done]].filter((row) => row.length > 0)
}

function rowText({ id, text }: PickItem, { ticked, max, ordered }: PickerView): string {
  const place = ticked.indexOf(id)
  const mark = place < 0 ? '☐' : ordered ? orderMark(place + 1) : '☑'
  const full = max === 1 && place < 0 ? text : `${mark} ${text}`
  return full.length > ROW_LENGTH ? `${full.slice(0, ROW_LENGTH - 1)}…` : full
}

/** A keycap up to nine; the tenth keycap is a different character, so plain digits from there on. */
const orderMark = (place: number) => (place < 10 ? `${place}\ufe0f\u20e3` : `${place}.`)

/** The lines above the list: how many are ticked, what was searched. */
export function pickerLines({ query, total, ticked, max }: PickerView, lang: Lang): string[] {
  const picked = ticked.length
  const counter =
    max === 1
      ? []
      : [
          query === '' && total <= max
            ? lang.t('picker-counter', { picked, total })
            : lang.t('picker-counter-max', { picked, max }),
        ]
  if (query === '') return counter
  const found =
    total === 0 ? lang.t('picker-nothing', { query }) : lang.t('picker-found', { query, total })
  return [...counter, found]
}
