import { Hono } from 'hono'
import { createStepClock } from '#sandbox/clock.ts'
import { createYandexSandbox, type YandexSandboxOptions } from '#sandbox/yandex/index.ts'
import { serveApp } from '../serve.ts'

/** Noon in Moscow. */
const START_MS = Date.UTC(2026, 10, 20, 9)

/** The stand-in on a free port, gone with the test. Its clock runs and can be moved. */
export async function serveYandex(options: Partial<YandexSandboxOptions> = {}) {
  const clock = createStepClock({ startMs: START_MS })
  const sandbox = createYandexSandbox({ clock, ...options })
  const app = new Hono()
    .route('/direct', sandbox.direct)
    .route('/yandex-oauth', sandbox.oauth)
    .route('/control', sandbox.control)
  const origin = await serveApp(app)
  return {
    sandbox,
    clock,
    directUrl: `${origin}/direct`,
    oauthUrl: `${origin}/yandex-oauth`,
    controlUrl: `${origin}/control`,
  }
}

export type ServedYandex = Awaited<ReturnType<typeof serveYandex>>

interface DirectBody {
  readonly result?: Record<string, unknown>
  readonly error?: { readonly error_code: number; readonly error_detail: string }
}

/** Direct as somebody without our client calls it. Ids beyond 2^53 are left in `text`. */
export function rawDirect({ directUrl }: ServedYandex, access: string) {
  return async (
    service: string,
    method: string,
    params: object,
    version: 'v5' | 'v501' = 'v501',
  ) => {
    const response = await fetch(`${directUrl}/json/${version}/${service}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access}` },
      body: JSON.stringify({ method, params }),
    })
    const text = await response.text()
    const body: DirectBody = JSON.parse(text)
    return { status: response.status, headers: response.headers, text, body }
  }
}

/** Id of the first object of an add, as it stands in the answer. */
export function firstId(text: string): string {
  return /"Id":(\d+)/.exec(text)?.[1] ?? ''
}

export const unified = (name: string, weekly = 300_000_000) => ({
  Name: name,
  StartDate: '2026-11-20',
  UnifiedCampaign: {
    BiddingStrategy: {
      Search: {
        BiddingStrategyType: 'WB_MAXIMUM_CLICKS',
        WbMaximumClicks: { WeeklySpendLimit: weekly },
      },
      Network: { BiddingStrategyType: 'SERVING_OFF' },
    },
  },
})
