import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import type { Log } from '../log/log.ts'
import { StartError } from '../start-error.ts'

/** Something the process has to keep doing. */
export interface Progress {
  /** When it last got on, ms; the present while there is nothing to do. */
  progressAt(): number
  /** Silence that means it is stuck, ms. */
  readonly limitMs: number
}

/** Rejects or hangs when the named thing cannot be used. */
export type HealthCheck = () => Promise<unknown>

export interface HealthServerOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly checks: Readonly<Record<string, HealthCheck>>
  readonly progress: Readonly<Record<string, Progress>>
  readonly clock: Clock
  readonly registry: Registry
  /** Asked for as `Authorization: Bearer …`. Without it metrics are given on a loopback address only. */
  readonly metricsToken?: string
  /** More routes on the same server: the Telegram webhook. */
  readonly mount?: (app: Hono) => void
  readonly log: Log
}

export interface HealthServer {
  start(): Promise<void>
  /** Lets answers under way finish, for two seconds. */
  stop(): Promise<void>
  /** Real port once started. */
  port(): number
}

const CHECK_MS = 3000
const GOODBYE_MS = 2000

/**
 * `/healthz`: the process gets on with its work, else 503; says how many seconds ago each part did. A restart mends what
 * it finds. `/readyz`: everything the process needs answers, else 503 with the names of what does not. `/metrics`: for
 * Prometheus.
 */
export function createHealthServer(options: HealthServerOptions): HealthServer {
  const { host, registry, log } = options
  const app = new Hono()

  app.get('/healthz', (c) => {
    const now = options.clock.now()
    const parts = Object.entries(options.progress).map(([name, { progressAt, limitMs }]) => {
      const ageMs = Math.max(0, now - progressAt())
      return { name, seconds: Math.round(ageMs / 1000), isStuck: ageMs > limitMs }
    })
    const stuck = parts.filter(({ isStuck }) => isStuck).map(({ name }) => name)
    const seconds = Object.fromEntries(parts.map((part) => [part.name, part.seconds]))
    if (stuck.length === 0) return c.json({ status: 'ok', seconds })
    log.error({ stuck, seconds }, 'no progress')
    return c.json({ status: 'stuck', stuck, seconds }, 503)
  })

  app.get('/readyz', async (c) => {
    const entries = await Promise.all(
      Object.entries(options.checks).map(async ([name, check]) => [name, await look(name, check)]),
    )
    const isReady = entries.every(([, state]) => state === 'ok')
    const body = { status: isReady ? 'ok' : 'unready', checks: Object.fromEntries(entries) }
    return c.json(body, isReady ? 200 : 503)
  })

  app.get('/metrics', async (c) => {
    if (!mayRead(c.req.header('authorization'))) return c.text('unauthorized', 401)
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })

  options.mount?.(app)

  async function look(name: string, check: HealthCheck): Promise<'ok' | 'failed'> {
    try {
      await Promise.race([check(), timeOut(name)])
      return 'ok'
    } catch (error) {
      log.warn({ err: error, check: name }, 'not ready')
      return 'failed'
    }
  }

  function mayRead(header: string | undefined): boolean {
    const { metricsToken } = options
    if (metricsToken === undefined) return isLoopback(host)
    return isSame(header ?? '', `Bearer ${metricsToken}`)
  }

  let server: ReturnType<typeof serve> | undefined

  return {
    async start() {
      await new Promise<void>((resolve, reject) => {
        server = serve({ fetch: app.fetch, hostname: host, port: options.port }, () => resolve())
        server.on('error', (error) => reject(refusal(error, options)))
      })
    },
    async stop() {
      const closing = server
      if (!closing) return
      const closed = new Promise<void>((resolve) => closing.close(() => resolve()))
      const isClosed = await Promise.race([
        closed.then(() => true),
        wait(GOODBYE_MS, false, { ref: false }),
      ])
      if (!isClosed && 'closeAllConnections' in closing) closing.closeAllConnections()
      server = undefined
    },
    port() {
      const address = server?.address()
      return typeof address === 'object' && address ? address.port : options.port
    },
  }
}

/** A port that cannot be had, in words. */
function refusal(error: Error, { host, port }: HealthServerOptions): Error {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE'
  return new StartError(
    isTaken
      ? `Port ${port} is taken by another program: set another HTTP_PORT.`
      : `${host}:${port} cannot be listened on (${error.message}): correct HTTP_HOST and HTTP_PORT.`,
    { cause: error },
  )
}

async function timeOut(name: string): Promise<never> {
  await wait(CHECK_MS, undefined, { ref: false })
  throw new Error(`${name} does not answer`)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

/** Takes the same time whatever is wrong, and whatever the length. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
