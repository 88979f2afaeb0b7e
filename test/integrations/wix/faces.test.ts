import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { WixItem } from '#desks/stock/ports.ts'
import { live, startWix } from './client.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }
const CUP = {
  name: 'Cup',
  variants: [
    { choice: 'blue', sku: 'CUP-BLU', quantity: 3 },
    { choice: 'red', sku: 'CUP-RED', quantity: 1 },
  ],
}
const EAN = '5901234123457'

const refOf = ({ catalog, productId, variantId }: WixItem) => ({ catalog, productId, variantId })

/** A site that sells a mug and a cup in two colours, and what its items are known by. */
async function openSite(version: 'V1_CATALOG' | 'V3_CATALOG') {
  const open = await startWix(version, [MUG, CUP])
  const catalog = version === 'V1_CATALOG' ? 'v1' : 'v3'
  const { items } = await open.wix.items(open.key, { catalog }, live())
  const of = (sku: string) => {
    const found = items.find((item) => item.sku === sku)
    if (!found) throw new Error(`no ${sku}`)
    return refOf(found)
  }
  return { ...open, of, face: (sku: string) => open.wix.face(open.key, of(sku), live()) }
}

test('v1: a name is read and written; there is no barcode to write', async () => {
  const { wix, key, of, face } = await openSite('V1_CATALOG')
  expect(await face('MUG')).toEqual({ name: 'Mug', variants: 1, barcode: null, pictureId: null })
  expect(await face('CUP-RED')).toEqual({
    name: 'Cup',
    variants: 2,
    barcode: null,
    pictureId: null,
  })
  await wix.editFace(key, of('MUG'), { name: 'Blue mug' }, live())
  expect(await face('MUG')).toMatchObject({ name: 'Blue mug' })
})

test('v3: a barcode is written to its own variant, the others stay as they are', async () => {
  const { wix, key, of, face, now } = await openSite('V3_CATALOG')
  await wix.editFace(key, of('CUP-RED'), { barcode: EAN }, live())
  expect(await face('CUP-RED')).toMatchObject({ name: 'Cup', variants: 2, barcode: EAN })
  expect(await face('CUP-BLU')).toMatchObject({ name: 'Cup', variants: 2, barcode: '' })
  const cup = (await now()).products.find(({ name }) => name === 'Cup')
  expect(cup?.variants.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['CUP-BLU', 3],
    ['CUP-RED', 1],
  ])
  await wix.editFace(key, of('MUG'), { name: 'Blue mug', barcode: EAN }, live())
  expect(await face('MUG')).toMatchObject({ name: 'Blue mug', variants: 1, barcode: EAN })
})

test('v3: a picture takes the place of the first one; the others, names and variants stay', async () => {
  const { wix, key, of, face, now } = await openSite('V3_CATALOG')
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const before = (await face('CUP-RED'))?.pictureId
  const first = await wix.uploadPicture(key, jpeg, live())
  const second = await wix.uploadPicture(key, jpeg, live())
  const cup = () => now().products.find(({ name }) => name === 'Cup')
  const product = cup()
  if (product) product.media = [before ?? '', second]
  await wix.editFace(key, of('CUP-RED'), { pictureId: first }, live())
  expect(await face('CUP-BLU')).toMatchObject({ name: 'Cup', variants: 2, pictureId: first })
  expect(cup()?.media).toEqual([first, second])
  expect(cup()?.variants.map(({ sku }) => sku)).toEqual(['CUP-BLU', 'CUP-RED'])
})

test('a key that may not edit products is not put away for it', async () => {
  const { wix, key, of, refused, controller } = await openSite('V3_CATALOG')
  for (const method of ['files.begin', 'product.get']) {
    await controller.fault({ method, kind: 'unpaid', times: 1 })
  }
  const denied = { kind: 'invalid', code: 'wix.no_permission' }
  await expect(wix.uploadPicture(key, Buffer.from('x'), live())).rejects.toMatchObject(denied)
  await expect(wix.face(key, of('MUG'), live())).rejects.toMatchObject(denied)
  expect(refused).toEqual([])
})

test('v3: an edit whose answer was lost is not repeated, and can be read', async () => {
  const { wix, key, of, face, controller } = await openSite('V3_CATALOG')
  await controller.fault({ method: 'product.edit', kind: 'drop-after', times: 1 })
  await expect(wix.editFace(key, of('MUG'), { name: 'Blue mug' }, live())).rejects.toMatchObject({
    kind: 'unknown-outcome',
  })
  expect(await face('MUG')).toMatchObject({ name: 'Blue mug' })
})

test('what is gone is gone', async () => {
  const { wix, key, of } = await openSite('V3_CATALOG')
  const other = { ...of('MUG'), productId: of('CUP-RED').variantId }
  expect(await wix.face(key, other, live())).toBeUndefined()
})
