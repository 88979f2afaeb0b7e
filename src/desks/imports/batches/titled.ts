import type { Find } from '../finds/find.ts'

/** What a batch is called: as what it came of was looked for. */
export function titled({ text, brand, category }: Find): string {
  const words = [brand?.name, category?.name, text].filter((word) => word !== undefined)
  return words.filter((word) => word !== '').join(', ') || 'Poizon'
}
