import { WALL } from '#telegram/input/cutter.ts'
import type { Warehouse } from '../feed/store.ts'
import { CITY_NAMES } from '../warehouses/city-names.ts'
import { meantBy, skeleton } from '../warehouses/search.ts'

export interface Places {
  /** Most wanted first. */
  readonly ids: readonly number[]
  /** A short name that may stand for different cities. */
  readonly isDoubtful: boolean
  /** Words that are no place, as they stand in the cut line. */
  readonly rest: readonly string[]
}

/** Short for more than one city; nobody can tell which. */
const SEVERAL = new Set(['влад'])
/** Short names of so many letters have cases: "в Питере", "Невинку". */
const LONG_SHORT = 5
const LONG_NAMES = Object.keys(CITY_NAMES)
  .filter((name) => name.length >= LONG_SHORT)
  .map(skeleton)
/** Longest name, in words. */
const WINDOW = 3
/** What a case may add to a name. */
const ENDING = 3
const SHORTEST = 3
/** The next one is wanted most. */
const FIRST =
  /^(?:приоритет\p{L}*|приоритете|сначала|сперва|лучше|желательно|first|priority|preferably|ideally)$/u
/** A place that is not wanted, whatever else is. */
const NOT = new Set([
  'не',
  'кроме',
  'без',
  'исключая',
  'not',
  'but',
  'except',
  'excluding',
  'without',
])
const NOISE = new Set(
  `о об за при под про числа в во на и или либо с со к ко из по для до от у а но мне нам бы ну вот я мы надо нужна нужен нужно нужны нужную хочу хотим хотел хотела
   хотелось хотя когда как чтоб чтобы что если где-то где пожалуйста плиз пж привет здравствуйте добрый день найди найти найдите ищи ищу
   ищем поищи дай дайте поставь поставьте создай сделай запусти добавь новый новая монитор мониторь мониторинг слот слоты слота слотов слотик
   поставка поставку поставки поставок поставить отвезти отгрузить отгрузка отгрузку отгрузки привезти везу везем сдать приемка приемку
   приемке приемки склад склады склада складе складу складов любой любом любую любые любая все всех один одну одно эти этот срочно очень
   есть будет появится появятся откроется откроют открыли открытие освободится свободный свободную свободные дата дату даты даты число числа
   день дня окно окошко вб wb wildberries лимит лимиты лимита лимитов вайлдберриз валберис вайлдберрис товар товара товаром в-общем примерно около скорее максимум тоже
   включительно каждый каждую каждое тип типа type daily ближайшая ближайшую всю весь начиная over inclusive
   также еще только лишь сам сама сами бот боту коэф коэффициент коэффициентом кэф приоритет первую очередь прежде всего
   about near by as starting the a an at in on to for of and or from with me us i we want need would like please hi hello find look looking search set up create this
   make new monitor slot slots supply supplies shipment delivery deliver acceptance warehouse warehouses any all some when opens open if
   is there becomes available free date dates day days pls only also just coefficient coef my our it`.split(
    /\s+/u,
  ),
)
const JOINTS = /[,;/+&|:]+|\.(?=\s|$)/gu

/** Warehouses named in what is left of a line, whatever their case, alphabet or a slip of the finger. */
export function placesOf(left: string, all: readonly Warehouse[]): Places {
  const words = left.replace(JOINTS, ` ${WALL} `).trim().split(/\s+/u)
  const known = all.map((warehouse) => ({ warehouse, words: skeleton(warehouse.name).split(' ') }))
  let found: { id: number; isFirst: boolean }[] = []
  const rest: string[] = []
  let isDoubtful = false
  let isFirst = false
  let last: { readonly end: number; readonly ids: readonly number[] } | undefined
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? ''
    if (FIRST.test(word)) isFirst = true
    const isIdle = word === WALL || FIRST.test(word) || NOISE.has(word)
    const hit = isIdle ? undefined : longest(words.slice(at, at + WINDOW), known)
    if (hit) {
      isDoubtful ||= hit.isDoubtful || NOT.has(words[at - 1] ?? '')
      // "Спб уткина": the second word says which of them.
      const wide = last?.end === at && hit.ids.every((id) => last?.ids.includes(id)) ? last.ids : []
      found = found.filter(({ id }) => !wide.includes(id))
      found.push(...hit.ids.map((id) => ({ id, isFirst })))
      last = { end: at + hit.length, ids: hit.ids }
      isFirst = false
    } else if (!isIdle) rest.push(word)
    at += hit?.length ?? 1
  }
  const ids = [...found.filter((one) => one.isFirst), ...found].map(({ id }) => id)
  const names = new Set(
    known.filter(({ warehouse }) => ids.includes(warehouse.id)).flatMap(({ words }) => words),
  )
  return {
    ...{ ids: [...new Set(ids)], isDoubtful },
    // The number of a street that belongs to a name.
    rest: rest.filter((word) => !names.has(skeleton(word)) && /[\p{L}\p{N}]/u.test(word)),
  }
}

interface Named {
  readonly warehouse: Warehouse
  readonly words: readonly string[]
}

function longest(words: readonly string[], known: readonly Named[]) {
  const wall = words.indexOf(WALL)
  const most = wall < 0 ? words.length : wall
  for (let length = most; length > 0; length -= 1) {
    const said = words.slice(0, length)
    if (length > 1 && NOISE.has(said[length - 1] ?? '')) continue
    const hit = match(said, known)
    if (hit) return { ...hit, length }
  }
  return undefined
}

function match(
  said: readonly string[],
  known: readonly Named[],
): { ids: readonly number[]; isDoubtful: boolean } | undefined {
  const whole = said.join(' ')
  const isCentre = said.some((word) => word === 'сц' || skeleton(word) === 'sc')
  const short = shortFor(whole)
  if (short) {
    const cities = short.map((name) => known.filter(({ words }) => holds(words, name.split(' '))))
    const isSeveral = SEVERAL.has(whole) && cities.filter((one) => one.length > 0).length > 1
    const ids = choose(cities.flat(), isCentre)
    if (ids.length > 0) return { ids, isDoubtful: isSeveral }
  }
  // "СЦ" alone names nothing.
  if (said.length === 1 && isCentre) return undefined
  const queries = said.flatMap((word) => skeletonsOf(word))
  if (queries.length === 0) return undefined
  const exact = known.filter(
    ({ words }) => words.join(' ') === queries.map(([one]) => one).join(' '),
  )
  const hits = exact.length > 0 ? exact : hitsOf(queries, known)
  const ids = choose(hits, isCentre)
  return ids.length > 0 ? { ids, isDoubtful: false } : undefined
}

/** Sorting centres only where they are meant or there is nothing else; by name. */
function choose(hits: readonly Named[], isCentre: boolean): number[] {
  const plain = hits.filter(({ warehouse }) => warehouse.isSortingCenter === isCentre)
  const chosen = (plain.length > 0 ? plain : hits).map(({ warehouse }) => warehouse)
  return chosen.sort((a, b) => a.name.localeCompare(b.name, 'ru')).map(({ id }) => id)
}

/** What a short name stands for, in whatever case it is written. */
function shortFor(word: string): readonly string[] | undefined {
  const exact = meantBy(word)
  if (exact || word.includes(' ') || word.length < LONG_SHORT) return exact
  const said = skeleton(word)
  const named = LONG_NAMES.find((name) => isInflected(name, said))
  return named === undefined ? undefined : meantBy(named)
}

/** A word as the names may have it: itself, or what a short name stands for. */
function skeletonsOf(word: string): readonly (readonly string[])[] {
  const short = shortFor(word)
  if (short) return [short]
  return skeleton(word)
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => [one])
}

/** Names that hold every word of the query; those without a slip first. */
function hitsOf(queries: readonly (readonly string[])[], known: readonly Named[]): Named[] {
  for (const isAlike of [isInflected, isSlip]) {
    const hits = known.filter(({ words }) =>
      queries.every((query) => query.some((one) => words.some((word) => isAlike(word, one)))),
    )
    if (hits.length > 0) return hits
  }
  return []
}

const holds = (words: readonly string[], name: readonly string[]) =>
  name.every((part) => words.some((word) => word.startsWith(part)))

/** The same word, in another case: a common beginning that leaves little on both sides. */
function isInflected(name: string, said: string): boolean {
  if (name === said) return true
  if (/^\d/.test(said) || said.length < SHORTEST) return false
  let same = 0
  while (same < name.length && name[same] === said[same]) same += 1
  const isLong = same >= Math.max(SHORTEST, name.length - 2)
  return isLong && said.length - same <= ENDING
}

/** One letter missed, added, changed, or two swapped; two of them in long names. */
function isSlip(name: string, said: string): boolean {
  if (said.length < 5 || name.length < 5) return false
  const most = Math.min(said.length, name.length) >= 9 ? 2 : 1
  return distance(name, said, most) <= most
}

function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1]
      const isSwap =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = now
  }
  return last[right.length] ?? 0
}
