import { readdirSync, readFileSync } from 'node:fs'
import { stem } from '../stem.ts'
import { wordsIn } from '../text.ts'

/**
 * Where a thing stands in a catalogue of everything that is sold, by numbers: things of one kind are nearly one, things of a shelf lie side
 * by side, a department holds some shelves.
 */
export interface Place {
  readonly kind: number
  readonly shelf: number
  readonly department: number
}

/** What some words of a phrase name. */
export interface Named {
  /** How many words name it. */
  readonly length: number
  /** Several where a word has several meanings: «кольцо». */
  readonly places: readonly Place[]
}

/**
 * What the words of a phrase from the `at`-th on name, the longest name that fits; undefined when the catalogue knows none. Two words may
 * stand the other way round: «диван угловой».
 */
export function namedAt(stems: readonly string[], at: number): Named | undefined {
  const first = stems[at] ?? ''
  const straight = namesFrom(first).find(({ rest }) =>
    rest.every((part, k) => stems[at + 1 + k] === part),
  )
  if (straight && straight.length > 1) return straight
  const second = stems[at + 1] ?? ''
  return namesFrom(second).find(({ rest }) => rest.length === 1 && rest[0] === first) ?? straight
}

interface Name extends Named {
  /** Stems after the first. */
  readonly rest: readonly string[]
}

/** The lists as they are looked through. */
interface Lists {
  /** Entries in their order with spaces between them. */
  readonly text: string
  /** By the first letters of an entry ({@link openingOf}): where it begins in the text, its kind, the next one and so on. */
  readonly entries: ReadonlyMap<number, readonly number[]>
  /** By kind. */
  readonly places: readonly Place[]
}

const SHELVES = new URL('./shelves/', import.meta.url)
/** What stands in the text after a kind, after the last kind of a shelf and after the last shelf of a department. */
const PARTINGS = '|/#'

const names = new Map<string, readonly Name[]>()
let lists: Lists | undefined

/** Names that begin with a stem, longest first. An entry is stemmed when a phrase may hold it: all of them would take long. */
function namesFrom(first: string): readonly Name[] {
  const known = names.get(first)
  if (known) return known
  lists ??= readLists()
  const { text, entries, places } = lists
  const found = new Map<string, { rest: string[]; places: Place[] }>()
  // A stem is its word cut short, but for a fleeting vowel before the last letter: колодка, колодок.
  const certain = first.length > 2 ? first.slice(0, -1) : first
  const candidates = entries.get(openingOf(first, 0)) ?? []
  for (let i = 0; i < candidates.length; i += 2) {
    const at = candidates[i] ?? 0
    const place = places[candidates[i + 1] ?? 0]
    if (!place || !text.startsWith(certain, at)) continue
    const written = text.slice(at, text.indexOf(' ', at)).replaceAll('_', ' ')
    const [own, ...rest] = wordsIn(written).map(stem)
    if (own !== first) continue
    const name = found.get(rest.join(' ')) ?? { rest, places: [] }
    name.places.push(place)
    found.set(rest.join(' '), name)
  }
  const sorted = [...found.values()]
    .map((name) => ({ ...name, length: 1 + name.rest.length }))
    .sort((a, b) => b.length - a.length)
  names.set(first, sorted)
  return sorted
}

/**
 * The lists of shelves/ are written so: an empty line or a heading (`#`) parts departments, a line is a shelf (indented lines go on with it),
 * `|` parts kinds; the words of one name are joined by `_`. Words of general use, chosen without a look at phrases of any shop.
 */
function readLists(): Lists {
  const text = inOneLine(readdirSync(SHELVES).sort().map(readList))
  const entries = new Map<number, number[]>()
  const places: Place[] = []
  let place: Place = { kind: 0, shelf: 0, department: 0 }
  for (let at = 0; at < text.length; at = text.indexOf(' ', at) + 1) {
    const parting = PARTINGS.indexOf(text.charAt(at))
    if (parting < 0) {
      const opening = openingOf(text, at)
      const some = entries.get(opening)
      if (some) some.push(at, place.kind)
      else entries.set(opening, [at, place.kind])
      continue
    }
    places.push(place)
    const { kind, shelf, department } = place
    place = {
      kind: kind + 1,
      shelf: parting > 0 ? shelf + 1 : shelf,
      department: parting > 1 ? department + 1 : department,
    }
  }
  return { text, entries, places }
}

const readList = (file: string) => readFileSync(new URL(file, SHELVES), 'utf8').trimEnd()

function inOneLine(texts: readonly string[]): string {
  const text = texts
    .join('\n\n')
    .replace(/^#.*\n/gm, '')
    .replaceAll('\n  ', ' ')
    .replaceAll('\n\n', ' # ')
    .replaceAll('\n', ' / ')
  return `${text} # `
}

/** The letter at a place of a text and the one after it, which a stem shares with its forms, as one number; after the last comes a space. */
function openingOf(text: string, at: number): number {
  const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0x20
  return text.charCodeAt(at) * 0x10000 + second
}
