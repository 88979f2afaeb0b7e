import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'
import { openImports } from './actions.ts'

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
    .replace(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /\p{L}{3}/u.test(bare) ? bare : title
}

/** `Dunk Low Retro DD1391-100`, the number not twice. */
export function named({ title, article }: { title: string; article: string | null }): string {
  const name = readable(title)
  return article === null || name.includes(article) ? name : `${name} ${article}`
}
