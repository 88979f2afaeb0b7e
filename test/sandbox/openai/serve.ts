import { Hono } from 'hono'
import { createOpenAiSandbox, type OpenAiSandboxOptions } from '#sandbox/openai/index.ts'
import type { Answered } from '#sandbox/openai/model.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** OpenAI's stand-in on a free port, gone with the test. */
export async function serveOpenAi(options: Partial<OpenAiSandboxOptions> = {}) {
  const sandbox = createOpenAiSandbox({ clock: runningClock, ...options })
  const app = new Hono().route('/openai', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  return {
    sandbox,
    baseUrl: `${origin}/openai/v1`,
    controller: createServiceController<{ answered: readonly Answered[] }>(`${origin}/control`),
  }
}
