import { expect, test } from 'vitest'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { createTestClock } from '#test/support/clock.ts'

const DRAFTS = '/supplies/api/supplies/v1/drafts'

function start() {
  const clock = createTestClock()
  const { app } = createWildberriesSandbox({ clock })
  const authorization = makeToken({ sid: 'seller-1', nowMs: clock.now() })
  async function call(method: string, path: string, body?: unknown) {
    clock.jump(clock.now() + 10_000)
    const answer = await app.request(path, {
      method,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  return { call }
}

test('a draft is made, filled, listed and removed', async () => {
  const { call } = start()
  const { draftId } = (await call('POST', DRAFTS)).body
  const items = [
    { sku: '2040000000017', quantity: 5 },
    { sku: '2040000000024', quantity: 7 },
  ]
  expect(await call('POST', `${DRAFTS}/${draftId}/items`, { items })).toEqual({
    status: 200,
    body: { results: [] },
  })
  expect((await call('GET', DRAFTS)).body).toMatchObject({
    total: 1,
    drafts: [{ draftId, skuQuantity: 2, itemQuantity: 12 }],
  })
  const skus = ['2040000000017', 'unknown']
  await call('DELETE', `${DRAFTS}/${draftId}/items`, { skus })
  expect((await call('GET', `${DRAFTS}/${draftId}/items`)).body).toMatchObject({
    skuQuantity: 1,
    items: [{ sku: '2040000000024', quantity: 7 }],
  })
  expect((await call('DELETE', `${DRAFTS}/${draftId}`)).status).toBe(204)
  expect(await call('DELETE', `${DRAFTS}/${draftId}`)).toMatchObject({
    status: 404,
    body: { detail: 'Черновик не найден' },
  })
  expect(await call('DELETE', `${DRAFTS}/7`)).toMatchObject({
    status: 400,
    body: { detail: 'Неверный формат draftId' },
  })
})

test('one bad barcode and none is added', async () => {
  const { call } = start()
  const { draftId } = (await call('POST', DRAFTS)).body
  const items = [
    { sku: '2040000000017', quantity: 5 },
    { sku: 'bad', quantity: 1 },
  ]
  const { status, body } = await call('POST', `${DRAFTS}/${draftId}/items`, { items })
  expect(status).toBe(200)
  expect(body.results).toMatchObject([{ sku: 'bad', error: { title: 'Invalid sku' } }])
  expect((await call('GET', `${DRAFTS}/${draftId}/items`)).body.items).toEqual([])
})

test('acceptance options by barcode and warehouse', async () => {
  const { call } = start()
  const goods = [
    { barcode: '2040000000017', quantity: 1 },
    { barcode: 'bad', quantity: 1 },
  ]
  const path = '/supplies/api/v1/acceptance/options'
  expect((await call('POST', `${path}?warehouseID=507`, goods)).body.result).toMatchObject([
    { barcode: '2040000000017', warehouses: [{ warehouseID: 507, canBox: true }] },
    { barcode: 'bad', warehouses: null, isError: true },
  ])
  expect(await call('POST', `${path}?warehouseID=x`, goods)).toMatchObject({
    status: 400,
    body: { detail: 'Неверный формат warehouseID' },
  })
})
