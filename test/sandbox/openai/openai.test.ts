import { expect, test } from 'vitest'
import { z } from 'zod'
import { createImp, MISCHIEFS } from '#sandbox/openai/spoil.ts'
import { type Schema, strictFault } from '#sandbox/openai/strict-schema.ts'
import { wishFor } from '#sandbox/openai/wishes.ts'
import { adRequest } from '#test/integrations/openai/client.ts'
import { createTestClock } from '#test/support/clock.ts'
import { serveOpenAi } from './serve.ts'

const KEY = 'sk-demo-Kx7mQ2vT9bLw4rYz8nHs'
interface Body {
  readonly error?: { readonly code: string; readonly message: string }
  readonly output: readonly {
    readonly type: string
    readonly content?: readonly { readonly text: string }[]
  }[]
  readonly data: readonly { readonly embedding: readonly number[] | string }[]
}
type Served = Awaited<ReturnType<typeof serveOpenAi>>

async function post({ baseUrl }: Served, path: string, body: unknown, key: string | null = KEY) {
  const response = await fetch(baseUrl + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Body,
  }
}

function question(input = adRequest().input, model = 'gpt-5.4-mini') {
  const { name, instructions, schema } = adRequest()
  const format = { type: 'json_schema', name, strict: true, schema: z.toJSONSchema(schema) }
  return { model, instructions, input, text: { format } }
}

test('keys and models are looked at before anything else', async () => {
  const served = await serveOpenAi()
  const ask = (key: string | null) => post(served, '/responses', question(), key)
  expect(await ask(null)).toMatchObject({ status: 401 })
  expect(await ask('sk-wrong')).toMatchObject({
    status: 401,
    body: { error: { code: 'invalid_api_key' } },
  })
  expect(await post(served, '/responses', question('{}', 'gpt-9'))).toMatchObject({
    status: 404,
    body: { error: { code: 'model_not_found' } },
  })
  expect((await served.controller.state()).answered).toEqual([])
})

test('a schema has to be strict in every corner', () => {
  const text = { type: 'string' }
  const object = (properties: object, more: object = {}): Schema => ({
    type: 'object',
    properties: properties as Record<string, Schema>,
    required: Object.keys(properties),
    additionalProperties: false,
    ...more,
  })
  expect(strictFault(object({ a: { type: 'array', items: object({ b: text }) } }))).toBeUndefined()
  expect(strictFault(object({ a: { type: ['string', 'null'] } }))).toBeUndefined()
  const faults = [
    { type: 'array', items: text },
    object({ a: text }, { additionalProperties: undefined }),
    object({ a: text }, { required: [] }),
    object({ a: text }, { required: ['a', 'b'] }),
    object({ a: { type: 'string', maxLength: 56 } }),
    object({ a: { type: 'array' } }),
    object({ a: { type: 'text' } }),
    object({ a: object({ b: {} }) }),
  ]
  for (const schema of faults) expect(strictFault(schema), JSON.stringify(schema)).toBeDefined()
})

test('the same question twice is counted twice, and answered anew', async () => {
  const served = await serveOpenAi()
  const textOf = async () => {
    const { output } = (await post(served, '/responses', question())).body
    return output.find(({ type }) => type === 'message')?.content?.[0]?.text
  }
  const first = await textOf()
  expect(await textOf()).not.toBe(first)
  await post(served, '/responses', question('{"product":"Ботинки"}'))
  const { answered } = await served.controller.state()
  expect(answered.map(({ times }) => times)).toEqual([2, 1])
})

test('a share of the answers is spoilt, spread evenly, in every way there is', async () => {
  const served = await serveOpenAi({ misbehaves: 0.3, seed: 7 })
  for (let at = 0; at < 60; at += 1) {
    await post(served, '/responses', question(`{"product":"Товар ${at}"}`))
  }
  const { answered } = await served.controller.state()
  const done = answered.flatMap(({ mischief }) => mischief)
  expect(done.filter((one) => one !== null)).toHaveLength(18)
  expect(new Set(done).size).toBeGreaterThan(6)

  const imp = createImp(1)
  imp.set(1)
  const answer = { titles: ['Термокружка', 'Кружка'], id: 'строка 1' }
  const spoilt = new Set(MISCHIEFS.map((kind) => JSON.stringify(imp.spoil(answer, kind))))
  // The last three spoil the envelope, not the strings.
  expect(spoilt.size).toBe(MISCHIEFS.length - 3 + 1)
  expect([...spoilt].every((text) => !text.includes('id') || text.includes('строка 1'))).toBe(true)
})

test('an account has so many questions a minute, and so much money', async () => {
  const clock = createTestClock()
  const served = await serveOpenAi({ clock })
  const { secret } = await served.controller.command<{ secret: string }>('issue-key', {
    requestsPerMinute: 2,
  })
  const ask = () => post(served, '/responses', question(), secret)
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
  const third = await ask()
  expect(third).toMatchObject({ status: 429, body: { error: { code: 'rate_limit_exceeded' } } })
  expect(third.headers.get('retry-after')).toBe('60')
  await clock.advance(60_000)
  expect((await ask()).status).toBe(200)
  await served.controller.command('drain-key', { secret })
  expect(await ask()).toMatchObject({
    status: 429,
    body: { error: { code: 'insufficient_quota' } },
  })
})

test('embeddings come as numbers or packed, and are the same either way', async () => {
  const served = await serveOpenAi()
  const ask = async (more: object) => {
    const body = { model: 'text-embedding-3-small', input: ['термокружка'], ...more }
    return (await post(served, '/embeddings', body)).body
  }
  const vector = async (more: object) => (await ask(more)).data[0]?.embedding ?? []
  const plain = await vector({})
  const packed = Buffer.from(String(await vector({ encoding_format: 'base64' })), 'base64')
  expect(plain).toHaveLength(1536)
  expect(packed.readFloatLE(40)).toBe(plain[10])
  expect(await vector({ dimensions: 256 })).toHaveLength(256)
  expect((await ask({ input: [''] })).error?.message).toContain('empty string')
  expect((await ask({ input: Array(2_049).fill('а') })).error).toBeDefined()
  expect((await ask({ input: ['а'.repeat(30_000)] })).error?.code).toBe('context_length_exceeded')
})

test('keys and what was answered survive a restart', async () => {
  const { sandbox, controller, ...served } = await serveOpenAi()
  const { secret } = await controller.command<{ secret: string }>('issue-key', { name: 'shop' })
  await post({ sandbox, controller, ...served }, '/responses', question(), secret)
  const saved = JSON.parse(JSON.stringify(sandbox.snapshot()))
  await controller.command('revoke-key', { secret })
  await controller.command('forget-answers')
  sandbox.restore(saved)
  const again = await post({ sandbox, controller, ...served }, '/responses', question(), secret)
  expect(again.status).toBe(200)
  expect((await controller.state()).answered).toMatchObject([{ times: 2 }])
})

test('counts and lengths are read out of Russian instructions', () => {
  const text =
    'Дай 10 заголовков (titles) до 50 символов и 5 текстов (texts) до 75 символов. callouts: 10 уточнений до 23 символов. sitelinks: до 8 ссылок: title — название до 26 символов.'
  expect(wishFor(text, 'titles')).toEqual({ count: 10, limit: 50 })
  expect(wishFor(text, 'texts')).toEqual({ count: 5, limit: 75 })
  expect(wishFor(text, 'callouts')).toEqual({ count: 10, limit: 23 })
  expect(wishFor(text, 'sitelinks').count).toBe(8)
  expect(wishFor(text, 'title')).toEqual({ count: undefined, limit: 26 })
  expect(wishFor(text, 'other')).toEqual({ count: undefined, limit: undefined })
})
