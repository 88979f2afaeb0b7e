import type { SourceBrand } from '#desks/imports/ports.ts'

/** Those whose names have the words: the very name first, then names that begin with it. */
export function brandsNamed(words: string, brands: readonly SourceBrand[]): SourceBrand[] {
  const wanted = words.toLowerCase()
  const rank = (name: string) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2)
  return [...new Map(brands.map((one) => [one.id, one])).values()]
    .map((one) => ({ one, name: one.name.toLowerCase() }))
    .filter(({ name }) => name.includes(wanted))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name, 'en'))
    .map(({ one }) => one)
}
