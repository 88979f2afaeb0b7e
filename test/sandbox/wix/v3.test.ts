import { expect, test } from 'vitest'
import { openWix } from './calls.ts'

const MUGS = [
  { name: 'Mug', sku: 'MUG', quantity: 5 },
  { name: 'Card', sku: 'CARD', isTracked: false },
]
const QUERY = '/stores/v3/inventory-items/query'
const BULK = '/stores/v3/bulk/inventory-items/update'

interface Items {
  readonly inventoryItems: readonly { readonly id: string; readonly revision: string }[]
  readonly pagingMetadata: { readonly cursors: { readonly next: string | null } }
}

test('items are found by SKU with a plain object; a filter as text is refused', async () => {
  const { send } = await openWix('V3_CATALOG', MUGS)
  const filter = { 'product.variantSku': { $in: ['MUG'] } }
  const { body } = await send('POST', QUERY, { query: { filter, cursorPaging: { limit: 1_000 } } })
  expect(body).toMatchObject({
    inventoryItems: [{ revision: '1', quantity: 5, trackQuantity: true }],
    pagingMetadata: { count: 1, cursors: { next: null } },
  })
  const asText = { filter: JSON.stringify(filter), cursorPaging: { limit: 10 } }
  expect((await send('POST', QUERY, { query: asText })).status).toBe(400)
  expect((await send('POST', QUERY, { query: { cursorPaging: { limit: 1_001 } } })).status).toBe(
    400,
  )
})

test('a cursor stands alone', async () => {
  const { send } = await openWix('V3_CATALOG', MUGS)
  const first = await send<Items>('POST', QUERY, { query: { cursorPaging: { limit: 1 } } })
  const cursorPaging = { limit: 1, cursor: first.body.pagingMetadata.cursors.next }
  const both = { filter: {}, cursorPaging }
  expect((await send('POST', QUERY, { query: both })).status).toBe(400)
  const second = await send<Items>('POST', QUERY, { query: { cursorPaging } })
  expect(second.body.inventoryItems[0]?.id).not.toBe(first.body.inventoryItems[0]?.id)
  expect(second.body.pagingMetadata.cursors.next).toBeNull()
  const foreign = { cursorPaging: { limit: 1, cursor: 'b3RoZXI' } }
  expect((await send('POST', QUERY, { query: foreign })).status).toBe(400)
})

test('an old revision is 409 alone and a failed item in bulk, where HTTP says 200', async () => {
  const { send, site, now } = await openWix('V3_CATALOG', MUGS)
  const [mug, card] = site.products.map(({ variants }) => variants[0]?.itemId ?? '')
  const path = `/stores/v3/inventory-items/${mug}`
  const written = await send('PATCH', path, { inventoryItem: { revision: '1', quantity: 9 } })
  expect(written.body).toMatchObject({ inventoryItem: { revision: '2', quantity: 9 } })
  const again = await send('PATCH', path, { inventoryItem: { revision: '1', quantity: 8 } })
  expect(again.status).toBe(409)
  const { site: other } = await openWix('V3_CATALOG')
  const rows = [
    { id: mug, revision: '2', quantity: 7 },
    { id: mug, revision: '2', quantity: 6 },
    { id: card, revision: '1', quantity: 1 },
    { id: other.id, revision: '1', quantity: 1 },
  ]
  const inventoryItems = rows.map((inventoryItem) => ({ inventoryItem }))
  const bulk = await send('POST', BULK, { inventoryItems, reason: 'MANUAL' })
  const failed = (originalIndex: number, code: string) => ({
    itemMetadata: { originalIndex, success: false, error: { code } },
  })
  expect(bulk).toMatchObject({
    status: 200,
    body: {
      results: [
        { itemMetadata: { id: mug, originalIndex: 0, success: true } },
        failed(1, 'REVISION_MISMATCH'),
        failed(2, 'INVENTORY_QUANTITY_NOT_TRACKED'),
        failed(3, 'NOT_FOUND'),
      ],
      bulkActionMetadata: { totalSuccesses: 1, totalFailures: 3 },
    },
  })
  expect(now().products[0]?.variants[0]).toMatchObject({ quantity: 7, revision: 3 })
  const tooMany = Array(1_001).fill({ inventoryItem: rows[0] })
  expect((await send('POST', BULK, { inventoryItems: tooMany })).status).toBe(400)
  expect((await send('POST', BULK, { inventoryItems: [] })).status).toBe(400)
})
