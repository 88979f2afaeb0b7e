import { expect, test } from 'vitest'
import { listen } from '#db/listen.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { freshDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import { waitFor } from '#test/support/wait.ts'

async function open(options: { probeMs?: number } = {}) {
  const { url, pool } = await freshDatabase()
  const relay = await relayTo(url)
  let wakes = 0
  const address = `${relay.url}?query_timeout=200`
  const wake = () => (wakes += 1)
  const listener = listen({ url: address, channel: 'news', wake, log, ...options })
  await waitFor(() => wakes === 1)
  const listeners = async () => {
    const { rows } = await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where application_name = 'prilavok-listen' and datname = current_database()`,
    )
    return rows.map(({ pid }) => pid)
  }
  const tell = () => pool.query('notify news')
  return { pool, relay, listener, listeners, tell, wakes: () => wakes }
}

test('wakes on connecting and for every notice, until it is stopped', async () => {
  const { listener, listeners, tell, wakes } = await open()
  await tell()
  await waitFor(() => wakes() === 2)
  await listener.stop()
  await waitFor(async () => (await listeners()).length === 0)
  await tell()
  expect(wakes()).toBe(2)
})

test('wakes anew whenever its connection was killed, and hears again', async () => {
  const { pool, listener, listeners, tell, wakes } = await open()
  for (const round of [1, 2, 3]) {
    for (const pid of await listeners()) await pool.query('select pg_terminate_backend($1)', [pid])
    await waitFor(() => wakes() === 2 * round)
    await tell()
    await waitFor(() => wakes() === 2 * round + 1)
  }
  await listener.stop()
})

test('waits for a server that is away, and hears again when it is back', async () => {
  const { relay, listener, listeners, tell, wakes } = await open()
  relay.shut()
  await waitFor(async () => (await listeners()).length === 0)
  await tell()
  relay.open()
  await waitFor(() => wakes() === 2)
  await tell()
  await waitFor(() => wakes() === 3)
  await listener.stop()
})

test('stops while the server is away', async () => {
  const { relay, listener } = await open()
  relay.shut()
  await listener.stop()
})

test('notices a connection that went silent without closing, and hears again', async () => {
  const { relay, listener, tell, wakes } = await open({ probeMs: 20 })
  relay.freeze()
  await waitFor(() => wakes() === 2)
  await tell()
  await waitFor(() => wakes() === 3)
  await listener.stop()
})
