import type { OpenAI } from 'openai'
import type { z } from 'zod'
import { appErrorIn } from '#core/errors.ts'
import type { ServiceKey } from '#desks/campaigns/ports.ts'
import { badAnswer } from '#platform/http/failure.ts'
import type { FetchPlan, HttpFetch } from '#platform/http/fetch.ts'
import type { BucketSpec } from '#platform/limits/limiter.ts'

/** Whose key and whose limits a call is made with. */
export type Account = Pick<ServiceKey, 'secret' | 'accountKey'>

/** 10 at once and 400 a minute: under what the smallest paid account may (500 a minute). */
const BUCKET: BucketSpec = { capacity: 10, refillMs: 150 }
const MAX_WAIT_MS = 60_000

/** Makes the SDK's client of an account; loads the SDK (18 MB) when it is first called. */
export function createSdks(baseUrl: string, http: HttpFetch) {
  return async (
    { secret, accountKey }: Account,
    plan: Pick<FetchPlan, 'timeoutMs'> = {},
  ): Promise<OpenAI> => {
    const { OpenAI } = await import('openai')
    const limits = [{ key: `openai:${accountKey}`, spec: BUCKET }]
    return new OpenAI({
      baseURL: baseUrl,
      apiKey: secret,
      // What the SDK would otherwise take from the environment belongs to one account, our callers to many.
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      // Repeats, the log and the time-out are the stack's; the SDK's own ten minutes are longer than all of its tries.
      maxRetries: 0,
      logLevel: 'off',
      fetch: (input, init) => {
        const route = String(input).slice(baseUrl.length)
        return http.fetch(input, init, { ...plan, route, limits, maxWaitMs: MAX_WAIT_MS })
      },
    })
  }
}

/**
 * The answer of a call in the shape we rely on, read from its raw text: the SDK checks nothing, and what it puts together of an answer by
 * itself fails for one odd item. Throws what the stack below met, or `bad_answer` for an answer that is none: `unknown-outcome` unless the
 * call is a mere question.
 */
export async function shaped<T>(
  schema: z.ZodType<T>,
  asked: Promise<Response>,
  { idempotent, signal }: { readonly idempotent: boolean; readonly signal?: AbortSignal },
): Promise<{ readonly answer: T; readonly requestId: string | null }> {
  try {
    const response = await asked
    const answer = schema.parse(await response.json())
    return { answer, requestId: response.headers.get('x-request-id') }
  } catch (thrown) {
    signal?.throwIfAborted()
    throw appErrorIn(thrown) ?? badAnswer({ service: 'openai', idempotent }, thrown)
  }
}
