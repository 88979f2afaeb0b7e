import { createHash } from 'node:crypto'
import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'
import { openImports } from './actions.ts'
import type { Page } from './deps.ts'

/** Rows a page. */
export const PAGE = 8

export const toImports = (lang: Lang): Button => ({
  text: lang.t('button-imports-back'),
  data: openImports({}),
})

/** A text that fits beside others; what is left out is marked. */
export function cut(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= length
    ? characters.join('')
    : `${characters.slice(0, length - 1).join('')}…`
}

const NBSP = '\u00a0'
const FEN = 100

/** `629 ¥` */
export const yuan = (lang: Lang, fen: number): string =>
  `${lang.number(Math.round(fen / FEN))}${NBSP}¥`

/** `11 750 ₽` */
export const roubles = (lang: Lang, amount: number): string => `${lang.number(amount)}${NBSP}₽`

/** A product's name as a seller can read it: without what is Chinese, where enough is left. */
export function readable(title: string): string {
  const bare = title
    // A letter of a Chinese word, as in T恤, goes with it.
    .replace(
      /(?<![A-Za-z\d])[A-Z](?=\p{Script=Han})|[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
  return /\p{L}{3}/u.test(bare) ? bare : title
}

/** `Dunk Low Retro DD1391-100`, the number not twice. */
export function named({ title, article }: { title: string; article: string | null }): string {
  const name = readable(title)
  return article === null || name.includes(article) ? name : `${name} ${article}`
}

/** `$0,02`; what is less than a cent is a cent. Of millionths of a dollar. */
export function dollars(lang: Lang, micros: number): string {
  const cents = Math.ceil(micros / 10_000)
  const text = (cents / 100).toFixed(2)
  return `$${lang.locale === 'ru' ? text.replace('.', ',') : text}`
}

/** Pages that so many rows make. */
export const pagesOf = (total: number): number => Math.ceil(total / PAGE)

/** A page of rows that are read by `read`; one beyond the end is the last. */
export async function pageOf<T>(
  wanted: number,
  read: (slice: { offset: number; limit: number }) => Promise<Page<T>>,
): Promise<Page<T> & { readonly page: number }> {
  const page = Math.max(0, wanted)
  const found = await read({ offset: page * PAGE, limit: PAGE })
  if (found.items.length > 0 || found.total === 0)
    return { ...found, page: found.total === 0 ? 0 : page }
  const last = pagesOf(found.total) - 1
  return { ...(await read({ offset: last * PAGE, limit: PAGE })), page: last }
}

/** Short name of a text in callback data; two of one list are the same once in a billion. */
export const printOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 6)
