import { z } from 'zod'
import { problem } from './envelope.ts'
import type { Question } from './model.ts'
import { type Schema, strictFault } from './strict-schema.ts'

/** Models this account may use. */
export const MODELS = [
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.4-nano',
  'gpt-4.1-mini',
  'gpt-4o-mini',
] as const
export const EMBEDDING_MODELS = { 'text-embedding-3-small': 1536, 'text-embedding-3-large': 3072 }

const schema = z.custom<Schema>((value) => typeof value === 'object' && value !== null)
const outline = z.object({
  name: z.string(),
  strict: z.boolean().nullish(),
  schema,
  description: z.string().optional(),
})
const outputTokens = z.int().min(16).nullish()

const responsesBody = z.object({
  model: z.string(),
  input: z.string(),
  instructions: z.string().nullish(),
  max_output_tokens: outputTokens,
  store: z.boolean().nullish(),
  text: z
    .object({
      format: z.union([
        z.object({ type: z.literal('json_schema'), ...outline.shape }),
        z.object({ type: z.literal('text') }),
      ]),
    })
    .optional(),
})

const chatBody = z.object({
  model: z.string(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'developer', 'user']), content: z.string() }))
    .min(1),
  max_completion_tokens: outputTokens,
  store: z.boolean().nullish(),
  response_format: z
    .union([
      z.object({ type: z.literal('json_schema'), json_schema: outline }),
      z.object({ type: z.literal('text') }),
    ])
    .optional(),
})

/** A question of `POST /responses`, or the refusal it gets. */
export function readResponses(body: unknown): Question | Response {
  const parsed = responsesBody.safeParse(body)
  if (!parsed.success) return badBody(parsed.error)
  const { model, input, instructions, max_output_tokens, text } = parsed.data
  const format = text?.format
  const asked = format?.type === 'json_schema' ? format : undefined
  return checked('text.format', {
    model,
    input,
    instructions: instructions ?? '',
    maxOutputTokens: max_output_tokens ?? undefined,
    name: asked?.name ?? 'text',
    schema: asked?.schema,
    isStrict: asked?.strict === true,
  })
}

/** A question of `POST /chat/completions`, or the refusal it gets. */
export function readChat(body: unknown): Question | Response {
  const parsed = chatBody.safeParse(body)
  if (!parsed.success) return badBody(parsed.error)
  const { model, messages, max_completion_tokens, response_format } = parsed.data
  const asked = response_format?.type === 'json_schema' ? response_format.json_schema : undefined
  const say = (isUser: boolean) =>
    messages
      .filter(({ role }) => (role === 'user') === isUser)
      .map(({ content }) => content)
      .join('\n')
  return checked('response_format', {
    model,
    input: say(true),
    instructions: say(false),
    maxOutputTokens: max_completion_tokens ?? undefined,
    name: asked?.name ?? 'text',
    schema: asked?.schema,
    isStrict: asked?.strict === true,
  })
}

function checked(
  param: string,
  { isStrict, ...question }: Question & { isStrict: boolean },
): Question | Response {
  if (!MODELS.some((name) => name === question.model)) return noModel(question.model)
  if (!/^[\w-]{1,64}$/.test(question.name)) {
    const message = `Invalid '${param}.name': string does not match pattern '^[a-zA-Z0-9_-]+$'.`
    return problem(400, { message, param: `${param}.name`, code: 'invalid_value' })
  }
  const fault = question.schema && isStrict ? strictFault(question.schema) : undefined
  if (fault === undefined) return question
  const message = `Invalid schema for response_format '${question.name}': ${fault}`
  return problem(400, { message, param: `${param}.schema`, code: 'invalid_json_schema' })
}

export function noModel(name: string): Response {
  const message = `The model \`${name}\` does not exist or you do not have access to it.`
  return problem(404, { message, code: 'model_not_found' })
}

export function badBody(error: z.ZodError): Response {
  const [issue] = error.issues
  const param = issue?.path.join('.') ?? null
  return problem(400, { message: `Invalid value: '${param}'. ${issue?.message}`, param })
}
