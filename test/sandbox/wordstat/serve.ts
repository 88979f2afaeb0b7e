import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import {
  createWordstatSandbox,
  type WordstatSandboxOptions,
  type WordstatState,
} from '#sandbox/wordstat/index.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** The stand-in on a free port, gone with the test. */
export async function serveWordstat(
  options: Omit<WordstatSandboxOptions, 'clock'> & { clock?: Clock } = {},
) {
  const sandbox = createWordstatSandbox({ clock: runningClock, ...options })
  const app = new Hono()
    .route('/wordstat', sandbox.app)
    .route('/direct/live/v4/json', sandbox.live)
    .route('/control', sandbox.control)
  const origin = await serveApp(app)
  return {
    sandbox,
    urls: {
      cloud: `${origin}/wordstat/cloud`,
      oauth: `${origin}/wordstat/oauth`,
      direct: `${origin}/direct`,
    },
    controller: createServiceController<WordstatState>(`${origin}/control`),
  }
}
