import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createBroadcastStore } from '#desks/admin/broadcast/store.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'

test('a draft is deleted once; what was started stays', async () => {
  const { db } = await freshDatabase()
  const store = createBroadcastStore(db)
  const draft = async () => {
    const id = randomUUID()
    const createdAt = new Date(START_MS)
    await store.save({ id, createdBy: 1, createdAt, text: 'x', entities: [], audience: 'all' })
    return id
  }
  const drop = (id: string) => db.transaction((tx) => store.drop(tx, id))
  const [unwanted, started] = [await draft(), await draft()]
  expect(await drop(unwanted)).toBe(true)
  expect(await drop(unwanted)).toBe(false)
  const broadcast = await store.find(started)
  if (!broadcast) throw new Error('no broadcast')
  await db.transaction((tx) => store.fill(tx, broadcast, START_MS))
  expect(await drop(started)).toBe(false)
  expect(await store.find(started)).toBeDefined()
})
