import { stemOf, wordsOf } from './vectors.ts'

/** An object of the input. */
export type Item = Readonly<Record<string, unknown>>

/** What an answer can be written of: only what the request itself says. */
export interface Material {
  /** Search phrases that promise nothing the seller does not, as they came. */
  readonly phrases: readonly string[]
  /** Pieces of the product's description that can stand in an ad. */
  readonly clauses: readonly string[]
  /** Strings that must not come back. */
  readonly avoid: ReadonlySet<string>
  /** Single values of the input by name, e.g. `variants`, `format`. */
  readonly values: Item
  /** Lists of objects in the input: an answer may have to go through one, item by item. */
  readonly lists: readonly (readonly Item[])[]
}

const OWN = /^(product|description|seeds|regions?|about|offer|name)$/i
const DESCRIPTION = /descr|about|offer/i
const PHRASE = /phrase|keyword|cluster|query/i
/** What a careful writer leaves out of an ad: phones, addresses, promises nobody can prove. */
const UNFIT =
  /\d{5,}|\d[\d\s()-]{8,}|@|https?:|www\.|№\s*1|(?<!\p{L})(лучш|сам(ый|ая|ое|ые)(?!\p{L})|перв|единствен|уникальн|номер один|100\s?%)|\p{Extended_Pictographic}/iu
const SHOUT = /(?<!\p{L})\p{Lu}{4,}/u
/** Words of a search that say something of the deal, the place or the maker: only the seller can. */
const RISKY =
  /^(достав|скидк|скидок|недорог|дешев|дёшев|бесплат|отзыв|рейтинг|гарант|распродаж|акци|опт|розниц|рассроч|кредит|официал|оригинал|цен|рубл|москв|спб|питер|петербург|екатеринбург|новосибирск|казан|россии|магазин|интернет|авито|озон|вайлдберриз|маркет|наличи|лучш|топ|качеств|\d)|\p{Script=Latin}/u
const LONGEST_CLAUSE = 60

/** Reads the data of a request: JSON as a rule, plain lines otherwise. */
export function materialOf(input: string): Material {
  const values = parse(input) ?? { description: input }
  const texts = (wanted: RegExp) =>
    Object.entries(values).flatMap(([name, value]) => (wanted.test(name) ? stringsIn(value) : []))
  const said = new Set(texts(OWN).flatMap(wordsOf).map(stemOf))
  const phrases = distinct(texts(PHRASE)).filter((phrase) => isSaid(phrase, said))
  const own = distinct([...texts(/^product$/i), ...texts(/^seeds$/i)])
  return {
    phrases: phrases.length > 0 ? phrases : own,
    clauses: distinct(texts(DESCRIPTION).flatMap(clausesOf)),
    avoid: new Set(texts(/^avoid$/i).map(keyOf)),
    values,
    lists: Object.values(values).filter(isList),
  }
}

/** Texts that read the same have the same key. */
export function keyOf(text: string): string {
  return wordsOf(text).join(' ')
}

function isSaid(phrase: string, said: ReadonlySet<string>): boolean {
  return wordsOf(phrase).every((word) => !RISKY.test(word) || said.has(stemOf(word)))
}

/** The description in pieces of a few words each. */
function clausesOf(description: string): string[] {
  return description
    .split(/[.!?;:\n•·–—()«»"]|,\s/)
    .map((piece) => piece.trim().replace(/\s+/g, ' '))
    .filter((piece) => piece.length >= 6 && piece.length <= LONGEST_CLAUSE)
    .filter((piece) => !SHOUT.test(piece) && !UNFIT.test(piece))
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isItem(value) ? stringsIn(value.text) : []
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter(Boolean))]
}

function parse(input: string): Item | undefined {
  try {
    const data: unknown = JSON.parse(input.slice(input.indexOf('{'), input.lastIndexOf('}') + 1))
    return isItem(data) ? data : undefined
  } catch {
    return undefined
  }
}

function isList(value: unknown): value is Item[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem)
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
