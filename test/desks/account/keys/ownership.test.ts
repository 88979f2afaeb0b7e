import { expect, test } from 'vitest'
import { ELSEWHERE, openKeyShop, WHO, WORKSPACE } from './key-shop.ts'

const SHEET = 'shop:open-1:link'
const TAKEN = { kind: 'rejected', messageKey: 'key-bad-google-taken' }

test('a key that others may know works only once our code is where it leads', async () => {
  const { keys, shop, added } = await openKeyShop()
  const key = await added(SHEET)
  expect(key).toMatchObject({ status: 'unproven', checkedAt: null })
  const { proofCode } = key.facts
  expect(proofCode).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  expect((await keys.testFor(WHO, key.id)).test.verdict).toBe('unproven')
  shop.putIn(proofCode)
  const { key: proven, test: said } = await keys.testFor(WHO, key.id)
  expect([said.verdict, proven.status]).toEqual(['accepted', 'active'])
  expect((await keys.test(WORKSPACE, key.id, 'daily')).test.verdict).toBe('accepted')
})

test('it belongs to the first who proved it, whoever named it first, until it is removed', async () => {
  const { keys, shop, added } = await openKeyShop()
  const first = await added(SHEET)
  const second = await added(SHEET, ELSEWHERE)
  expect(second.facts.proofCode).not.toBe(first.facts.proofCode)
  shop.putIn(second.facts.proofCode)
  expect((await keys.testFor(ELSEWHERE, second.id)).key.status).toBe('active')

  shop.putIn(first.facts.proofCode)
  expect((await keys.testFor(WHO, first.id)).test).toMatchObject({ verdict: 'refused' })
  await keys.remove(WHO, first.id)
  expect(await keys.add(WHO, 'shop', SHEET)).toEqual(TAKEN)

  await keys.remove(ELSEWHERE, second.id)
  expect(await keys.add(WHO, 'shop', SHEET)).toMatchObject({ kind: 'added' })
})

test('a second key of the same account in the same workspace needs no second proof', async () => {
  const { shop, keys, added } = await openKeyShop()
  const first = await added(SHEET)
  shop.putIn(first.facts.proofCode)
  await keys.testFor(WHO, first.id)
  expect(await keys.add(WHO, 'shop', 'shop:open-1:other')).toMatchObject({ kind: 'added' })
})

test('two who prove themselves at once: one gets it', async () => {
  const { shop, keys, added } = await openKeyShop()
  const [mine, theirs] = [await added(SHEET), await added(SHEET, ELSEWHERE)]
  shop.putIn(mine.facts.proofCode)
  shop.putIn(theirs.facts.proofCode)
  const both = await Promise.all([keys.testFor(WHO, mine.id), keys.testFor(ELSEWHERE, theirs.id)])
  const active = both.filter(({ key }) => key.status === 'active')
  expect(active).toHaveLength(1)
})

test('while the service is silent nothing is proven and nothing is taken', async () => {
  const { shop, keys, added } = await openKeyShop()
  shop.down(true)
  const waiting = await added(SHEET)
  expect(waiting.status).toBe('unchecked')
  shop.down(false)
  const theirs = await added(SHEET, ELSEWHERE)
  shop.putIn(theirs.facts.proofCode)
  expect((await keys.testFor(ELSEWHERE, theirs.id)).key.status).toBe('active')
  expect((await keys.test(WORKSPACE, waiting.id, 'daily')).test.verdict).toBe('refused')
})
