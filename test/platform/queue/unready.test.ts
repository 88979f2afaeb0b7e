import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createQueues } from '#platform/queue/queues.ts'

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
