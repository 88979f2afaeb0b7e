import { expect, onTestFinished, test } from 'vitest'
import type { OpenAiDeps } from '#integrations/openai/openai.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { adRequest, clientOf, live } from './client.ts'

const KEY = { credentialId: 'c', accountKey: 'a', secret: 'sk-somebodys-own-key-0001', facts: {} }
const AD = { titles: ['Термокружка'], texts: ['Держит тепло.'] }
const USAGE = { input_tokens: 400, output_tokens: 90 }

/** The client before a service that gives this answer, and what it was sent. */
async function answering(body: object, options: Partial<OpenAiDeps> = {}) {
  const seen: Request[] = []
  const respond = (request: Request) => {
    seen.push(request)
    return Response.json(body, { headers: { 'x-request-id': 'req_1' } })
  }
  const origin = await serveApp({ fetch: respond })
  const openAi = clientOf({ baseUrl: `${origin}/v1`, ...options })
  return { openAi, seen, ask: () => openAi.model.answer(KEY, adRequest(), live()) }
}

const message = (...content: unknown[]) => ({
  ...{ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed' },
  content,
})
const text = { type: 'output_text', text: JSON.stringify(AD), annotations: [] }
const whole = (values: object = {}) => ({
  ...{ id: 'resp_1', object: 'response', status: 'completed', model: 'gpt-5.4-mini' },
  output: [message(text)],
  usage: USAGE,
  ...values,
})

test.each([
  [
    'a reasoning item without content',
    { output: [{ type: 'reasoning', content: null }, message(text)] },
  ],
  [
    'an item of a kind nobody knows',
    { output: [{ type: 'web_search_call' }, 7, null, message(text)] },
  ],
  [
    'a part of a kind nobody knows',
    { output: [message({ type: 'audio', data: 'x' }, text, null)] },
  ],
  ['a status left out', { status: undefined }],
  ['a status of another type', { status: 200 }],
  ['a text part as compatible services name it', { output: [message({ ...text, type: 'text' })] }],
  [
    'a fence and thoughts around it',
    {
      output: [
        message({
          ...text,
          text: `<think>hm</think>\n\`\`\`json\n${JSON.stringify(AD)}\n\`\`\`\n`,
        }),
      ],
    },
  ],
  ['details of the usage left out', { usage: { ...USAGE, input_tokens_details: null } }],
])('%s does not cost the answer that was paid for', async (_name, values) => {
  const { ask } = await answering(whole(values))
  const usage = { inputTokens: 400, outputTokens: 90, requestId: 'req_1' }
  expect(await ask()).toMatchObject({ kind: 'answer', json: AD, usage })
})

test('an answer without a usage that can be read is still an answer', async () => {
  const { ask } = await answering(whole({ usage: { input_tokens: '400' }, model: null }))
  const usage = { inputTokens: 0, model: 'gpt-5.4-mini' }
  expect(await ask()).toMatchObject({ kind: 'answer', json: AD, usage })
})

test.each([{}, { object: 'response', output: 'none' }, { error: { code: 'odd' } }])(
  '%j is no answer: nobody knows what became of it',
  async (body) => {
    const { ask, seen } = await answering(body)
    await expect(ask()).rejects.toMatchObject({
      kind: 'unknown-outcome',
      code: 'openai.bad_answer',
    })
    expect(seen).toHaveLength(1)
  },
)

test('a chat with an odd second choice is read', async () => {
  const choices = [{ finish_reason: 'stop', message: { content: JSON.stringify(AD) } }, {}]
  const usage = { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: null }
  const { ask } = await answering({ choices, usage }, { api: 'chat' })
  expect(await ask()).toMatchObject({ kind: 'answer', json: AD, usage: { inputTokens: 10 } })
})

test('vectors as plain numbers, from services that know no other form', async () => {
  const data = [
    { index: 1, embedding: [3, 4] },
    { index: 0, embedding: [1, 2] },
  ]
  const { openAi } = await answering({ object: 'list', data })
  const { vectors } = await openAi.embedder.embed(KEY, ['a', 'b'], live())
  expect(vectors).toEqual([
    [1, 2],
    [3, 4],
  ])
})

test('nothing of the environment goes along with somebody’s own key', async () => {
  const environment = { OPENAI_ORG_ID: 'org-1', OPENAI_PROJECT_ID: 'p-1', OPENAI_ADMIN_KEY: 'adm' }
  const before = { ...process.env }
  Object.assign(process.env, environment)
  onTestFinished(() => {
    process.env = before
  })
  const { ask, seen } = await answering(whole())
  await ask()
  const headers = Object.fromEntries(seen[0]?.headers ?? [])
  expect(headers.authorization).toBe(`Bearer ${KEY.secret}`)
  expect(JSON.stringify(headers)).not.toMatch(/org-1|p-1|adm/)
})
