import { BETWEEN_LEVELS, type ShopTerm, type SourceCategory } from '../ports.ts'
import { KINDS, type Kind, ROOTS } from './lexicon/categories.ts'
import { CHINESE, type KnownWords, NO_WORDS, plainForm } from './words.ts'

/** A category of the source: its id and its names from the root down, in any language. */
export interface NamedCategory {
  readonly id: string | null
  readonly path: readonly string[]
}

/** The kind of goods that a category's names tell, the last name first; undefined when none is known. */
export function kindOf({ id, path }: NamedCategory): Kind | undefined {
  for (const name of [...path].reverse()) {
    const kind = kindIn(name)
    if (kind) return kind
  }
  const root = id === null ? undefined : ROOTS.get(id)
  return root === undefined ? undefined : KINDS.find(({ name }) => name === root)
}

/** In Russian, as the map of categories shows it. */
export function categoryName(category: NamedCategory, known: KnownWords = NO_WORDS): string {
  const leaf = category.path.at(-1) ?? ''
  if (/\p{Script=Cyrillic}/u.test(leaf) && !CHINESE.test(leaf)) return plainForm(leaf)
  const name = known('category', leaf.trim()) ?? kindOf(category)?.name
  if (name !== undefined && !CHINESE.test(name)) return name
  return leaf === '' || CHINESE.test(leaf)
    ? `Категория ${category.id ?? ''}`.trim()
    : plainForm(leaf)
}

/** A category's names from the root down, as far as they are told. */
export const pathOfCategory = ({ id, name }: Pick<SourceCategory, 'id' | 'name'>) =>
  isPath(id) ? id.split(BETWEEN_LEVELS) : [name]

const isPath = (id: string) => /\D/u.test(id)

/**
 * What to call categories that are shown together, by id. Names that stand for ids are put into Russian for who reads that; where two are
 * then the same, their own stand beside.
 */
export function tellApart(
  categories: readonly Pick<SourceCategory, 'id' | 'name'>[],
  locale: 'ru' | 'en',
): ReadonlyMap<string, string> {
  const called = categories.map((one) => ({
    ...one,
    told:
      locale === 'ru' && isPath(one.id)
        ? categoryName({ id: one.id, path: pathOfCategory(one) })
        : one.name,
  }))
  return new Map(
    called.map(({ id, name, told }) => {
      const alike = called.filter((one) => one.told === told)
      if (alike.length === 1 || !isPath(id)) return [id, told]
      const isNamedAlike = alike.filter((one) => one.name === name).length > 1
      return [id, `${told} (${isNamedAlike ? id : name})`]
    }),
  )
}

/** Below this a name says too little to suggest anything. */
const LEAST = 0.5

/** The category of the shop whose name is most like the source's; undefined when none is: then it is for a person to say. */
export function suggestCategory(
  category: NamedCategory,
  shopCategories: readonly ShopTerm[],
): ShopTerm | undefined {
  const kind = kindOf(category)
  const name = categoryName(category)
  const sex = sexOf(category.path.join(' '))
  const byId = new Map(shopCategories.map((term) => [term.id, term]))
  const scored = shopCategories.map((term) => {
    const path = pathOf(term, byId)
    return { term, score: likeness(kind, name, term.name) + sexScore(sex, sexOf(path)) }
  })
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, one) => (top === undefined || one.score > top.score ? one : top),
    undefined,
  )
  return best !== undefined && best.score >= LEAST ? best.term : undefined
}

function likeness(kind: Kind | undefined, name: string, shopName: string): number {
  const same = stemsIn(name)
  const other = stemsIn(shopName)
  if (same.join(' ') === other.join(' ')) return 1
  const theirs = kindIn(shopName)
  if (kind && theirs) {
    if (kind.name === theirs.name) return 0.95
    // A wider category of the same goods is better than none.
    if (theirs.name === kind.root) return 0.7
    if (kind.name === 'Кеды' || kind.name.endsWith('кроссовки')) {
      if (theirs.name === 'Кроссовки') return 0.8
    }
    const isWide = theirs.name === 'Одежда' || theirs.name === theirs.root
    if (isWide && isClothes(theirs) && isClothes(kind)) return 0.65
  }
  const shared = same.filter((stem) => other.includes(stem)).length
  return (shared / Math.max(1, same.length, other.length)) * 0.9
}

const isClothes = ({ root }: Kind) => root.toLowerCase().endsWith('одежда')

function kindIn(name: string): Kind | undefined {
  const text = plainForm(name).toLowerCase()
  return KINDS.find(({ words }) => words.some((word) => says(text, word)))
}

/** Chinese stands anywhere in a name, English is whole words, Russian is the beginnings of words. */
function says(text: string, word: string): boolean {
  if (CHINESE.test(word)) return text.includes(word)
  const isRussian = /\p{Script=Cyrillic}/u.test(word)
  const parts = word.split(' ').map((part) => (isRussian ? `${part}\\p{L}*` : part))
  return new RegExp(`(?<!\\p{L})${parts.join('\\s+')}(?!\\p{L})`, 'u').test(text)
}

/** Beginnings of a name's words, long enough to tell them apart. */
function stemsIn(name: string): string[] {
  const words =
    name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length > 2).map((word) => word.slice(0, 5))
}

type Sex = 'men' | 'women' | undefined

function sexOf(names: string): Sex {
  if (/女|(?<!\p{L})(?:жен|women|lad)/iu.test(names)) return 'women'
  return /男|(?<!\p{L})(?:муж|men)/iu.test(names) ? 'men' : undefined
}

function sexScore(ours: Sex, theirs: Sex): number {
  if (ours === undefined || theirs === undefined) return theirs === undefined ? 0.02 : 0
  return ours === theirs ? 0.1 : -0.5
}

/** A term's name behind those above it. */
function pathOf(term: ShopTerm, byId: ReadonlyMap<number, ShopTerm>): string {
  const names: string[] = []
  const seen = new Set<number>()
  for (let at: ShopTerm | undefined = term; at && !seen.has(at.id); at = byId.get(at.parent)) {
    seen.add(at.id)
    names.unshift(at.name)
  }
  return names.join(' ')
}
