import { randomUUID } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importItems } from '#desks/imports/batches/schema.ts'
import { insertBatch } from '#desks/imports/batches/store.ts'
import { importShops } from '#desks/imports/shops/schema.ts'
import { USUAL_RULES } from '#desks/imports/shops/usual.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'

const { db } = await freshDatabase()

test('products that share a brand for a title are told apart by their numbers before their cards are read', async () => {
  const at = new Date(START_MS)
  const [id, shopId, workspaceId] = [randomUUID(), randomUUID(), randomUUID()]
  await db.insert(importShops).values({
    ...{ id: shopId, workspaceId, credentialId: randomUUID(), accountKey: 'shop.example' },
    ...{ name: 'Shop', url: 'https://shop.example', currency: 'RUB', rules: USUAL_RULES },
    createdAt: at,
  })
  const batch = {
    ...{ id, workspaceId, userId: 7, shopId, title: 'nike', rules: USUAL_RULES, createdAt: at },
    sourceCredentialId: randomUUID(),
  }
  const goods = [
    { spuId: '1', title: 'Nike', article: 'DD1391-100' },
    { spuId: '2', title: 'Nike Dunk DD1391-101', article: 'DD1391-101' },
    { spuId: '3', title: 'Nike', article: null },
  ]
  await db.transaction((tx) => insertBatch(tx, batch, goods))
  const rows = await db.select().from(importItems).orderBy(asc(importItems.position))
  expect(rows.map(({ title }) => title)).toEqual([
    ...['Nike DD1391-100', 'Nike Dunk DD1391-101', 'Nike'],
  ])
})
