/** Fields of a product that we write and then compare. */
export const WRITTEN_FIELDS = [
  'name',
  'description',
  'shortDescription',
  'images',
  'categories',
  'seo',
  'attributes',
] as const
export type WrittenField = (typeof WRITTEN_FIELDS)[number]

/** Short hashes of fields as the shop answered them right after we wrote them: shops change markup on their way in. */
export type Written = Readonly<Partial<Record<WrittenField, string>>>
