import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { runningClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import { cut, type Handler, hang, json, localService, testClient } from './local-service.ts'

const Answer = z.object({ n: z.number() })
const READ = { method: 'GET', path: '/', schema: Answer } as const
const WRITE = { method: 'POST', path: '/', body: {}, schema: Answer } as const
const NO_REPEAT = { retry: { times: 0 } }

/** One byte at a time, each well within any idle time-out, without an end. */
const drip: Handler = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 5)
  request.socket.on('close', () => clearInterval(timer))
}
const truncated: Handler = (_request, response) => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{"n":')
  setImmediate(() => response.destroy())
}
const cutInChunks: Handler = (_request, response) => {
  response.writeHead(200).write('{"n":1}')
  setImmediate(() => response.destroy())
}
const halfPacked: Handler = (_request, response) => {
  const packed = gzipSync('{"n":1}')
  response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, 15))
}
const html: Handler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<html>maintenance</html>')
}

test.each([
  ['connection cut after accept', cut, 'demo.cut'],
  ['truncated body', truncated, 'demo.cut'],
  ['chunked body without its end', cutInChunks, 'demo.cut'],
  ['half of a packed body', halfPacked, 'demo.bad_answer'],
  ['not JSON', html, 'demo.bad_answer'],
  ['another shape', json(200, { m: 1 }), 'demo.bad_answer'],
  ['5xx', json(502, {}), 'demo.server_error'],
] as const)('%s: a read is unavailable, a write of unknown outcome', async (_name, fault, code) => {
  const service = await localService(fault)
  const { client } = testClient(service.url, NO_REPEAT)
  await expect(client.request(READ)).rejects.toMatchObject({ kind: 'unavailable', code })
  await expect(client.request(WRITE)).rejects.toMatchObject({ kind: 'unknown-outcome', code })
})

test.each([
  ['hang', hang],
  ['slow drip', drip],
] as const)('%s ends with the time-out', async (_name, fault) => {
  const service = await localService(fault)
  // Longer than a machine stands still: the write must have left before its time is over.
  const options = { ...NO_REPEAT, clock: runningClock, timeoutMs: 2_000 }
  const { client } = testClient(service.url, options)
  const code = 'demo.timeout'
  await Promise.all([
    expect(client.request(READ)).rejects.toMatchObject({ kind: 'unavailable', code }),
    expect(client.request(WRITE)).rejects.toMatchObject({ kind: 'unknown-outcome', code }),
  ])
})

test('a refusal counts from its head on, even when its body hangs', async () => {
  const service = await localService((_request, response) => {
    response.writeHead(409).write('{"title":')
  })
  const { client } = testClient(service.url, { clock: runningClock, timeoutMs: 3_000 })
  await expect(client.request(WRITE)).rejects.toMatchObject({ kind: 'conflict' })
})

test('a refused port is "unavailable" for a write too: nothing was sent', async () => {
  const service = await localService(hang)
  await service.close()
  const { client } = testClient(service.url)
  let sent = false
  const call = client.request({
    ...WRITE,
    onSend: () => {
      sent = true
    },
  })
  await expect(call).rejects.toMatchObject({ kind: 'unavailable', code: 'demo.unreachable' })
  expect(sent).toBe(false)
})

test('a write that timed out in the queue was not sent and never will be', async () => {
  const service = await localService(hang, json(200, { n: 1 }))
  const { client, clock } = testClient(service.url, { connections: 1 })
  const stop = new AbortController()
  const blocking = client.request({ ...READ, timeoutMs: 60_000, signal: stop.signal })
  await waitFor(() => service.seen.length === 1)
  const queued = client.request({ ...WRITE, timeoutMs: 100 })
  const outcome = expect(queued).rejects.toMatchObject({ kind: 'unavailable' })
  await waitFor(() => clock.sleepers() === 2)
  await clock.advance(101)
  await outcome
  stop.abort(new Error('stop'))
  await expect(blocking).rejects.toThrow('stop')
  await client.request(READ)
  expect(service.seen.map(({ method }) => method)).toEqual(['GET', 'GET'])
})

test('onSend is called once, before the service sees the request, and may call it off', async () => {
  const service = await localService(json(200, { n: 1 }))
  const { client } = testClient(service.url)
  const seenAtSend: number[] = []
  await client.request({
    ...WRITE,
    onSend: () => {
      seenAtSend.push(service.seen.length)
    },
  })
  expect(seenAtSend).toEqual([0])
  const refusing = () => {
    throw new Error('not now')
  }
  await expect(client.request({ ...WRITE, onSend: refusing })).rejects.toThrow('not now')
  expect(service.seen).toHaveLength(1)
})
