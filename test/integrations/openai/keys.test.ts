import { expect, test } from 'vitest'
import { createOpenAiKeys } from '#integrations/openai/keys.ts'
import { startOpenAi } from './client.ts'

test('a pasted key is read, and tested with a real call', async () => {
  const { openAi, key, controller } = await startOpenAi()
  const keys = createOpenAiKeys({ openAi })
  const reading = keys.read(` "Bearer ${key.secret}" \n`.replace('"Bearer ', 'Bearer "'))
  expect(reading).toMatchObject({ ok: true, value: { secret: key.secret, expiresAt: null } })
  expect(await keys.test(key.secret, 'added')).toEqual({ verdict: 'accepted', facts: {} })
  await controller.command('revoke-key', { secret: key.secret })
  expect(await keys.test(key.secret, 'daily')).toMatchObject({
    verdict: 'refused',
    code: 'openai.unauthorized',
  })
})

test('texts that are no key are refused without a call; half a key is still seen as one', async () => {
  const { openAi, controller } = await startOpenAi()
  const keys = createOpenAiKeys({ openAi })
  for (const text of ['', 'sk-', 'sk-short', 'eyJhbGciOi', 'sk-with spaces in the middle of it']) {
    expect(keys.read(text).ok, text).toBe(false)
  }
  expect(keys.find('ключ sk-proj-ab12cd34 вот')).toBe('sk-proj-ab12cd34')
  expect(keys.find('sketch of the ads')).toBeUndefined()
  expect((await controller.state()).calls).toEqual([])
})

test('a key that may not list models is good; a silent service says nothing of a key', async () => {
  const { openAi, key, controller } = await startOpenAi({ timeoutMs: 2_000 })
  const keys = createOpenAiKeys({ openAi })
  const narrow = await controller.command<{ secret: string }>('issue-key', { isNarrow: true })
  expect(await keys.test(narrow.secret, 'added')).toMatchObject({ verdict: 'accepted' })
  await controller.fault({ method: 'models', kind: 'limited', ms: 60_000 })
  expect(await keys.test(key.secret, 'asked')).toEqual({
    verdict: 'unreachable',
    code: 'openai.rate_limited',
  })
})
