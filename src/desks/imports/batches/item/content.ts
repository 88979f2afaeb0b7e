import type { CardAxes, CardAxis } from '../../cards/axes.ts'
import type { CheckedCard } from '../../cards/check.ts'
import type { ShownPicture } from '../../pictures/bring.ts'
import type { ProductAttribute, ProductChange } from '../../ports.ts'
import { priceOf } from '../../prices/price.ts'
import {
  skuOf,
  variationSkuOf,
  type WantedProduct,
  type WantedVariation,
} from '../../products/wanted.ts'
import { SEO_KEYS } from '../../products/written.ts'
import { latin } from '../../texts/slug.ts'
import type { ImportJob } from '../job.ts'
import type { SaidTexts } from './texts.ts'

/** What a product is made of. */
export interface Content {
  readonly checked: CheckedCard
  readonly axes: CardAxes
  readonly texts: SaidTexts
  readonly pictures: readonly ShownPicture[]
}

/** An axis in the shop: its attribute, and how the shop spells the values. */
interface PlacedAxis {
  readonly axis: CardAxis
  readonly id: number
  readonly name: string
  nameOf(value: CardAxis['values'][number]): string
}

/** The product as it shall stand in the shop. Attributes, values and the brand are made there where they lack. */
export async function wantedOf(job: ImportJob, content: Content): Promise<WantedProduct> {
  const { checked, axes, texts, pictures } = content
  const { card } = checked
  const { attributes: varied, variations } = await sizesOf(job, content)
  const plain = await inOrder(axes.plain, (one) => placed(job, one))
  const categoryId = job.categoryOf(job.categoriesAbove(card.category.id))
  const brand = card.brand?.name ?? ''
  const hasBrand = brand !== '' && job.facts.hasBrands && latin(brand) !== ''
  const attributes = [...varied, ...plain.map((one) => attributeOf(one, false))]
  const names = new Set(attributes.map(({ name }) => name.toLowerCase()))
  const facts = texts.attributes.filter(({ name }) => !names.has(name.toLowerCase()))
  return {
    spuId: card.spuId,
    sku: skuOf(card.spuId),
    change: {
      name: texts.title,
      slug: texts.slug,
      description: texts.description,
      shortDescription: texts.short,
      tags: texts.tags,
      images: distinct(pictures).map(({ mediaId }) => ({ id: mediaId, alt: texts.title })),
      ...(categoryId !== undefined && { categoryIds: [categoryId] }),
      ...(hasBrand && { brandIds: [await job.terms.brand(brand, latin(brand))] }),
      attributes: [...attributes, ...facts.map(ownAttribute)],
      meta: seoMeta(job, texts),
    },
    variations,
  }
}

type SizesJob = Pick<ImportJob, 'terms' | 'rules' | 'categoriesAbove'>

/** What a card's SKUs are in the shop: the attributes they differ by, made there where they lack, and a variation each. */
export async function sizesOf(
  job: SizesJob,
  content: Pick<Content, 'checked' | 'axes' | 'pictures'>,
): Promise<{
  readonly attributes: readonly ProductAttribute[]
  readonly variations: readonly WantedVariation[]
}> {
  const varying = await inOrder(content.axes.axes, (one) => placed(job, one))
  const attributes = varying.map((one) => attributeOf(one, true))
  return { attributes, variations: variationsOf(job, content, varying) }
}

async function placed(job: Pick<ImportJob, 'terms'>, axis: CardAxis): Promise<PlacedAxis> {
  const { kind, name, values } = axis
  if (kind !== 'size' && kind !== 'color') {
    return { axis, id: 0, name, nameOf: (value) => value.name }
  }
  const found = await job.terms.attribute(kind, values)
  return { axis, id: found.id, name: found.name, nameOf: found.nameOf }
}

function attributeOf(one: PlacedAxis, isVariation: boolean): ProductAttribute {
  const options = [...new Set(one.axis.values.map(one.nameOf))]
  return { id: one.id, name: one.name, options, isVisible: true, isVariation }
}

const ownAttribute = ({ name, value }: SaidTexts['attributes'][number]): ProductAttribute => ({
  ...{ id: 0, name, options: [value], isVisible: true, isVariation: false },
})

function variationsOf(
  { rules, categoriesAbove }: SizesJob,
  { checked, axes, pictures }: Pick<Content, 'checked' | 'axes' | 'pictures'>,
  varying: readonly PlacedAxis[],
): WantedVariation[] {
  const { card, offers } = checked
  const categoryIds = categoriesAbove(card.category.id)
  const made = axes.variations.map(({ skuId, values }) => {
    const sku = card.skus.find((one) => one.skuId === skuId)
    const offer = offers.get(skuId)
    const fen = offer?.priceFen ?? null
    const color = values[varying.findIndex(({ axis }) => axis.kind === 'color')]
    const ofColor = pictures.find(
      ({ colorId, urls }) =>
        (color && colorId !== null && colorId === color.valueId) ||
        (color && sku?.image != null && urls.includes(sku.image)),
    )
    const attributes = varying.flatMap((one, at) => {
      const value = values[at]
      return value ? [{ id: one.id, name: one.name, option: one.nameOf(value) }] : []
    })
    return {
      ...{ skuId, sku: variationSkuOf(card.spuId, skuId), attributes, fen },
      name: attributes.map(({ option }) => option).join(', '),
      price: fen === null ? null : priceOf(rules.prices, { fen, categoryIds }),
      quantity: sku?.quantity ?? null,
      tradeType: offer?.tradeType ?? null,
      imageId: ofColor?.mediaId ?? null,
      place: values.map(({ order }) => order),
    }
  })
  return made
    .sort((a, b) => compare(a.place, b.place))
    .map(({ place: _place, ...one }, order) => ({ ...one, order }))
}

function seoMeta(
  { facts }: ImportJob,
  { seoTitle, seoDescription }: SaidTexts,
): NonNullable<ProductChange['meta']> {
  if (facts.seo === null) return []
  const keys = SEO_KEYS[facts.seo]
  return [
    { key: keys.title, value: seoTitle },
    { key: keys.description, value: seoDescription },
  ]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, index) => one !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function distinct(pictures: readonly ShownPicture[]): ShownPicture[] {
  return [...new Map(pictures.map((one) => [one.mediaId, one])).values()]
}

async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const item of items) done.push(await work(item))
  return done
}
