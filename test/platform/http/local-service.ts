import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import { createHttpClient, type HttpClientOptions } from '#platform/http/client.ts'
import { createHttpFetch } from '#platform/http/fetch.ts'
import type { HttpOptions } from '#platform/http/options.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
}

/** A real HTTP server that answers as told; `answers` are used up one a request, the last one stays. */
export async function localService(...answers: Handler[]) {
  const seen: Seen[] = []
  let connections = 0
  const server = createServer((request, response) => {
    seen.push({ method: request.method, url: request.url, headers: request.headers })
    const handler = answers.length > 1 ? answers.shift() : answers[0]
    handler?.(request, response)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(close)
  return { url: `http://127.0.0.1:${port}`, seen, connections: () => connections, close }
}

/** A client on a clock that stands still, so that pauses and time-outs come when the test says. */
export function testClient(baseUrl: string, options: Partial<HttpClientOptions> = {}) {
  const parts = testParts()
  const client = createHttpClient({ ...parts, baseUrl, ...options })
  onTestFinished(() => client.close())
  return { client, ...parts }
}

/** The same with the face of `fetch`. */
export function testFetch(options: Partial<HttpOptions> = {}) {
  const parts = testParts()
  const http = createHttpFetch({ ...parts, ...options })
  onTestFinished(() => http.close())
  return { fetch: http.fetch, ...parts }
}

function testParts() {
  const clock = createTestClock()
  const limiter = createMemoryLimiter({ clock })
  const metrics = new Registry()
  return { service: 'demo', clock, limiter, log: silentLog, metrics, timeoutMs: 5_000 }
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

/** Never answers. */
export const hang: Handler = () => undefined

/** Takes the request and drops the connection. */
export const cut: Handler = (request) => request.socket.destroy()
