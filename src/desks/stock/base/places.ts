import { idFrom } from '#core/ids.ts'
import { nameOf } from '../ledger/product.ts'
import type { Place } from './plan.ts'
import type { LinkedWarehouse } from './schema.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** What an import is known by in the ledger: it and its preview make the same products. */
export const causeOfImport = (readId: string) => `base:${readId}`

/**
 * Warehouses of ours for those of Base's that count: by name, else one that is to be made. Two of one name there are one here.
 */
export function placesOf(
  readId: string,
  warehouses: readonly LinkedWarehouse[],
  ours: readonly Named[],
): Place[] {
  const places: Place[] = []
  for (const { key, name: given, isCounted } of warehouses) {
    if (!isCounted) continue
    const read = nameOf(given)
    const name = read.ok ? read.value : key
    const isNamed = (one: Named) => one.name.toLowerCase() === name.toLowerCase()
    const known = ours.find(isNamed) ?? places.find(isNamed)
    const id = known?.id ?? idFrom(`base-warehouse:${readId}:${key}`)
    places.push({ key, id, name: known?.name ?? name })
  }
  return places
}
