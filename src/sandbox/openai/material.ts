/** What an answer can be written of: only what the request itself says. */
export interface Material {
  /** Search phrases, as they came. */
  readonly phrases: readonly string[]
  /** Pieces of the product's description that can stand in an ad. */
  readonly clauses: readonly string[]
  /** How many variants are asked for, when the input says so. */
  readonly variants: number | undefined
  /** Lists of objects in the input: an answer may have to go through one, item by item. */
  readonly lists: readonly (readonly Readonly<Record<string, unknown>>[])[]
}

const DESCRIPTION = /descr|product|about|offer|описан|товар/i
const PHRASE = /phrase|keyword|cluster|query|group|name|фраз|групп/i
const VARIANTS = /variant|count/i
/** What a careful writer leaves out of an ad: phones, addresses, promises nobody can prove, shouting. */
const UNFIT =
  /\d{5,}|\d[\d\s()-]{8,}|@|https?:|www\.|№\s*1|(?<!\p{L})(лучш|сам(ый|ая|ое|ые)(?!\p{L})|перв|единствен|гарант|бесплат|дешев|номер один|100\s?%)|\p{Extended_Pictographic}/iu
const SHOUT = /\p{Lu}{4,}/u
const LONGEST_CLAUSE = 60

/** Reads the data of a request: JSON as a rule, plain lines otherwise. */
export function materialOf(input: string): Material {
  const found: Found = { phrases: [], descriptions: [], variants: undefined, lists: [] }
  const data = parse(input)
  if (data === undefined) found.descriptions.push(input)
  else walk(data, '', found)
  return {
    phrases: [...new Set(found.phrases.map((phrase) => phrase.trim()).filter(Boolean))],
    clauses: [...new Set(found.descriptions.flatMap(clausesOf))],
    variants: found.variants,
    lists: found.lists,
  }
}

interface Found {
  readonly phrases: string[]
  readonly descriptions: string[]
  readonly lists: Record<string, unknown>[][]
  variants: number | undefined
}

function walk(value: unknown, name: string, found: Found): void {
  if (typeof value === 'string') {
    if (DESCRIPTION.test(name)) found.descriptions.push(value)
    else if (PHRASE.test(name)) found.phrases.push(value)
  } else if (typeof value === 'number') {
    if (VARIANTS.test(name)) found.variants = value
  } else if (Array.isArray(value)) {
    if (value.every(isRecord)) found.lists.push(value)
    for (const item of value) walk(item, name, found)
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      // A phrase with its frequency: { text, frequency }.
      walk(inner, key === 'text' && PHRASE.test(name) ? name : key, found)
    }
  }
}

/** The description in pieces of a few words each. */
function clausesOf(description: string): string[] {
  return description
    .split(/[.!?;:\n•·–—()«»"]|,\s/)
    .map((piece) => piece.trim().replace(/\s+/g, ' '))
    .filter((piece) => piece.length >= 6 && piece.length <= LONGEST_CLAUSE && isFit(piece))
}

function isFit(piece: string): boolean {
  return !SHOUT.test(piece) && !UNFIT.test(piece)
}

function parse(input: string): unknown {
  const from = input.indexOf('{')
  if (from < 0) return undefined
  try {
    return JSON.parse(input.slice(from, input.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
