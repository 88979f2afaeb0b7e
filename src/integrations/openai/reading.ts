import type { OpenAI } from 'openai'
import type { z } from 'zod'
import type { ModelAnswer, ModelRequest, ModelUsage } from '#desks/campaigns/ports.ts'

/** An answer of either API in our own words. */
export interface Reading {
  /** As the service names the model it used; may be empty. */
  readonly model: string
  readonly usage: Omit<ModelUsage, 'model' | 'requestId'>
  readonly outcome:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'refused'; readonly reason: string }
    | { readonly kind: 'incomplete'; readonly reason: string }
}

/** One of the two ways to ask the same thing. */
export interface ModelApi<T> {
  ask(sdk: OpenAI, model: string, request: ModelRequest, signal: AbortSignal): Promise<Response>
  /** As little as an answer needs to be read: what was paid for is not thrown away for an odd part of it. */
  readonly schema: z.ZodType<T>
  /** Throws AppError `unavailable` when the service failed in the middle of it. */
  read(answer: T): Reading
}

/** The text of an answer as data; whatever is not JSON stays a text. */
export function toAnswer({ outcome }: Reading, usage: ModelUsage): ModelAnswer {
  if (outcome.kind !== 'text') return { ...outcome, usage }
  const { text } = outcome
  try {
    return { kind: 'answer', json: JSON.parse(bare(text)), usage }
  } catch {
    return { kind: 'not-json', text, usage }
  }
}

const FENCED = /^```(?:json)?\s*([\s\S]*?)\s*```$/i

/** Without the thoughts and the fence that some models put around their JSON. */
function bare(text: string): string {
  const said = text.replace(/^\uFEFF?\s*(?:<think>[\s\S]*?<\/think>)?\s*/i, '').trimEnd()
  return FENCED.exec(said)?.[1] ?? said
}
