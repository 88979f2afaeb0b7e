import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { waitFor } from '#test/support/wait.ts'
import { adRequest, live, startOpenAi } from './client.ts'

const adSet = z.object({ titles: z.array(z.string()), texts: z.array(z.string()) })

describe.each(['responses', 'chat'] as const)('%s', (api) => {
  test('an answer is data that fits the schema, with what it cost', async () => {
    const { openAi, key, controller } = await startOpenAi({ api })
    const answer = await openAi.model.answer(key, adRequest(), live())
    if (answer.kind !== 'answer') throw new Error(answer.kind)
    const { titles, texts } = adSet.parse(answer.json)
    expect(titles).toHaveLength(7)
    expect(titles.every((title) => title.length <= 50)).toBe(true)
    expect(texts.every((text) => text.length <= 75)).toBe(true)
    expect(answer.usage).toMatchObject({ model: 'gpt-5.4-mini', cachedTokens: 0 })
    expect(answer.usage.inputTokens).toBeGreaterThan(50)
    expect(answer.usage.outputTokens).toBeGreaterThan(50)
    expect(answer.usage.requestId).toMatch(/^req_/)
    expect((await controller.state()).answered).toMatchObject([{ name: 'ad_set', times: 1 }])
  })

  test('a long prompt that comes again is cached, and said so', async () => {
    const { openAi, key } = await startOpenAi({ api })
    const request = adRequest({ instructions: 'Пишите просто. '.repeat(400) })
    await openAi.model.answer(key, request, live())
    const { usage } = await openAi.model.answer(key, { ...request, input: '{}' }, live())
    expect(usage.cachedTokens).toBeGreaterThan(1_000)
    expect(usage.inputTokens).toBeGreaterThan(usage.cachedTokens)
  })

  test('a refusal, an answer cut short and prose instead of JSON are answers', async () => {
    const { openAi, key, controller } = await startOpenAi({ api })
    const ask = (tokens?: number) =>
      openAi.model.answer(key, adRequest({ maxOutputTokens: tokens ?? 2_000 }), live())
    await controller.command('spoil', { kind: 'refusal' })
    expect(await ask()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('sorry') })
    await controller.command('spoil', { kind: 'not-json' })
    expect(await ask()).toMatchObject({
      kind: 'not-json',
      text: expect.stringContaining('варианты'),
    })
    const short = await ask(40)
    expect(short).toMatchObject({ kind: 'incomplete', reason: 'max_output_tokens' })
    expect(short.usage.outputTokens).toBe(40)
  })

  test('what the service calls a bad request is invalid', async () => {
    const { openAi, key, controller } = await startOpenAi({ api })
    const name = 'no spaces here'
    await expect(openAi.model.answer(key, adRequest({ name }), live())).rejects.toMatchObject({
      kind: 'invalid',
      code: 'openai.bad_request',
    })
    expect((await controller.state()).answered).toEqual([])
  })
})

test('no money left is final: told at once, never asked again', async () => {
  const { openAi, key, controller } = await startOpenAi()
  await controller.command('drain-key', { secret: key.secret })
  await expect(openAi.model.answer(key, adRequest(), live())).rejects.toMatchObject({
    kind: 'limit',
    code: 'openai.insufficient_quota',
    retry: 'never',
  })
  expect((await controller.state()).calls).toMatchObject([{ requests: 1, ok: 0 }])
})

test('a 429 is waited out as it asks, and answered once', async () => {
  const { openAi, key, controller } = await startOpenAi()
  await controller.fault({ method: 'responses', kind: 'limited', ms: 30, times: 2 })
  expect(await openAi.model.answer(key, adRequest(), live())).toMatchObject({ kind: 'answer' })
  const { calls, answered } = await controller.state()
  expect(calls).toMatchObject([{ requests: 3, ok: 1 }])
  expect(answered).toMatchObject([{ times: 1 }])
})

test('a long pause is left to the caller, with its length', async () => {
  const { openAi, key, controller } = await startOpenAi()
  await controller.fault({ method: 'responses', kind: 'limited', ms: 90_000 })
  await expect(openAi.model.answer(key, adRequest(), live())).rejects.toMatchObject({
    kind: 'limit',
    code: 'openai.rate_limited',
    retry: 'later',
    retryAfterMs: 90_000,
  })
})

test.each([
  ['hang-after', 'openai.timeout'],
  ['drop-after', 'openai.cut'],
  ['truncated', 'openai.bad_answer'],
  ['not-json', 'openai.bad_answer'],
  ['empty-ok', 'openai.bad_answer'],
] as const)('after %s nobody knows: the call is not repeated', async (kind, code) => {
  const { openAi, key, controller } = await startOpenAi({ timeoutMs: 2_000 })
  await controller.fault({ method: 'responses', kind })
  await expect(openAi.model.answer(key, adRequest(), live())).rejects.toMatchObject({
    kind: 'unknown-outcome',
    code,
  })
  expect((await controller.state()).calls).toMatchObject([{ requests: 1 }])
})

test('when the service says itself that it failed, the call is made again', async () => {
  const { openAi, key, controller } = await startOpenAi()
  await controller.fault({ method: 'responses', kind: 'http-5xx', status: 500, times: 1 })
  expect(await openAi.model.answer(key, adRequest(), live())).toMatchObject({ kind: 'answer' })
  expect((await controller.state()).answered).toMatchObject([{ times: 1 }])
})

test('a withdrawn key', async () => {
  const { openAi, key, controller } = await startOpenAi()
  await controller.command('revoke-key', { secret: key.secret })
  const asked = openAi.model.answer(key, adRequest(), live())
  await expect(asked).rejects.toMatchObject({ kind: 'auth', code: 'openai.unauthorized' })
})

test('a cancelled call ends at once', async () => {
  const { openAi, key, controller } = await startOpenAi()
  await controller.fault({ method: 'responses', kind: 'hang' })
  const stop = new AbortController()
  const asked = openAi.model.answer(key, adRequest(), stop.signal)
  await waitFor(async () => (await controller.state()).calls.length === 1)
  stop.abort(new Error('cancelled by the seller'))
  await expect(asked).rejects.toThrow('cancelled by the seller')
})
