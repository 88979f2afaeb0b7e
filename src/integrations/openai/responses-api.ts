import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { rowsOf } from '#platform/rows.ts'
import type { ModelApi, Reading } from './reading.ts'

const part = z.union([
  z.object({ type: z.literal('output_text'), text: z.string() }),
  // As compatible services name it.
  z.object({ type: z.literal('text').transform(() => 'output_text' as const), text: z.string() }),
  z.object({ type: z.literal('refusal'), refusal: z.string() }),
])
/** Items of reasoning and of tools come between: they have no content, or none for us. */
const message = z.object({ type: z.literal('message'), content: rowsOf(part) })

const responsesAnswer = z.object({
  status: z.string().nullish().catch(null),
  model: z.string().catch(''),
  error: z.object({ code: z.string().nullish() }).nullish().catch(null),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish().catch(null),
  output: rowsOf(message),
  usage: z
    .object({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      output_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
})

/** `POST /responses`: the API that OpenAI prefers (platform.openai.com/docs/api-reference/responses). */
export const responsesApi: ModelApi<z.infer<typeof responsesAnswer>> = {
  async ask(sdk, model, request, signal) {
    const { zodTextFormat } = await import('openai/helpers/zod')
    const asked = {
      model,
      instructions: request.instructions,
      input: request.input,
      max_output_tokens: request.maxOutputTokens,
      store: false,
      text: { format: zodTextFormat(request.schema, request.name) },
    }
    return sdk.responses.create(asked, { signal }).asResponse()
  },
  schema: responsesAnswer,
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
  const parts = answer.output.flatMap(({ content }) => content)
  const refusal = parts.find((one) => one.type === 'refusal')
  if (refusal) return { kind: 'refused', reason: refusal.refusal }
  const { status } = answer
  if (status === 'incomplete') {
    return { kind: 'incomplete', reason: answer.incomplete_details?.reason ?? '' }
  }
  if (status && status !== 'completed') {
    const cause = new Error(`status ${status} ${answer.error?.code ?? ''}`)
    throw new AppError({ kind: 'unavailable', code: 'openai.failed', cause })
  }
  const text = parts.map((one) => (one.type === 'output_text' ? one.text : '')).join('')
  return { kind: 'text', text }
}
