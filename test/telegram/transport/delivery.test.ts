import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { createWebhook, registerWebhook } from '#telegram/transport/webhook.ts'
import { waitFor } from '#test/support/wait.ts'
import { createShop } from '../shop.ts'
import { openSurface } from '../surface.ts'

test('by webhook as by polling', async () => {
  const { desk, done } = createShop()
  const surface = await openSurface({ desks: [desk] })
  const process = await surface.start({ polls: false })
  const app = createWebhook({ secret: 'word', log: silentLog, receive: process.inbox.receive })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  await registerWebhook(process.telegram.api, `http://127.0.0.1:${port}/`, 'word')
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  await anna.say('note one')
  await anna.sees('Noted: note one')
  expect(done).toEqual(['note one'])
})

test('a process killed after storing and before acknowledging repeats nothing', async () => {
  const { desk, done } = createShop()
  const surface = await openSurface({ desks: [desk] })
  const { sandbox, database } = surface
  const anna = await sandbox.person({ started: false })
  for (const word of ['a', 'b', 'c']) await anna.say(`note ${word}`)
  // Fetched and stored, but Telegram is never told: the next process gets the same updates again.
  const { result } = await sandbox.call('getUpdates', {})
  const first = await surface.start({ polls: false })
  await first.inbox.receive(result)
  await waitFor(async () =>
    (await database.db.select().from(inbox)).every(({ status }) => status === 'done'),
  )
  await surface.stop(first)
  await surface.start()
  await anna.say('note d')
  await anna.sees('note d')
  expect(done).toEqual(['note a', 'note b', 'note c', 'note d'])
})

test('the bot may be rebuilt between any two updates', async () => {
  const { desk, done } = createShop()
  const surface = await openSurface({ desks: [desk] })
  const anna = await surface.sandbox.person({ started: false })
  for (const step of ['/start', 'note 1', '/shop', 'note 2']) {
    const process = await surface.start()
    const [id = 0] = await anna.say(step)
    await anna.waitFor((one) => (one.lastMessage()?.id ?? 0) > id)
    await surface.stop(process)
  }
  expect(done).toEqual(['note 1', 'note 2'])
  expect(anna.messages().filter(({ fromBot }) => fromBot)).toHaveLength(1)
})

test('only one process polls, and another takes over when it stops', async () => {
  const { desk } = createShop()
  const surface = await openSurface({ desks: [desk] })
  const first = await surface.start()
  await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  expect(
    surface.sandbox.telegram.calls
      .list({ method: 'getUpdates' })
      .some(({ status }) => status === 409),
  ).toBe(false)
  await surface.stop(first)
  await anna.say('note later')
  surface.clock.advance(5_000)
  await anna.sees('note later')
})

test('a poller that was killed is replaced when its lease ends', async () => {
  const surface = await openSurface({ desks: [createShop().desk] })
  const { clock, leases, sandbox } = surface
  await leases.hold('telegram-polling', 'killed', 15_000)
  await surface.start()
  const anna = await sandbox.person({ started: false })
  await anna.say('/start')
  for (let step = 0; step < 3; step++) {
    expect(sandbox.telegram.calls.count({ method: 'getUpdates' }).total).toBe(0)
    await clock.sleep(50)
    clock.advance(5_000)
  }
  await anna.sees('Прилавок')
})

test('a quiet poll keeps its lease', async () => {
  const surface = await openSurface({ desks: [createShop().desk] })
  const { clock, leases, sandbox } = surface
  await surface.start()
  const anna = await sandbox.person()
  await anna.sees('Прилавок')
  const renewals = vi.spyOn(leases, 'hold')
  for (let step = 0; step < 4; step++) {
    const before = renewals.mock.calls.length
    clock.advance(5_000)
    await waitFor(() => renewals.mock.calls.length > before)
    expect(await leases.hold('telegram-polling', 'other', 15_000)).toBe(false)
  }
})

test('polling survives Telegram’s bad minutes', async () => {
  const surface = await openSurface({ desks: [createShop().desk] })
  const { faults } = surface.sandbox.telegram
  faults.add({ kind: 'error', method: 'getUpdates', code: 502 })
  faults.add({ kind: 'error', method: 'getUpdates', code: 429, retryAfter: 1 })
  faults.add({ kind: 'cut', method: 'getUpdates', afterEffect: true })
  await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
})
