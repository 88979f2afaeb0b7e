import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { REFRESH_RUN } from '#desks/imports/refresh/run.ts'
import { createRefreshSchedule } from '#desks/imports/refresh/schedule.ts'
import { reassignRefreshes, stopRefreshes } from '#desks/imports/shops/people.ts'
import { importShops } from '#desks/imports/shops/schema.ts'
import { silentLog } from '#platform/log/log.ts'
import { openPlayed } from '../desk.ts'

const HOUR_MS = 3_600_000

test('refreshes start by the hour, once whoever looks, and not without a working key', async () => {
  const { desk, shopId, bringAtOnce } = await openPlayed(1)
  const { db, clock, runs, workspaceId } = desk
  await bringAtOnce()
  await desk.imports.setSchedule(desk.by, shopId, 6)
  let isWorking = true
  const schedule = () =>
    createRefreshSchedule({ db, clock, runs, log: silentLog, hasKey: async () => isWorking })
  const started = async () =>
    (await runs.list(workspaceId, 50)).filter(({ kind }) => kind === REFRESH_RUN)
  await schedule().fire()
  expect(await started()).toEqual([])
  clock.shift(6 * HOUR_MS + 1)
  await Promise.all([schedule().fire(), schedule().fire()])
  await schedule().fire()
  expect(await started()).toMatchObject([{ userId: 7, chatId: null }])
  isWorking = false
  clock.shift(6 * HOUR_MS + 1)
  await schedule().fire()
  expect(await started()).toHaveLength(1)

  const shop = async () =>
    (await db.select().from(importShops).where(eq(importShops.id, shopId)))[0]
  const now = new Date(clock.now())
  await db.transaction((tx) => reassignRefreshes(tx, { workspaceId, userId: 7, ownerId: 8 }))
  expect((await shop())?.refreshedBy).toBe(8)
  await db.transaction((tx) => stopRefreshes(tx, workspaceId, now))
  expect((await shop())?.nextRefreshAt).toBeNull()
})

test('a refresh is the owner’s when who set it leaves while its key is looked at', async () => {
  const { desk, shopId, bringAtOnce } = await openPlayed(1)
  const { db, clock, runs, workspaceId } = desk
  await bringAtOnce()
  await desk.imports.setSchedule(desk.by, shopId, 6)
  clock.shift(6 * HOUR_MS + 1)
  const gone = { workspaceId, userId: 7, ownerId: 8 }
  const hasKey = async () => {
    await db.transaction((tx) => reassignRefreshes(tx, gone))
    return true
  }
  await createRefreshSchedule({ db, clock, runs, log: silentLog, hasKey }).fire()
  const started = await runs.list(workspaceId, 50)
  expect(started.filter(({ kind }) => kind === REFRESH_RUN)).toMatchObject([{ userId: 8 }])
})

test('a batch that was cancelled on its card is over, and its table can be had as often as it is wanted', async () => {
  const { desk, shopId, spuIds } = await openPlayed(2)
  const { db, clock, runs } = desk
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  const { batchId } = started.value
  const schedule = createRefreshSchedule({
    ...{ db, clock, runs, log: silentLog, hasKey: async () => true },
  })
  await schedule.fire()
  expect((await desk.batchRow(batchId))?.finishedAt).toBeNull()
  expect(await runs.cancel(desk.by, batchId)).toBe('done')
  await schedule.fire()
  expect((await desk.batchRow(batchId))?.finishedAt).not.toBeNull()

  const again = desk.asker()
  for (const by of [again, again, desk.asker()]) {
    expect(await desk.imports.report(by, batchId)).toBe(true)
  }
  const tables = desk.sent.filter(({ key }) => key.startsWith(`imports:report:${batchId}`))
  expect(new Set(tables.map(({ key }) => key)).size).toBe(2)
  expect(tables[0]?.notice).toMatchObject({ vars: { done: 0, left: 0 } })
  const stranger = { ...desk.asker(), workspaceId: '018f0000-0000-7000-8000-0000000000ff' }
  await expect(desk.imports.report(stranger, batchId)).rejects.toThrow()
})
