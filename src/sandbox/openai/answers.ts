import { randomUUID } from 'node:crypto'
import type { OpenAI } from 'openai'
import { z } from 'zod'
import { problem } from './envelope.ts'
import { type Question, type Reply, type Tokens, tokensOf } from './model.ts'
import { badBody, EMBEDDING_MODELS, noModel } from './questions.ts'
import { vectorOf } from './vectors.ts'

const id = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '')}`

/** What the SDK's type has beyond the wire: `output_text` is put together by the SDK itself. */
type ResponsesBody = Omit<OpenAI.Responses.Response, 'output_text'>

/** A reply as `POST /responses` gives it. */
export function responsesAnswer(question: Question, reply: Reply, nowMs: number): Response {
  const isIncomplete = reply.kind === 'incomplete'
  const content: OpenAI.Responses.ResponseOutputMessage['content'][number] =
    reply.kind === 'refusal'
      ? { type: 'refusal', refusal: reply.refusal }
      : { type: 'output_text', text: reply.text, annotations: [], logprobs: [] }
  const status = isIncomplete ? 'incomplete' : 'completed'
  const { input, output, cached, reasoning } = reply.tokens
  const createdAt = Math.floor(nowMs / 1000)
  const body: ResponsesBody = {
    id: id('resp'),
    object: 'response',
    created_at: createdAt,
    completed_at: isIncomplete ? null : createdAt,
    status,
    model: question.model,
    access_programs: null,
    background: false,
    error: null,
    incomplete_details: isIncomplete ? { reason: 'max_output_tokens' } : null,
    instructions: question.instructions,
    max_output_tokens: question.maxOutputTokens ?? null,
    metadata: {},
    output: [
      ...thoughts(question),
      { id: id('msg'), type: 'message', role: 'assistant', status, content: [content] },
    ],
    parallel_tool_calls: true,
    previous_response_id: null,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: cached, cache_write_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: reasoning },
      total_tokens: input + output,
    },
  }
  return answer(body)
}

/** Reasoning models put an item before the message, of which nobody sees the contents. */
function thoughts({ model }: Question): OpenAI.Responses.ResponseReasoningItem[] {
  return model.startsWith('gpt-5') ? [{ id: id('rs'), type: 'reasoning', summary: [] }] : []
}

/** A reply as `POST /chat/completions` gives it. */
export function chatAnswer({ model }: Question, reply: Reply, nowMs: number): Response {
  const said =
    reply.kind === 'refusal'
      ? { content: null, refusal: reply.refusal }
      : { content: reply.text, refusal: null }
  const message = { role: 'assistant' as const, annotations: [], ...said }
  const finish_reason = reply.kind === 'incomplete' ? 'length' : 'stop'
  const body: OpenAI.Chat.ChatCompletion = {
    id: id('chatcmpl'),
    object: 'chat.completion',
    created: Math.floor(nowMs / 1000),
    model,
    choices: [{ index: 0, message, finish_reason, logprobs: null }],
    service_tier: 'default',
    usage: chatUsage(reply.tokens),
  }
  return answer(body)
}

function chatUsage({ input, output, cached, reasoning }: Tokens): OpenAI.CompletionUsage {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  }
}

const MAX_TEXTS = 2_048
const TEXT_TOKENS = 8_192
const REQUEST_TOKENS = 300_000

const embeddingsBody = z.object({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1).max(MAX_TEXTS)]),
  encoding_format: z.enum(['float', 'base64']).default('float'),
  dimensions: z.int().min(1).optional(),
})

/** `POST /embeddings`: the same text has the same vector, ever. */
export function embeddingsAnswer(body: unknown): Response {
  const parsed = embeddingsBody.safeParse(body)
  if (!parsed.success) return badBody(parsed.error)
  const { model, encoding_format, dimensions } = parsed.data
  const known = Object.entries(EMBEDDING_MODELS).find(([name]) => name === model)
  if (known === undefined) return noModel(model)
  const texts = [parsed.data.input].flat()
  if (texts.some((text) => text === '')) {
    return problem(400, { message: "'$.input' is invalid: empty string.", param: 'input' })
  }
  const sizes = texts.map(tokensOf)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (Math.max(...sizes) > TEXT_TOKENS || total > REQUEST_TOKENS) {
    const message = `This model's maximum context length is ${TEXT_TOKENS} tokens.`
    return problem(400, { message, param: 'input', code: 'context_length_exceeded' })
  }
  const data = texts.map((text, index) => {
    const vector = vectorOf(text, Math.min(dimensions ?? known[1], known[1]))
    const embedding = encoding_format === 'base64' ? littleEndian(vector) : [...vector]
    return { object: 'embedding', index, embedding }
  })
  const usage = { prompt_tokens: total, total_tokens: total }
  return answer({ object: 'list', data, model, usage })
}

function littleEndian(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4)
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4)
  return bytes.toString('base64')
}

function answer(body: object): Response {
  return Response.json(body, { headers: { 'x-request-id': id('req') } })
}
