import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Database } from '#db/connection.ts'
import { createUploads, type PictureJob } from '#desks/imports/pictures/upload.ts'
import type { ShopRow } from '#desks/imports/shops/store.ts'
import { USUAL_RULES } from '#desks/imports/shops/usual.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { createFakeShop } from '../fakes/shop.ts'

test('a picture that two products show is uploaded once, also where what is known of it is read late', async () => {
  const shop = createFakeShop()
  const first = Promise.withResolvers<void>()
  let reads = 0
  /** Nothing is known of the picture; who asks second hears it when the first has brought it. */
  const limit = async () => {
    reads += 1
    if (reads === 2) await first.promise
    return []
  }
  const kept = { insert: () => ({ values: () => ({ onConflictDoUpdate: async () => {} }) }) }
  const db = {
    select: () => ({ from: () => ({ where: () => ({ limit }) }) }),
    transaction: (work: (tx: typeof kept) => Promise<void>) => work(kept),
  } as unknown as Database
  const job: PictureJob = {
    ...{ db, clock: createTestClock(), log: silentLog, shop: shop.api, rules: USUAL_RULES },
    row: { id: randomUUID() } as ShopRow,
    shopIds: [],
    shopKey: { credentialId: randomUUID(), accountKey: 'shop.example', facts: {} },
    turn: { keep: async () => {} },
    signal: new AbortController().signal,
    pictures: { read: async () => new Uint8Array() },
  }
  const uploads = createUploads(job)
  const bytes = new Uint8Array([1])
  const picture = { urls: ['https://cdn.poizon.com/1.jpg'], bytes, sha256: 'a', type: 'image/webp' }
  const bring = () =>
    uploads.mediaOf(async () => {}, { ...picture, name: 'shoe-a.webp', alt: '' }, false)
  const one = bring().finally(first.resolve)
  expect(await bring()).toBe(await one)
  expect(shop.world.media.size).toBe(1)
})
