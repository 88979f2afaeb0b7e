import { expect, test } from 'vitest'
import type { ProductChange } from '#desks/imports/ports/shop.ts'
import { secretText } from '#integrations/woocommerce/secret.ts'
import { checkAddress } from '#integrations/woocommerce/site.ts'
import { serveWoo } from './shop.ts'

const live = new AbortController().signal
const served = await serveWoo()
const { faults } = served.sandbox

const PARENT: ProductChange = {
  ...{ name: 'Кроссовки', type: 'variable', sku: 'PZ-1' },
  attributes: [{ id: 0, name: 'Размер', options: ['1'], isVisible: true, isVariation: true }],
}
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ sku: `PZ-1-${at}`, regularPrice: 100 + at }))

test('a batch whose answer was lost is looked up, and nothing is made twice', async () => {
  const { woo, key, shop } = served.open('lost')
  const { id } = await woo.create(key, PARENT, live)
  faults.add({ method: 'variations.batch.post', kind: 'drop-after', times: 1, account: 'lost' })
  const results = await woo.writeVariations(key, id, rowsOf(40), live)
  expect(results.map((one) => one.ok && one.value.sku)).toEqual(rowsOf(40).map(({ sku }) => sku))
  expect([...shop.products.values()].filter(({ isVariation }) => isVariation)).toHaveLength(40)
})

test('without SKUs nobody can tell what was made, and it is not repeated', async () => {
  const { woo, key, shop } = served.open('nameless')
  const { id } = await woo.create(key, PARENT, live)
  faults.add({ method: 'variations.batch.post', kind: 'drop-after', times: 1, account: 'nameless' })
  const rows = [{ regularPrice: 1 }]
  await expect(woo.writeVariations(key, id, rows, live)).rejects.toMatchObject({
    kind: 'unknown-outcome',
  })
  expect(shop.products.size).toBe(2)
})

test('a shop that takes fewer rows, or none for a while, gets smaller batches', async () => {
  const { woo, key } = served.open('small', { batchLimit: 12 })
  const { id } = await woo.create(key, PARENT, live)
  faults.add({ method: 'variations.batch.post', kind: 'http-5xx', times: 1, account: 'small' })
  const results = await woo.writeVariations(key, id, rowsOf(30), live)
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await woo.variations(key, id, live)).toHaveLength(30)
})

test.each([
  ['unpaid', 'unavailable', 'woo.blocked'],
  ['limited', 'limit', 'woo.rate_limited'],
  ['not-json', 'unavailable', 'woo.blocked'],
  ['http-5xx', 'unknown-outcome', 'woo.server_error'],
  ['drop', 'unknown-outcome', 'woo.cut'],
  ['truncated', 'unknown-outcome', 'woo.bad_answer'],
] as const)('%s of a creation is %s', async (kind, meaning, code) => {
  const { woo, key } = served.open(`fault-${kind}`)
  faults.add({ method: 'products.post', kind, times: 1, account: `fault-${kind}` })
  await expect(woo.create(key, { name: 'А' }, live)).rejects.toMatchObject({ kind: meaning, code })
})

test('a page in the place of a shop that is known passes; for a shop to be it says that there is none', async () => {
  const { woo, key, secret } = served.open('mended')
  const page = { method: '*', kind: 'not-json', times: 2, account: 'mended' } as const
  faults.add(page)
  await expect(woo.facts(key, live)).rejects.toMatchObject({
    ...{ kind: 'unavailable', code: 'woo.blocked' },
  })
  expect(await woo.facts(key, live)).toMatchObject({ currency: 'RUB' })
  faults.add(page)
  await expect(
    woo.probe(secretText(secret), { account: key.accountKey, isWriting: false }, live),
  ).rejects.toMatchObject({ kind: 'invalid', code: 'woo.no_wordpress' })
})

test('a host without DELETE is asked by POST, and believed only when the thing is gone', async () => {
  const { woo, key, shop } = served.open('hosted', { isMethodsBlocked: true })
  const { id } = await woo.create(key, { name: 'А' }, live)
  expect(await woo.update(key, id, { name: 'Б' }, live)).toMatchObject({ name: 'Б' })
  expect(await woo.deleteProduct(key, id, live)).toBe(true)
  expect(shop.products.size).toBe(0)
  expect(await woo.deleteProduct(key, id, live)).toBe(false)
})

test('a picture that is too large for the host is refused for good', async () => {
  const { woo, key } = served.open('narrow', { maxBodyBytes: 1_000 })
  const file = { bytes: new Uint8Array(2_000), name: 'a.jpg', type: 'image/jpeg', alt: '' }
  await expect(woo.upload(key, file, live)).rejects.toMatchObject({
    ...{ kind: 'invalid', code: 'woo.too_large', retry: 'never' },
  })
})

test('a password that is refused is told to its owner, once the shop says so', async () => {
  const { woo, key, refused } = served.open('revoked')
  await served.controller.command('revoke', { shop: 'revoked' })
  await expect(woo.categories(key, live)).rejects.toMatchObject({ code: 'woo.wrong_password' })
  expect(refused).toEqual(['woo.wrong_password'])
})

test('six creations with one SKU at once leave one product', async () => {
  const { woo, key, shop } = served.open('race')
  const tries = Array.from({ length: 6 }, () => woo.create(key, { name: 'А', sku: 'PZ-1' }, live))
  const ended = await Promise.allSettled(tries)
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const codes = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(codes.every((code) => ['woo.sku_taken', 'woo.sku_in_trash'].includes(code))).toBe(true)
  expect(shop.products.size).toBe(1)
})

test('key pairs serve the shop beside the password that serves pictures', async () => {
  const { woo, key, secret } = served.open('paired')
  const { consumerKey, consumerSecret } = served.world.issueKey('paired', 'read')
  Object.assign(secret, { keys: { consumerKey, consumerSecret } })
  expect(await woo.categories(key, live)).toHaveLength(1)
  expect(await woo.mediaBySlug(key, 'none', live)).toEqual([])
  await expect(woo.create(key, { name: 'А' }, live)).rejects.toMatchObject({
    code: 'woo.read_only',
  })
})

test.each([
  ['http://shop.example', 'woo.http'],
  ['https://127.0.0.1', 'woo.private'],
  ['https://10.0.0.5:8443', 'woo.private'],
  ['https://[::1]', 'woo.private'],
  ['https://printer.local', 'woo.private'],
  ['https://user:pass@shop.example', 'woo.bad_address'],
  ['ftp://shop.example', 'woo.bad_address'],
])('%s is not called', (address, code) => {
  expect(() => checkAddress(address, new Set(['127.0.0.1:4000']))).toThrow(code)
})

test('only the host and port an operator named may be private and plain', () => {
  const allowed = new Set(['127.0.0.1:4000'])
  expect(checkAddress('http://127.0.0.1:4000/woo/a', allowed).host).toBe('127.0.0.1:4000')
  expect(() => checkAddress('http://127.0.0.1:4001/woo/a', allowed)).toThrow('woo.private')
})

test.each([
  ['woo.no_woocommerce', { hasWoo: false }, 'key-bad-woo-no-plugin'],
  ['woo.http', { hasApplicationPasswords: false }, 'key-bad-woo-http'],
] as const)('a run that meets %s is told why', async (code, settings, messageKey) => {
  const { woo, key } = served.open(`run-${code.slice(4).replaceAll('_', '-')}`, settings)
  await expect(woo.facts(key, live)).rejects.toMatchObject({ kind: 'invalid', code, messageKey })
})
