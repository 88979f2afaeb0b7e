import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type {
  Embedder,
  LanguageModel,
  ModelRequest,
  ModelUsage,
  ServiceKey,
} from '#desks/campaigns/ports.ts'
import { createHttpClient, type HttpRequest, type HttpResponse } from '#platform/http/client.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { chatApi } from './chat-api.ts'
import { batches, embeddingsAnswer, vectorsOf } from './embeddings.ts'
import { openAiFailure, openAiRetryAfter } from './failure.ts'
import { type ModelApi, toAnswer } from './reading.ts'
import { createRepeat } from './repeat.ts'
import { responsesApi } from './responses-api.ts'

export interface OpenAiDeps {
  /** With the version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string
  /** `chat` for services that are only compatible with OpenAI. */
  readonly api: 'responses' | 'chat'
  readonly model: string
  readonly embeddingModel: string
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 60 000. */
  readonly timeoutMs?: number
}

/** 10 at once and 400 a minute: under what the smallest paid account may (500 a minute). */
const BUCKET: BucketSpec = { capacity: 10, refillMs: 150 }
const MAX_WAIT_MS = 60_000

const modelList = z.object({ data: z.array(z.looseObject({ id: z.string() })) })

export type OpenAi = ReturnType<typeof createOpenAi>

/**
 * OpenAI, or a service that speaks like it. An answer cannot be asked for twice without paying twice, so a request is repeated only when
 * it is known not to have been carried out (see repeat.ts); after a time-out the caller gets `unknown-outcome` and decides.
 */
export function createOpenAi(deps: OpenAiDeps) {
  const { limiter, clock, log, metrics, timeoutMs = 60_000 } = deps
  const http = createHttpClient({
    service: 'openai',
    baseUrl: deps.baseUrl,
    limiter,
    clock,
    log,
    metrics,
    timeoutMs,
    connections: 16,
    mapFailure: openAiFailure,
    retryAfter: openAiRetryAfter,
  })
  const repeat = createRepeat(clock)

  const asked = (secret: string, accountKey: string) => ({
    headers: { authorization: `Bearer ${secret}` },
    limits: [{ key: `openai:${accountKey}`, spec: BUCKET }],
    maxWaitMs: MAX_WAIT_MS,
  })

  function post<T>(
    { secret, accountKey }: ServiceKey,
    request: Pick<HttpRequest<T>, 'path' | 'body' | 'schema'>,
    signal: AbortSignal,
  ): Promise<HttpResponse<T>> {
    const whole = { ...asked(secret, accountKey), ...request, method: 'POST', signal } as const
    return repeat(() => http.request(whole), signal)
  }

  const through =
    <T>({ path, schema, body, read }: ModelApi<T>) =>
    async (key: ServiceKey, request: ModelRequest, signal: AbortSignal) => {
      const question = { path, schema, body: body(deps.model, request) }
      const { data, headers } = await post(key, question, signal)
      return { reading: read(data), headers }
    }
  const ask = deps.api === 'responses' ? through(responsesApi) : through(chatApi)

  const model: LanguageModel = {
    model: deps.model,
    async answer(key, request, signal) {
      const { reading, headers } = await ask(key, request, signal)
      const usage: ModelUsage = {
        ...reading.usage,
        model: reading.model || deps.model,
        requestId: headers['x-request-id'] ?? null,
      }
      return toAnswer(reading, usage)
    },
  }

  const embedder: Embedder = {
    model: deps.embeddingModel,
    async embed(key, texts, signal) {
      const vectors: number[][] = []
      let inputTokens = 0
      let requestId: string | null = null
      for (const input of batches(texts)) {
        const body = { model: deps.embeddingModel, input, encoding_format: 'base64' }
        const request = { path: '/embeddings', schema: embeddingsAnswer, body }
        const { data, headers } = await post(key, request, signal)
        const part = vectorsOf(data, input.length)
        if (part === undefined || (vectors[0]?.length ?? part[0]?.length) !== part[0]?.length) {
          const cause = new Error(`vectors for ${input.length} texts are not whole`)
          throw new AppError({ kind: 'unavailable', code: 'openai.bad_answer', cause })
        }
        vectors.push(...part)
        inputTokens += data.usage?.prompt_tokens ?? 0
        requestId = headers['x-request-id'] ?? null
      }
      const usage = { inputTokens, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }
      return { vectors, usage: { ...usage, model: deps.embeddingModel, requestId } }
    },
  }

  return {
    model,
    embedder,
    /** Names of the models a key may use: the cheapest question there is. */
    async models(
      key: Pick<ServiceKey, 'secret' | 'accountKey'>,
      signal?: AbortSignal,
    ): Promise<readonly string[]> {
      const { data } = await http.request({
        ...asked(key.secret, key.accountKey),
        method: 'GET',
        path: '/models',
        schema: modelList,
        timeoutMs: Math.min(timeoutMs, 15_000),
        ...(signal && { signal }),
      })
      return data.data.map(({ id }) => id)
    },
    close: () => http.close(),
  }
}
