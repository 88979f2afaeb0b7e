import { Hono } from 'hono'
import { expect, onTestFinished } from 'vitest'
import {
  type AllegroSandboxOptions,
  type AllegroState,
  createAllegroSandbox,
} from '#sandbox/allegro/index.ts'
import type { StepClock } from '#sandbox/clock.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { createContract } from '#test/integrations/allegro/contract.ts'
import { START_MS } from '#test/support/moments.ts'
import { serveApp } from '../serve.ts'

export const BASE = '/allegro/api'

/** The stand-in on a free port, gone with the test; every exchange is held against Allegro's description. Its clock can be moved. */
export async function serveAllegro(
  options: Omit<AllegroSandboxOptions, 'clock'> & { clock?: StepClock; isLoose?: boolean } = {},
) {
  const { clock = createStepClock({ startMs: START_MS }), isLoose = false, ...rest } = options
  const sandbox = createAllegroSandbox({ ...rest, clock })
  const contract = createContract({ isPlayed: () => sandbox.faults.list().length > 0 })
  const app = new Hono()
  if (!isLoose) app.use(`${BASE}/*`, (context, next) => contract.check(context, next, BASE))
  app.route('/allegro', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  onTestFinished(() => expect(contract.violations).toEqual([]))
  return {
    sandbox,
    clock,
    origin,
    apiUrl: `${origin}${BASE}`,
    authUrl: `${origin}/allegro`,
    controlUrl: `${origin}/control`,
    controller: createServiceController<AllegroState>(`${origin}/control`),
  }
}
