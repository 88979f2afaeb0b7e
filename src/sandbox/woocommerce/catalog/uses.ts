import type { AttributeUse, Json, JsonObject, WooProduct, WooShop } from '../records.ts'
import { byName } from '../wp/lists.ts'
import { plainLine, readSlug, slugOf } from '../wp/text.ts'
import { intOf, isTrue, listOf, objectsOf, textOf } from '../wp/values.ts'
import { taxonomyOf } from './attributes.ts'
import { termNamed, termsIn } from './terms/terms.ts'
import { addTerm } from './terms/write.ts'

/** The name under which variations keep their value. */
export function keyOf(shop: WooShop, { id, name }: Pick<AttributeUse, 'id' | 'name'>): string {
  const attribute = shop.attributes.get(id)
  return attribute ? slugOf(taxonomyOf(attribute)) : slugOf(name)
}

/** Attributes as a request writes them: values nobody knows become terms; an attribute of the shop without values is left out. */
export function usesFrom(shop: WooShop, given: Json | undefined): AttributeUse[] {
  const uses = objectsOf(given).flatMap((one): AttributeUse[] => {
    const id = intOf(one.id)
    const attribute = shop.attributes.get(id)
    const common = {
      position: intOf(one.position),
      isVisible: isTrue(one.visible),
      isVariation: isTrue(one.variation),
    }
    const texts = optionsOf(one.options)
    if (attribute) {
      const ids = texts.map((text) => valueId(shop, id, text))
      return ids.length === 0 ? [] : [{ id, name: attribute.name, ...common, options: ids }]
    }
    const name = plainLine(textOf(one.name))
    if (id !== 0 || name === '' || one.options === undefined) return []
    return [{ id: 0, name, ...common, options: texts }]
  })
  return uses.sort((one, other) => one.position - other.position)
}

function optionsOf(given: Json | undefined): readonly string[] {
  const texts = typeof given === 'string' ? given.split('|') : listOf(given).map(textOf)
  const clean = texts.map((text) => plainLine(text)).filter((text) => text !== '')
  return [...new Set(clean)]
}

function valueId(shop: WooShop, attributeId: number, text: string): number {
  const attribute = shop.attributes.get(attributeId)
  const taxonomy = taxonomyOf(attribute ?? { slug: '' })
  return (termNamed(shop, taxonomy, text) ?? addTerm(shop, taxonomy, { name: text })).id
}

/** Values of a use as texts, in the order of the terms. */
export function optionTexts(shop: WooShop, { id, options }: AttributeUse): string[] {
  if (id === 0) return options.map(String)
  const terms = options.flatMap((one) => shop.terms.get(Number(one)) ?? [])
  const order = shop.attributes.get(id)?.orderBy
  return terms
    .sort((one, other) => {
      if (order === 'id') return one.id - other.id
      const named =
        order === 'name_num' ? Number(one.name) - Number(other.name) : byName(one, other)
      const placed = order === 'menu_order' ? one.menuOrder - other.menuOrder : 0
      return placed || named || one.id - other.id
    })
    .map(({ name }) => name)
}

export function usesView(shop: WooShop, product: WooProduct): JsonObject[] {
  return product.attributes.map((use) => {
    const attribute = shop.attributes.get(use.id)
    return {
      ...{ id: use.id, name: attribute?.name ?? use.name },
      slug: attribute ? taxonomyOf(attribute) : use.name,
      ...{ position: use.position, visible: use.isVisible, variation: use.isVariation },
      options: optionTexts(shop, use),
    }
  })
}

/**
 * What a request says of a variation's or a default's values, as they are kept. What its parent does not vary by falls away without a word,
 * and a global attribute is only found by its id: "any" then.
 */
export function valuesFrom(
  shop: WooShop,
  parent: WooProduct | undefined,
  given: Json | undefined,
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const one of objectsOf(given)) {
    const id = intOf(one.id)
    const use = parent?.attributes.find((known) =>
      id > 0 ? known.id === id : known.id === 0 && slugOf(known.name) === slugOf(textOf(one.name)),
    )
    if (!use?.isVariation) continue
    const text = plainLine(textOf(one.option))
    values[keyOf(shop, use)] = id > 0 ? valueSlug(shop, id, text) : text
  }
  return values
}

function valueSlug(shop: WooShop, attributeId: number, text: string): string {
  const attribute = shop.attributes.get(attributeId)
  const known = attribute && termNamed(shop, taxonomyOf(attribute), text)
  return known?.slug ?? slugOf(text)
}

/** Kept values in the order of the parent's attributes; those it does not vary by any more are not seen. */
export function seenValues(
  shop: WooShop,
  parent: WooProduct | undefined,
  values: Readonly<Record<string, string>>,
): {
  readonly use: AttributeUse
  readonly key: string
  readonly value: string
  readonly text: string
}[] {
  return (parent?.attributes ?? []).flatMap((use) => {
    const key = keyOf(shop, use)
    const value = values[key] ?? ''
    if (!use.isVariation || value === '') return []
    return [{ use, key, value, text: valueText(shop, use, value) }]
  })
}

function valueText(shop: WooShop, use: AttributeUse, value: string): string {
  const attribute = shop.attributes.get(use.id)
  if (!attribute) return value
  const term = termsIn(shop, taxonomyOf(attribute)).find(({ slug }) => slug === value)
  return term?.name ?? readSlug(value)
}

export function valuesView(
  shop: WooShop,
  parent: WooProduct | undefined,
  values: Readonly<Record<string, string>>,
): JsonObject[] {
  return seenValues(shop, parent, values).map(({ use, text }) => {
    const attribute = shop.attributes.get(use.id)
    return {
      ...{ id: use.id, name: attribute?.name ?? use.name },
      slug: attribute ? taxonomyOf(attribute) : use.name,
      option: text,
    }
  })
}

/** What is chosen at first, of a value of the shop its slug. */
export function defaultsView(shop: WooShop, product: WooProduct): JsonObject[] {
  return seenValues(shop, product, product.defaults).map(({ use, value }) => ({
    ...{ id: use.id, name: shop.attributes.get(use.id)?.name ?? use.name },
    option: value,
  }))
}
