import { z } from 'zod'
import type { ModelApi, Reading } from './reading.ts'

const chatAnswer = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
      completion_tokens_details: z
        .looseObject({ reasoning_tokens: z.number().nullish() })
        .nullish(),
    })
    .nullish(),
})

/** Why a chat answer stopped early, in the words of the other API. */
const STOPPED: Readonly<Record<string, string>> = {
  length: 'max_output_tokens',
  content_filter: 'content_filter',
}

/** `POST /chat/completions`: what most services compatible with OpenAI have. */
export const chatApi: ModelApi<z.infer<typeof chatAnswer>> = {
  path: '/chat/completions',
  schema: chatAnswer,
  body: (model, request) => ({
    model,
    messages: [
      { role: 'system', content: request.instructions },
      { role: 'user', content: request.input },
    ],
    max_completion_tokens: request.maxOutputTokens,
    store: false,
    response_format: {
      type: 'json_schema',
      json_schema: { name: request.name, strict: true, schema: request.schema },
    },
  }),
  read(answer) {
    const { usage } = answer
    return {
      model: answer.model ?? '',
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

function outcomeOf({ choices: [choice] }: z.infer<typeof chatAnswer>): Reading['outcome'] {
  const { refusal, content } = choice?.message ?? {}
  if (refusal) return { kind: 'refused', reason: refusal }
  const stopped = STOPPED[choice?.finish_reason ?? '']
  if (stopped !== undefined) return { kind: 'incomplete', reason: stopped }
  return { kind: 'text', text: content ?? '' }
}
