import { expect, test } from 'vitest'
import type { Listing } from '#desks/stock/channels/store.ts'
import { wixFaces } from '#desks/stock/edits/faces.ts'
import { live, startWix } from '#test/integrations/wix/client.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }
const CUP = {
  name: 'Cup',
  variants: [
    { choice: 'blue', sku: 'CUP-BLU', quantity: 3 },
    { choice: 'red', sku: 'CUP-RED', quantity: 1 },
  ],
}

test.each([
  ['v1', 'V1_CATALOG', { picture: 'by-hand', ean: 'by-hand' }, { name: 'variants' }],
  ['v3', 'V3_CATALOG', {}, { name: 'variants', picture: 'variants' }],
] as const)(
  '%s: what stands there is read, and what cannot be written is told with why',
  async (catalog, version, alone, shared) => {
    const { wix, key } = await startWix(version, [MUG, CUP])
    const { items } = await wix.items(key, { catalog }, live())
    const read = (sku: string, name: string) => {
      const item = items.find((one) => one.sku === sku)
      const listing = { parentId: item?.productId, variantId: item?.variantId } as Listing
      return wixFaces({ api: wix }).read({ id: '', catalog, key }, listing, { name }, live())
    }
    const mug = await read('MUG', 'Blue mug')
    expect(mug?.values.name).toBe('Mug')
    expect(mug?.obstacles).toEqual(alone)
    expect((await read('CUP-RED', 'Cup'))?.obstacles).toEqual({ ...alone, ...shared })
    expect((await read('MUG', 'x'.repeat(81)))?.obstacles).toMatchObject({ name: 'length' })
  },
)
