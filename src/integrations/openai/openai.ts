import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type {
  Embedder,
  LanguageModel,
  ModelRequest,
  ModelUsage,
  ServiceKey,
} from '#desks/campaigns/ports.ts'
import { createHttpFetch } from '#platform/http/fetch.ts'
import type { HttpOptions } from '#platform/http/options.ts'
import { rowsOf } from '#platform/rows.ts'
import { chatApi } from './chat-api.ts'
import { batches, embeddingsAnswer, vectorsOf } from './embeddings.ts'
import { openAiFailure, openAiRetryAfter } from './failure.ts'
import { type ModelApi, toAnswer } from './reading.ts'
import { responsesApi } from './responses-api.ts'
import { type Account, createSdks, shaped } from './sdk.ts'

export interface OpenAiDeps extends Pick<HttpOptions, 'limiter' | 'clock' | 'log' | 'metrics'> {
  /** With the version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string
  /** `chat` for services that are only compatible with OpenAI. */
  readonly api: 'responses' | 'chat'
  readonly model: string
  readonly embeddingModel: string
  /** For one try, ms. Default 60 000. */
  readonly timeoutMs?: number
}

const modelList = z.object({ data: rowsOf(z.object({ id: z.string() })) })

export type OpenAi = ReturnType<typeof createOpenAi>

/**
 * OpenAI, or a service that speaks like it, through the official SDK. An answer cannot be asked for twice without paying twice, so a
 * request is repeated only when it is known not to have been carried out: not one byte had left, the service said 429, or it said itself
 * that it failed. After a time-out the caller gets `unknown-outcome` and decides.
 */
export function createOpenAi(deps: OpenAiDeps) {
  const { timeoutMs = 60_000 } = deps
  const http = createHttpFetch({
    ...deps,
    service: 'openai',
    timeoutMs,
    connections: 16,
    retry: { refusedWrites: true },
    mapFailure: openAiFailure,
    retryAfter: openAiRetryAfter,
  })
  const sdkOf = createSdks(deps.baseUrl, http)

  const through =
    <T>({ ask, schema, read }: ModelApi<T>) =>
    async (key: ServiceKey, request: ModelRequest, signal: AbortSignal) => {
      const asked = ask(await sdkOf(key), deps.model, request, signal)
      const { answer, requestId } = await shaped(schema, asked, { idempotent: false, signal })
      return { reading: read(answer), requestId }
    }
  const answerOf = deps.api === 'responses' ? through(responsesApi) : through(chatApi)

  const model: LanguageModel = {
    model: deps.model,
    async answer(key, request, signal) {
      const { reading, requestId } = await answerOf(key, request, signal)
      const name = reading.model || deps.model
      const usage: ModelUsage = { ...reading.usage, model: name, requestId }
      return toAnswer(reading, usage)
    },
  }

  const embedder: Embedder = {
    model: deps.embeddingModel,
    async embed(key, texts, signal) {
      const sdk = await sdkOf(key)
      const vectors: number[][] = []
      let inputTokens = 0
      let requestId: string | null = null
      for (const input of batches(texts)) {
        const body = { model: deps.embeddingModel, input, encoding_format: 'base64' } as const
        const asked = sdk.embeddings.create(body, { signal }).asResponse()
        const told = await shaped(embeddingsAnswer, asked, { idempotent: false, signal })
        const part = vectorsOf(told.answer, input.length)
        if (part === undefined || (vectors[0]?.length ?? part[0]?.length) !== part[0]?.length) {
          const cause = new Error(`vectors for ${input.length} texts are not whole`)
          throw new AppError({ kind: 'unavailable', code: 'openai.bad_answer', cause })
        }
        vectors.push(...part)
        inputTokens += told.answer.usage?.prompt_tokens ?? 0
        requestId = told.requestId
      }
      const usage = { inputTokens, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }
      return { vectors, usage: { ...usage, model: deps.embeddingModel, requestId } }
    },
  }

  return {
    model,
    embedder,
    /** Names of the models a key may use: the cheapest question there is. */
    async models(account: Account, signal?: AbortSignal): Promise<readonly string[]> {
      const sdk = await sdkOf(account, { timeoutMs: Math.min(timeoutMs, 15_000) })
      const asked = sdk.models.list(signal && { signal }).asResponse()
      const how = { idempotent: true, ...(signal && { signal }) }
      const { answer } = await shaped(modelList, asked, how)
      return answer.data.map(({ id }) => id)
    },
    close: http.close,
  }
}
