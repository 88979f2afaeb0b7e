import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { createOpenAiSandbox, type OpenAiSandboxOptions } from '#sandbox/openai/index.ts'
import type { Answered } from '#sandbox/openai/model.ts'
import { createServiceController } from '#sandbox/service/controller.ts'

/** OpenAI's stand-in on a free port, gone with the test. */
export async function serveOpenAi(options: Partial<OpenAiSandboxOptions> = {}) {
  const sandbox = createOpenAiSandbox({ clock: systemClock, ...options })
  const app = new Hono().route('/openai', sandbox.app).route('/control', sandbox.control)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    sandbox,
    baseUrl: `${origin}/openai/v1`,
    controller: createServiceController<{ answered: readonly Answered[] }>(`${origin}/control`),
  }
}
