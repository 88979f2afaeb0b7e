import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'

const FEW = 4

test('a burst of short statements waits for a few connections instead of opening one each', async () => {
  const { url } = await emptyDatabase()
  const { pool, close } = openDatabase({ url, log, max: 20, patienceMs: 60_000 })
  await Promise.all(Array.from({ length: 50 }, () => pool.query('select 1')))
  expect(pool.totalCount).toBe(FEW)
  await close()
})

test('whoever waits for connections that are not given back gets another one, up to the most', async () => {
  const { url } = await emptyDatabase()
  const { pool, close } = openDatabase({ url, log, max: 6, patienceMs: 5 })
  const held = await Promise.all(Array.from({ length: 6 }, () => pool.connect()))
  expect(pool.totalCount).toBe(6)
  const next = pool.query('select 7 as number')
  await waitFor(() => pool.waitingCount === 1)
  for (const client of held) client.release()
  expect((await next).rows).toEqual([{ number: 7 }])
  expect(pool.totalCount).toBe(6)
  await close()
})

test('connections above the few that are gone are not opened again unasked', async () => {
  const { url } = await emptyDatabase()
  const { pool, close } = openDatabase({ url, log, max: 20, patienceMs: 1 })
  const held = await Promise.all(Array.from({ length: 8 }, () => pool.connect()))
  for (const client of held) client.release(true)
  await waitFor(() => pool.options.max === Math.max(FEW, pool.totalCount))
  expect((await pool.query('select 7 as number')).rows).toEqual([{ number: 7 }])
  await close()
})
