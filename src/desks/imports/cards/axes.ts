import type { Axis, SourceCard, SourceSku } from '../ports.ts'
import { latin } from '../texts/slug.ts'
import { colorOf } from './colors.ts'
import { editionOf } from './editions.ts'
import { PROPERTIES } from './lexicon/properties.ts'
import { ONE_SIZE, sizeOf, type Term, termOfSize } from './sizes.ts'
import { CHINESE, type KnownWords, NO_WORDS, plainForm, type WordKind } from './words.ts'

/** A value an axis can have; names and slugs are unique within the axis. */
export interface AxisValue extends Term {
  /** As the source writes it. */
  readonly source: string
  /** What pictures of a colour are marked with. */
  readonly valueId: string | null
}

export interface CardAxis {
  /** Colours and sizes are attributes of the whole shop, others the product's own. */
  readonly kind: Axis
  /** In Russian. */
  readonly name: string
  /** In the shop's order. */
  readonly values: readonly AxisValue[]
}

export interface CardAxes {
  /** What variations differ by: sizes, even a single one, and whatever else varies. At least one, so that a size that appears later fits in. */
  readonly axes: readonly CardAxis[]
  /** What all SKUs have in common, e.g. the only colour: a plain attribute. */
  readonly plain: readonly CardAxis[]
  /** One variation a SKU: its value on each of `axes`. */
  readonly variations: readonly { readonly skuId: string; readonly values: readonly AxisValue[] }[]
  /** SKUs left out, because another has the same values: the shop could not tell them apart. */
  readonly duplicates: readonly string[]
}

const USUAL_NAMES: Readonly<Record<Axis, string>> = {
  color: 'Цвет',
  size: 'Размер',
  edition: 'Версия',
  other: 'Вариант',
}
const NEUTRAL: Readonly<Record<Axis, string>> = { ...USUAL_NAMES, edition: 'Вариант' }
/** A SKU that lacks a property others have. */
const UNSAID: Term = { name: 'Стандартный', slug: 'standartnyj', order: 0 }
/** WordPress takes 200 characters for a term; sellers read fewer. */
const LONGEST_NAME = 80
const WORD_KINDS: Readonly<Record<Axis, WordKind>> = {
  ...{ color: 'color', size: 'size', edition: 'value', other: 'value' },
}

interface Property {
  /** As the source names it. */
  readonly source: string
  readonly name: string
  readonly kind: Axis
  /** By what the source writes; '' for SKUs without this property. */
  readonly values: ReadonlyMap<string, AxisValue>
}

/**
 * Which properties of a card's SKUs vary, in Russian. Words in no table are looked up in `known`, and called `Цвет 1`, `Размер 2` when they
 * are not there either: nothing Chinese is left.
 */
export function axesOf(card: Pick<SourceCard, 'skus'>, known: KnownWords = NO_WORDS): CardAxes {
  const properties = propertiesOf(card.skus, known)
  const varying = properties.filter(({ kind, values }) => kind === 'size' || values.size > 1)
  const axes = varying.length > 0 ? varying : [ofOneSize()]
  const taken = new Map<string, SourceSku>()
  const duplicates: string[] = []
  for (const sku of card.skus) {
    const key = JSON.stringify(axes.map((axis) => valueOn(sku, axis)?.name))
    const other = taken.get(key)
    if (other === undefined) taken.set(key, sku)
    else if (isSold(other) || !isSold(sku)) duplicates.push(sku.skuId)
    else {
      taken.set(key, sku)
      duplicates.push(other.skuId)
    }
  }
  return {
    axes: axes.map(shown),
    plain: properties.filter((one) => !axes.includes(one)).map(shown),
    variations: [...taken.values()].map((sku) => ({
      skuId: sku.skuId,
      values: axes.flatMap((axis) => valueOn(sku, axis) ?? []),
    })),
    duplicates,
  }
}

/** The value of an axis in Russian; undefined when neither a table nor `known` has it. */
export function termOf(kind: Axis, value: string, known: KnownWords): Term | undefined {
  if (kind === 'size') {
    const size = sizeOf(value)
    if (size && isTerm(size)) return cut(size)
  }
  const name = kind === 'color' ? colorOf(value) : kind === 'size' ? undefined : editionOf(value)
  const found = name ?? known(WORD_KINDS[kind], value.trim())
  if (found === undefined || CHINESE.test(found)) return undefined
  const term = kind === 'edition' || kind === 'other' ? termOfSize(found) : plainTerm(kind, found)
  return isTerm(term) ? cut(term) : undefined
}

function propertiesOf(skus: readonly SourceSku[], known: KnownWords): Property[] {
  const kinds = new Map<string, Axis>()
  for (const { axes } of skus) for (const { name, axis } of axes) kinds.set(name, axis)
  const names = new Set<string>()
  return [...kinds].map(([source, kind]) => {
    const name = unique(propertyName(source, kind, known), names)
    return { name, kind, source, values: valuesOf(skus, source, kind, known) }
  })
}

function valuesOf(skus: readonly SourceSku[], property: string, kind: Axis, known: KnownWords) {
  const values = new Map<string, AxisValue>()
  const [names, slugs] = [new Set<string>(), new Set<string>()]
  for (const sku of skus) {
    const own = sku.axes.find(({ name }) => name === property)
    const source = own?.value ?? ''
    if (values.has(source)) continue
    const number = values.size + 1
    const found = source === '' ? UNSAID : termOf(kind, source, known)
    const term = found ?? plainTerm(kind, `${NEUTRAL[kind]} ${number}`)
    const name = unique(term.name, names)
    const slug = unique(term.slug, slugs, '-')
    // Only sizes have an order of their own; others stay in the source's.
    const order = kind === 'color' ? number * 1_000 : term.order
    values.set(source, { name, slug, order, source, valueId: own?.valueId ?? null })
  }
  return values
}

function propertyName(source: string, kind: Axis, known: KnownWords): string {
  const name = PROPERTIES.get(source.trim()) ?? known('attribute', source.trim())
  if (name !== undefined && !CHINESE.test(name)) return name
  // Colours and sizes are called by one name in the whole shop.
  if (kind === 'color' || kind === 'size' || CHINESE.test(source)) return USUAL_NAMES[kind]
  return plainForm(source) || USUAL_NAMES[kind]
}

function valueOn(sku: SourceSku, { source, values }: Property) {
  return values.get(sku.axes.find(({ name }) => name === source)?.value ?? '')
}

function ofOneSize(): Property {
  const value = { ...ONE_SIZE, source: '', valueId: null }
  return { source: '', name: USUAL_NAMES.size, kind: 'size', values: new Map([['', value]]) }
}

function shown({ kind, name, values }: Property): CardAxis {
  const inOrder = [...values.values()].sort((a, b) => a.order - b.order)
  return { kind, name, values: inOrder }
}

const plainTerm = (kind: Axis, name: string): Term =>
  kind === 'size' ? termOfSize(name) : { name, slug: latin(name), order: 0 }
const isTerm = ({ name, slug }: Term) => name !== '' && slug !== ''
const isSold = ({ isOn, offers, quantity }: SourceSku) =>
  isOn && offers.length > 0 && quantity !== 0

function cut(term: Term): Term {
  const name = [...term.name].slice(0, LONGEST_NAME).join('').trim()
  return { ...term, name, slug: term.slug.slice(0, LONGEST_NAME).replace(/-+$/u, '') }
}

/** The name, or with the next number behind it. Shops compare terms without their case. */
function unique(name: string, taken: Set<string>, mark = ' '): string {
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name}${mark}${number}`
  taken.add(free.toLowerCase())
  return free
}
