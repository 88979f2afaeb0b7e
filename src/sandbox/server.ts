import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { createStepClock } from './clock.ts'
import { createTelegramSandbox, type TelegramSandboxOptions } from './telegram/index.ts'

export interface SandboxOptions {
  /** 0 (default): any free port. */
  readonly port?: number
  /** 127.0.0.1 by default. */
  readonly host?: string
  readonly telegram?: TelegramSandboxOptions
}

/** Starts every stand-in behind one address: Telegram at /telegram, the people and their chat page at /. */
export async function startSandbox(options: SandboxOptions = {}) {
  const clock = options.telegram?.clock ?? createStepClock()
  const telegram = createTelegramSandbox({ ...options.telegram, clock })
  const app = new Hono()
  app.route('/telegram', telegram.botApi)
  app.route('/api', telegram.api)
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
