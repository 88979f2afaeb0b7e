import { z } from 'zod'
import type { SourceCard } from '#desks/imports/ports.ts'
import { rowsOf } from '#platform/rows.ts'
import { idText, maybe, pictureAt, text } from './read.ts'

type Picture = SourceCard['images'][number]

/** Of a colour or of all; some cards give the address alone. */
const picture = z.union([
  z.string().transform((url) => ({ url, propertyValueId: null })),
  z.object({ url: text, propertyValueId: maybe(idText) }),
])
/** A picture of a colour's block: an object, or the address alone. */
const blockPicture = z.union([z.string().transform((url) => ({ url })), z.object({ url: text })])
const blockRows = rowsOf(blockPicture)
const block = z.union([
  blockRows,
  z.object({ images: blockRows }).transform(({ images }) => images),
])

/** By colour: an object with ids as names in some cards, a list in others. */
const colourBlocks = z.union([
  rowsOf(z.object({ propertyValueId: idText, images: blockRows })).transform((rows) =>
    rows.map(({ propertyValueId, images }) => ({ colorId: propertyValueId, images })),
  ),
  z.record(z.string(), z.unknown()).transform((blocks) =>
    Object.entries(blocks).flatMap(([colorId, one]) => {
      const read = block.safeParse(one)
      return read.success ? [{ colorId, images: read.data }] : []
    }),
  ),
])

const imagePart = z.object({
  spuImage: z.object({ images: maybe(rowsOf(picture)), colorBlockImages: maybe(colourBlocks) }),
})

/** Each picture once, in the source's order; one that some place gives to a colour is that colour's. */
export function pictures(image: unknown, main: string): readonly Picture[] {
  const { images, colorBlockImages } = imagePart.safeParse(image).data?.spuImage ?? {}
  const listed = (images ?? []).map(({ url, propertyValueId }) => ({
    url,
    colorId: propertyValueId === '0' ? null : (propertyValueId ?? null),
  }))
  const blocks = (colorBlockImages ?? []).flatMap(({ colorId, images: own }) =>
    own.map(({ url }) => ({ url, colorId })),
  )
  const found = new Map<string, Picture>()
  for (const { url, colorId } of [...listed, ...blocks]) {
    const address = pictureAt(url)
    if (address === null) continue
    found.set(address, { url: address, colorId: found.get(address)?.colorId ?? colorId })
  }
  const only = pictureAt(main)
  return found.size === 0 && only !== null ? [{ url: only, colorId: null }] : [...found.values()]
}
