import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { listCheckable, listFeedCredentials } from '#desks/account/store.ts'
import { ELSEWHERE, OTHER_WORKSPACE, openKeyShop, WHO, WORKSPACE } from './key-shop.ts'

const NOBODY = '019a0000-0000-7000-8000-0000000000ff'

test('a pasted key is tested, named, masked, and the first one is the default', async () => {
  const { keys, shop, clock } = await openKeyShop()
  expect(keys.find('shop:anna:secret1234')?.service).toBe('shop')
  expect(keys.find('hello')).toBeUndefined()
  const first = await keys.add(WHO, 'shop', 'shop:anna:secret1234')
  expect(first).toMatchObject({
    kind: 'added',
    sameSellerAs: undefined,
    key: {
      ...{ name: 'Shop anna', mask: '…1234', status: 'active', isDefault: true, addedBy: 1 },
      checkedAt: new Date(clock.now()),
      facts: { readOnly: false, ownerName: 'Shop anna' },
    },
  })
  const second = await keys.add(WHO, 'shop', 'shop:anna:secret5678')
  expect(second).toMatchObject({
    kind: 'added',
    sameSellerAs: 'Shop anna',
    key: { name: 'Shop anna 2', isDefault: false },
  })
  expect(shop.asked).toEqual(['added', 'added'])
})

test('the secret is in no row in clear, and opens again', async () => {
  const { db, keys, added, shop, notices } = await openKeyShop()
  const key = await added('shop:anna:verysecretword')
  shop.refuse('anna:verysecretword')
  await keys.test(WORKSPACE, key.id, 'daily')
  const rows = await db.select().from(credentials)
  const everything =
    JSON.stringify([rows, await notices()]) +
    rows.map((row) => Buffer.from(row.secret).toString('latin1')).join()
  expect(everything).not.toContain('verysecret')
  expect(keys.open(key)).toBe('anna:verysecretword')
  expect(() => keys.open({ ...key, workspaceId: OTHER_WORKSPACE })).toThrow('vault.unreadable')
})

test('the same key is known, in this workspace only', async () => {
  const { keys, shop, added } = await openKeyShop()
  const key = await added('shop:anna:one')
  expect(await keys.add(WHO, 'shop', ' shop:anna:one ')).toEqual({ kind: 'known', key })
  expect(shop.asked).toHaveLength(1)
  const elsewhere = { workspaceId: OTHER_WORKSPACE, userId: 2 }
  expect(await keys.add(elsewhere, 'shop', 'shop:anna:one')).toMatchObject({ kind: 'added' })
})

test('what cannot be a key, and what the service refuses, is not stored', async () => {
  const { db, keys, shop } = await openKeyShop()
  expect(await keys.add(WHO, 'shop', 'shop:')).toEqual({
    kind: 'rejected',
    messageKey: 'key-bad-malformed',
  })
  shop.refuse('anna:bad')
  expect(await keys.add(WHO, 'shop', 'shop:anna:bad')).toEqual({
    kind: 'rejected',
    messageKey: 'key-bad-refused',
  })
  expect(await db.select().from(credentials)).toEqual([])
})

test('a service without a limit takes any number of keys', async () => {
  const { keys, added } = await openKeyShop({ maxPerUser: null })
  for (let number = 0; number < 12; number += 1) await added(`shop:shop${number}:word`)
  expect(await keys.list(WORKSPACE)).toHaveLength(12)
})

test('a person adds as many keys as allowed, also when they come at once', async () => {
  const { db, keys, shop } = await openKeyShop({ maxPerUser: 2 })
  const paste = (word: string) => keys.add(WHO, 'shop', `shop:anna:${word}`)
  const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map(paste))
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
    'added',
    'added',
    'too-many',
    'too-many',
  ])
  const rows = await db.select().from(credentials)
  expect(rows.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  const asked = shop.asked.length
  expect(await paste('e')).toEqual({ kind: 'too-many' })
  expect(shop.asked).toHaveLength(asked)
  const colleague = { workspaceId: WORKSPACE, userId: 2 }
  expect(await keys.add(colleague, 'shop', 'shop:anna:f')).toMatchObject({ kind: 'added' })
})

test('two first keys at once, and one key twice at once, both end well', async () => {
  const { keys } = await openKeyShop()
  const words = ['a', 'a', 'b']
  const pasted = await Promise.all(words.map((word) => keys.add(WHO, 'shop', `shop:anna:${word}`)))
  expect(pasted.map(({ kind }) => kind).sort()).toEqual(['added', 'added', 'known'])
  const rows = await keys.list(WORKSPACE)
  expect(rows.map(({ isDefault }) => isDefault)).toEqual([true, false])
})

test('a key the service could not be asked about waits, and is switched on by the next test', async () => {
  const { db, keys, shop } = await openKeyShop()
  shop.down(true)
  const outcome = await keys.add(WHO, 'shop', 'shop:anna:one')
  expect(outcome).toMatchObject({
    kind: 'unchecked',
    key: { status: 'unchecked', checkedAt: null },
  })
  const id = 'key' in outcome ? outcome.key.id : ''
  expect((await listCheckable(db, null)).map((key) => key.id)).toEqual([id])
  expect((await keys.test(WORKSPACE, id, 'daily')).key.status).toBe('unchecked')
  shop.down(false)
  const { key, test: verdict } = await keys.test(WORKSPACE, id, 'daily')
  expect(verdict.verdict).toBe('accepted')
  expect(key).toMatchObject({ status: 'active', facts: { ownerName: 'Shop anna' } })
})

test('a silent service changes nothing about a working key', async () => {
  const { keys, shop, added, notices } = await openKeyShop()
  const key = await added('shop:anna:one')
  shop.down(true)
  await keys.test(WORKSPACE, key.id, 'asked')
  expect(await keys.get(WORKSPACE, key.id)).toEqual(key)
  expect(await notices()).toEqual([])
})

test('a refused key goes out of use with one notice for each time it broke', async () => {
  const { db, clock, keys, shop, added, notices } = await openKeyShop()
  const key = await added('shop:anna:one')
  shop.refuse('anna:one')
  await Promise.all([1, 2, 3].map(() => keys.refused(key.id, 'wb.unauthorized')))
  await keys.test(WORKSPACE, key.id, 'asked')
  expect(await keys.get(WORKSPACE, key.id)).toMatchObject({
    status: 'invalid',
    reason: 'wb.unauthorized',
  })
  const told = await notices()
  expect(told.map(({ chatId, notice }) => [chatId, notice.messageKey])).toEqual([
    [1, 'notice-key-refused'],
  ])
  expect(await listCheckable(db, null)).toEqual([])
  expect(await listCheckable(db, WORKSPACE)).toHaveLength(1)

  await clock.advance(1_000)
  shop.forgive('anna:one')
  expect((await keys.test(WORKSPACE, key.id, 'asked')).key).toMatchObject({
    status: 'active',
    reason: null,
  })
  await keys.refused(key.id, 'wb.unauthorized')
  expect(await notices()).toHaveLength(2)
})

test('a broken key pasted again is tested again, and comes back by itself', async () => {
  const { keys, shop, added, notices } = await openKeyShop()
  const key = await added('shop:anna:one')
  await keys.refused(key.id, 'wb.unauthorized')
  shop.refuse('anna:one')
  const paste = () => keys.add(WHO, 'shop', 'shop:anna:one')
  expect(await paste()).toEqual({ kind: 'rejected', messageKey: 'key-bad-refused' })
  shop.down(true)
  expect(await paste()).toMatchObject({ kind: 'unchecked', key: { status: 'unchecked' } })
  shop.down(false)
  expect(await paste()).toMatchObject({ kind: 'rejected' })
  expect((await keys.get(WORKSPACE, key.id)).status).toBe('invalid')
  shop.forgive('anna:one')
  expect(await paste()).toMatchObject({ kind: 'added', key: { id: key.id, status: 'active' } })
  expect(await notices()).toHaveLength(1)
})

test('the default is chosen by hand, and moves to a working key on removal', async () => {
  const { keys, added } = await openKeyShop()
  const [first, broken, third] = [
    await added('shop:a:1'),
    await added('shop:b:2'),
    await added('shop:c:3'),
  ]
  const defaults = async () =>
    (await keys.list(WORKSPACE)).filter(({ isDefault }) => isDefault).map(({ id }) => id)
  await keys.makeDefault(WHO, third.id)
  await keys.makeDefault(WHO, third.id)
  expect(await defaults()).toEqual([third.id])
  expect((await keys.list(WORKSPACE)).map(({ id }) => id)).toEqual([third.id, first.id, broken.id])
  await Promise.all([first.id, broken.id, third.id].map((id) => keys.makeDefault(WHO, id)))
  expect(await defaults()).toHaveLength(1)

  await keys.makeDefault(WHO, first.id)
  await keys.refused(broken.id, 'wb.unauthorized')
  await Promise.all([keys.remove(WHO, first.id), keys.remove(WHO, first.id)])
  expect(await defaults()).toEqual([third.id])
  await keys.remove(WHO, third.id)
  expect(await defaults()).toEqual([broken.id])
  await keys.remove(WHO, broken.id)
  expect(await keys.list(WORKSPACE)).toEqual([])
})

test('a key is named and shared, to a state and not back and forth', async () => {
  const { keys, added } = await openKeyShop()
  const key = await added('shop:a:1')
  await keys.rename(WHO, key.id, 'Основной')
  await keys.share(WHO, key.id, true)
  await keys.share(WHO, key.id, true)
  expect(await keys.get(WORKSPACE, key.id)).toMatchObject({ name: 'Основной', isShared: true })
  await keys.share(WHO, key.id, false)
  expect((await keys.get(WORKSPACE, key.id)).isShared).toBe(false)
})

test('another workspace’s key cannot be seen, tested, changed or deleted', async () => {
  const { keys, added, shop } = await openKeyShop()
  const key = await added('shop:a:1')
  const foreign = [
    keys.get(OTHER_WORKSPACE, key.id),
    keys.test(OTHER_WORKSPACE, key.id, 'asked'),
    keys.rename(ELSEWHERE, key.id, 'Mine'),
    keys.makeDefault(ELSEWHERE, key.id),
    keys.share(ELSEWHERE, key.id, true),
    keys.get(WORKSPACE, NOBODY),
  ]
  for (const one of await Promise.allSettled(foreign)) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'account.no_key' } })
  }
  await keys.remove(ELSEWHERE, key.id)
  expect(await keys.get(WORKSPACE, key.id)).toEqual(key)
  expect(await keys.list(OTHER_WORKSPACE)).toEqual([])
  expect(shop.asked).toHaveLength(1)
})

test('the feed gets shared keys and the watchers’ own, only while they work', async () => {
  const { db, keys, added } = await openKeyShop()
  const own = await added('shop:a:1')
  const spare = await added('shop:a:2')
  const foreign = await added('shop:b:3', { workspaceId: OTHER_WORKSPACE, userId: 2 })
  const feed = async (...watching: string[]) =>
    (await listFeedCredentials(db, 'shop', watching)).map(({ id }) => id).sort()
  expect(await feed()).toEqual([])
  expect(await feed(WORKSPACE)).toEqual([own.id, spare.id].sort())
  await keys.share(ELSEWHERE, foreign.id, true)
  expect(await feed()).toEqual([foreign.id])
  await keys.refused(own.id, 'wb.unauthorized')
  expect(await feed(WORKSPACE, OTHER_WORKSPACE)).toEqual([spare.id, foreign.id].sort())
  expect(await listFeedCredentials(db, 'other', [WORKSPACE])).toEqual([])
})

test('a key removed while it is tested stays removed', async () => {
  const { db, keys, shop, added } = await openKeyShop()
  const key = await added('shop:a:1')
  shop.whileTesting(() => keys.remove(WHO, key.id))
  await keys.test(WORKSPACE, key.id, 'daily')
  expect(await db.select().from(credentials).where(eq(credentials.id, key.id))).toEqual([])
})

test('a verdict on a secret that was replaced while it was tested does not touch the new one', async () => {
  const { keys, shop, added, link, notices } = await openKeyShop()
  const key = await added('shop:anna:old')
  shop.refuse('anna:old')
  shop.whileTesting(() => link('anna', 'anna:new'))
  await keys.test(WORKSPACE, key.id, 'daily')
  expect(await keys.get(WORKSPACE, key.id)).toMatchObject({ status: 'active', reason: null })
  expect(keys.open(await keys.get(WORKSPACE, key.id))).toBe('anna:new')
  expect(await notices()).toEqual([])
})
