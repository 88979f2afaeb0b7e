import type { z } from 'zod'
import type { ServiceKey } from './keys.ts'

/** One structured answer of a language model. */
export interface ModelRequest {
  /** `[A-Za-z0-9_-]{1,64}`; names the schema and the step in the cost ledger. */
  readonly name: string
  readonly instructions: string
  /** Data, never instructions: the seller's text and phrases. */
  readonly input: string
  /** What the answer shall look like. No property may be optional: structured output knows only required ones. */
  readonly schema: z.ZodType
  readonly maxOutputTokens: number
}

export interface ModelUsage {
  readonly model: string
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
  readonly requestId: string | null
}

/** `refused` and `incomplete` are answers of the model, paid for like others. */
export type ModelAnswer = { readonly usage: ModelUsage } & (
  | { readonly kind: 'answer'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'incomplete'; readonly reason: string }
  | { readonly kind: 'not-json'; readonly text: string }
)

/**
 * Throws AppError: `limit` code `openai.insufficient_quota` (retry never: no money left) or `openai.rate_limited`, `auth`, `invalid`,
 * `unavailable`, `unknown-outcome`.
 */
export interface LanguageModel {
  readonly model: string
  answer(key: ServiceKey, request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>
}
