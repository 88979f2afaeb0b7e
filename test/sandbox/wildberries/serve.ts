import { Hono } from 'hono'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import {
  createWildberriesSandbox,
  type WildberriesSandboxOptions,
} from '#sandbox/wildberries/sandbox.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** A sandbox on a free port, gone with the test. */
export async function serveWildberries(options: WildberriesSandboxOptions = {}) {
  const sandbox = createWildberriesSandbox({ clock: runningClock, ...options })
  const app = new Hono().route('/wb', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  return {
    sandbox,
    url: `${origin}/wb`,
    controlUrl: `${origin}/control`,
    controller: createWildberriesController(`${origin}/control`),
  }
}
