import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { createStepClock, type StepClock } from './clock.ts'
import { createTelegramSandbox, type TelegramSandboxOptions } from './telegram/index.ts'
import { createChatPage } from './telegram/page.ts'

export interface SandboxOptions {
  /** 0 (default): any free port. */
  readonly port?: number
  /** 127.0.0.1 by default. */
  readonly host?: string
  readonly clock?: StepClock
  readonly telegram?: Omit<TelegramSandboxOptions, 'clock'>
}

/** Starts every stand-in behind one address: Telegram at /telegram, the chat page with its API at /. */
export async function startSandbox(options: SandboxOptions = {}) {
  const clock = options.clock ?? createStepClock()
  const telegram = createTelegramSandbox({ ...options.telegram, clock })
  const app = new Hono()
  app.route('/telegram', telegram.botApi)
  app.route('/api', telegram.api)
  app.route('/', createChatPage())
  const server = createAdaptorServer({ fetch: app.fetch })
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  return {
    url,
    clock,
    telegram: { ...telegram, apiRoot: `${url}/telegram` },
    close: async () => {
      await telegram.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>
