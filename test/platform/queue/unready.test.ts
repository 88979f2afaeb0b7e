import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createQueues } from '#platform/queue/queues.ts'
import { freshDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'

/** A PostgreSQL that takes connections and says of each that it is shutting down. */
async function shuttingDown(): Promise<string> {
  const told = 'SFATAL\0VFATAL\0C57P03\0Mthe database system is shutting down\0\0'
  const message = Buffer.alloc(5 + told.length)
  message.write('E')
  message.writeInt32BE(4 + told.length, 1)
  message.write(told, 5)
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(message))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `postgres://anna@127.0.0.1:${(server.address() as AddressInfo).port}/shop`
}

test('a worker whose PostgreSQL shuts down as it begins says so, and the process goes on', async () => {
  const url = await shuttingDown()
  const queues = createQueues({ backend: { kind: 'postgres', url }, log: silentLog })
  await expect(queues.open('mugs').process(async () => ({ kind: 'done' }))).rejects.toThrow(
    'shutting down',
  )
  // Nothing but the worker has its turn if that asks again without a pause.
  await setImmediate()
  await queues.close()
})

test('whoever adds jobs does so once the store is there, however often it was asked in vain before', async () => {
  const store = await relayTo((await freshDatabase()).url)
  store.shut()
  const queues = createQueues({ backend: { kind: 'postgres', url: store.url }, log: silentLog })
  const mugs = queues.open('mugs')
  for (const id of ['first', 'second'])
    await expect(mugs.add({ id, payload: {} })).rejects.toThrow()
  store.open()
  await mugs.add({ id: 'third', payload: {} })
  expect(await mugs.counts()).toMatchObject({ waiting: 1 })
  await queues.close()
})
