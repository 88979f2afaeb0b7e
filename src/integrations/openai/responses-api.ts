import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { ModelApi, Reading } from './reading.ts'

const content = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  refusal: z.string().optional(),
})

const responsesAnswer = z.object({
  status: z.string(),
  model: z.string().default(''),
  error: z.looseObject({ code: z.string().nullish() }).nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  /** Reasoning items come between and have no content. */
  output: z.array(z.looseObject({ type: z.string(), content: z.array(content).optional() })),
  usage: z
    .looseObject({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
      output_tokens_details: z.looseObject({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
})

/** `POST /responses`, which OpenAI recommends over Chat Completions for new projects: platform.openai.com/docs/guides/migrate-to-responses */
export const responsesApi: ModelApi<z.infer<typeof responsesAnswer>> = {
  path: '/responses',
  schema: responsesAnswer,
  body: (model, request) => ({
    model,
    instructions: request.instructions,
    input: request.input,
    max_output_tokens: request.maxOutputTokens,
    store: false,
    text: {
      format: {
        type: 'json_schema',
        name: request.name,
        strict: true,
        schema: request.schema,
      },
    },
  }),
  read(answer) {
    const { usage } = answer
    return {
      model: answer.model,
      usage: {
        inputTokens: usage?.input_tokens ?? 0,
        cachedTokens: usage?.input_tokens_details?.cached_tokens ?? 0,
        outputTokens: usage?.output_tokens ?? 0,
        reasoningTokens: usage?.output_tokens_details?.reasoning_tokens ?? 0,
      },
      outcome: outcomeOf(answer),
    }
  },
}

function outcomeOf(answer: z.infer<typeof responsesAnswer>): Reading['outcome'] {
  const items = answer.output.flatMap((item) => item.content ?? [])
  const refusal = items.find((item) => item.type === 'refusal')
  if (refusal) return { kind: 'refused', reason: refusal.refusal ?? '' }
  if (answer.status === 'incomplete') {
    return { kind: 'incomplete', reason: answer.incomplete_details?.reason ?? '' }
  }
  if (answer.status !== 'completed') {
    const cause = new Error(`status ${answer.status} ${answer.error?.code ?? ''}`)
    throw new AppError({ kind: 'unavailable', code: 'openai.failed', cause })
  }
  const text = items.map((item) => (item.type === 'output_text' ? item.text : undefined)).join('')
  return { kind: 'text', text }
}
