import { searchSeveral } from '#core/search-several.ts'
import type { Warehouse } from '../feed/store.ts'
import { CITY_NAMES } from './city-names.ts'

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'u',
  я: 'a',
}

/** One spelling for the many ways to write a Russian name in Latin letters. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/ts|tz/g, 'c'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/yo|ye|je/g, 'e'],
  [/[yj]u/g, 'u'],
  [/[yj]a|ia/g, 'a'],
  [/[yj]/g, 'i'],
  [/ii+/g, 'i'],
  [/(.)\1/g, '$1'],
]

/** What a short name stands for, by its {@link skeleton} without gaps: `spb` and `СПб` are the same. */
const MEANT = new Map(
  Object.entries(CITY_NAMES).map(([short, words]) => [
    compact(skeleton(short)),
    words.map(skeleton),
  ]),
)

function compact(text: string): string {
  return text.replaceAll(' ', '')
}

/** What a short name of a city stands for, as skeletons of words in names; undefined when it is none. */
export function meantBy(text: string): readonly string[] | undefined {
  return MEANT.get(compact(skeleton(text)))
}

/** A name as it is compared: Latin, one spelling, words apart. */
export function skeleton(text: string): string {
  let latin = ''
  for (const letter of text.toLowerCase()) latin += LATIN[letter] ?? letter
  for (const [pattern, spelling] of SAME) latin = latin.replace(pattern, spelling)
  return latin.replace(/[^a-z0-9]+/g, ' ').trim()
}

const EXACT = 0
const SLIP = 4

/** How well a name answers a query, lower is better; undefined: not at all. */
function rank(name: string, query: string): number | undefined {
  const words = name.split(' ')
  if (name === query) return EXACT
  if (name.startsWith(query)) return 1
  if (words.some((word) => word.startsWith(query))) return 2
  if (name.includes(query)) return 3
  if (query.length < 5) return undefined
  return words.some((word) => isOneSlipAway(word.slice(0, query.length + 1), query))
    ? SLIP
    : undefined
}

/** True when one letter was missed, added, changed, or two were swapped; an unfinished word counts. */
function isOneSlipAway(word: string, query: string): boolean {
  let start = 0
  while (start < query.length && word[start] === query[start]) start++
  const rest = (from: number) => query.slice(from)
  const left = (from: number) => word.slice(from)
  const isSwapped = word[start] === query[start + 1] && word[start + 1] === query[start]
  return (
    left(start + 1).startsWith(rest(start + 1)) ||
    left(start).startsWith(rest(start + 1)) ||
    left(start + 1).startsWith(rest(start)) ||
    (isSwapped && left(start + 2).startsWith(rest(start + 2)))
  )
}

/**
 * Warehouses whose name answers the text, best first; all of them by name for an empty one. A number is an id. Several names may be
 * written with commas. Where none answers all of a name, those that answer one of its longer words: `коледино и тула`, `подольск 3`.
 */
export function searchWarehouses<T extends Pick<Warehouse, 'id' | 'name'>>(
  all: readonly T[],
  text: string,
): T[] {
  const byName = [...all].sort((a, b) => a.name.localeCompare(b.name, 'ru'))
  return searchSeveral(text, (one) => searchOne(byName, one))
}

const LONG_WORD = 4

function searchOne<T extends Pick<Warehouse, 'id' | 'name'>>(
  byName: readonly T[],
  text: string,
): readonly T[] {
  const query = skeleton(text.replace(/^\s*№\s*/u, ''))
  if (query === '') return byName
  const found = answering(byName, query)
  if (found.length > 0) return found
  const words = query.split(' ').filter((word) => word.length >= LONG_WORD)
  return [...new Set(words.flatMap((word) => answering(byName, word)))]
}

function answering<T extends Pick<Warehouse, 'id' | 'name'>>(all: readonly T[], query: string) {
  const queries = [query, ...(MEANT.get(compact(query)) ?? [])]
  const found = all.flatMap((warehouse) => {
    if (String(warehouse.id) === query) return [{ warehouse, place: EXACT }]
    const name = skeleton(warehouse.name)
    const places = queries.flatMap((one) => rank(name, one) ?? [])
    return places.length === 0 ? [] : [{ warehouse, place: Math.min(...places) }]
  })
  // "Казань" is no slip of the finger for Рязань where there is a Казань.
  const isSpelled = found.some(({ place }) => place < SLIP)
  return found
    .filter(({ place }) => !isSpelled || place < SLIP)
    .sort((a, b) => a.place - b.place)
    .map(({ warehouse }) => warehouse)
}
