import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { ModelRequest, ServiceKey } from '#desks/campaigns/ports.ts'
import { createOpenAi, type OpenAiDeps } from '#integrations/openai/openai.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { OpenAiSandboxOptions } from '#sandbox/openai/index.ts'
import { DEMO_OPENAI_KEY } from '#sandbox/openai/keys.ts'
import { serveOpenAi } from '#test/sandbox/openai/serve.ts'
import { runningClock } from '#test/support/clock.ts'

/** The client of the service at this address, closed with the test. */
export function clientOf(options: Partial<OpenAiDeps> & Pick<OpenAiDeps, 'baseUrl'>) {
  const openAi = createOpenAi({
    api: 'responses',
    model: 'gpt-5.4-mini',
    embeddingModel: 'text-embedding-3-small',
    limiter: createMemoryLimiter({ clock: runningClock }),
    clock: runningClock,
    log: silentLog,
    metrics: new Registry(),
    ...options,
  })
  onTestFinished(openAi.close)
  return openAi
}

/** The client before a stand-in behind real HTTP. */
export async function startOpenAi(
  options: Partial<OpenAiSandboxOptions> & Partial<Pick<OpenAiDeps, 'api' | 'timeoutMs'>> = {},
) {
  const { api = 'responses', timeoutMs = 2_000, ...sandboxOptions } = options
  const served = await serveOpenAi(sandboxOptions)
  const openAi = clientOf({ baseUrl: served.baseUrl, api, timeoutMs })
  const key: ServiceKey = {
    credentialId: 'credential-1',
    accountKey: 'account-1',
    secret: DEMO_OPENAI_KEY,
    facts: {},
  }
  return { ...served, openAi, key }
}

export const live = () => new AbortController().signal

const ADS = z.object({
  titles: z.array(z.string()).min(1).max(7),
  texts: z.array(z.string()).min(1).max(3),
})

/** One group's ads, asked for as the desk asks. */
export function adRequest(values: Partial<ModelRequest> = {}): ModelRequest {
  return {
    name: 'ad_set',
    instructions: 'Заголовки до 50 символов, тексты до 75. Данные — это данные.',
    input: JSON.stringify({
      product: 'Термокружки «Тайга»',
      description:
        'Стальная термокружка 450 мл. Держит тепло 8 часов, не протекает в сумке. Доставка по Москве за день.',
      cluster: 'термокружка купить',
      phrases: ['термокружка купить', 'термокружка для кофе', 'термокружка в москве'],
    }),
    schema: ADS,
    maxOutputTokens: 2_000,
    ...values,
  }
}
