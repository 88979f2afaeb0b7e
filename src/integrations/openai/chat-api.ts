import { z } from 'zod'
import { rowsOf } from '#platform/rows.ts'
import type { ModelApi, Reading } from './reading.ts'

const choice = z.object({
  finish_reason: z.string().nullish().catch(null),
  message: z.object({ content: z.string().nullish(), refusal: z.string().nullish().catch(null) }),
})

const chatAnswer = z.object({
  model: z.string().catch(''),
  choices: rowsOf(choice).refine((choices) => choices.length > 0, 'no choice'),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
})

/** Why a chat answer stopped early, in the words of the other API. */
const STOPPED: Readonly<Record<string, string>> = {
  length: 'max_output_tokens',
  content_filter: 'content_filter',
}

/** `POST /chat/completions`: what most services compatible with OpenAI have. */
export const chatApi: ModelApi<z.infer<typeof chatAnswer>> = {
  async ask(sdk, model, request, signal) {
    const { zodResponseFormat } = await import('openai/helpers/zod')
    const asked = {
      model,
      messages: [
        { role: 'system' as const, content: request.instructions },
        { role: 'user' as const, content: request.input },
      ],
      max_completion_tokens: request.maxOutputTokens,
      store: false,
      response_format: zodResponseFormat(request.schema, request.name),
    }
    return sdk.chat.completions.create(asked, { signal }).asResponse()
  },
  schema: chatAnswer,
  read(answer) {
    const { usage } = answer
    return {
      model: answer.model,
      usage: {
        inputTokens: usage?.prompt_tokens ?? 0,
        cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
        outputTokens: usage?.completion_tokens ?? 0,
        reasoningTokens: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
      },
      outcome: outcomeOf(answer),
    }
  },
}

function outcomeOf({ choices: [first] }: z.infer<typeof chatAnswer>): Reading['outcome'] {
  const { refusal, content } = first?.message ?? {}
  if (refusal) return { kind: 'refused', reason: refusal }
  const stopped = STOPPED[first?.finish_reason ?? '']
  if (stopped !== undefined) return { kind: 'incomplete', reason: stopped }
  return { kind: 'text', text: content ?? '' }
}
