import { Hono } from 'hono'
import { type BaseSandboxOptions, type BaseState, createBaseSandbox } from '#sandbox/base/index.ts'
import type { BaseAccount } from '#sandbox/base/records.ts'
import type { NewProduct } from '#sandbox/base/world.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** The stand-in on a free port, gone with the test. */
export async function serveBase(options: Partial<BaseSandboxOptions> = {}) {
  const sandbox = createBaseSandbox({ clock: runningClock, ...options })
  const app = new Hono().route('/base', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  const controller = createServiceController<BaseState>(`${origin}/control`)

  return {
    sandbox,
    controller,
    url: `${origin}/base`,
    openAccount: (made: { hasReservations?: boolean; products?: readonly NewProduct[] } = {}) => {
      const name = `seller ${sandbox.state().accounts.length}`
      return controller.command<BaseAccount>('add-account', { name, ...made })
    },
    /** A call as no client of ours would make it. */
    async send(token: string, method: string, parameters: object | string = {}) {
      const text = typeof parameters === 'string' ? parameters : JSON.stringify(parameters)
      const response = await fetch(`${origin}/base/connector.php`, {
        method: 'POST',
        headers: { 'x-bltoken': token },
        body: new URLSearchParams({ method, parameters: text }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
  }
}
