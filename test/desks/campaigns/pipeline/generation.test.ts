import { expect, test } from 'vitest'
import { openDesk, somebody } from './rig.ts'

test('no money left ends the run with what is written, and Continue goes on', async () => {
  const desk = await openDesk()
  const { model } = desk.recorded
  const gone = { kind: 'limit', code: 'openai.insufficient_quota', retry: 'never' } as const
  model.faults.push(null, null, gone, gone, gone, gone)
  const { id } = await desk.create()
  await desk.runs.work()
  const run = await desk.reached(id, 'failed')
  expect(run.failure).toMatchObject({
    code: 'openai.insufficient_quota',
    messageKey: 'campaigns-error-model-money',
  })
  const card = await desk.card('закончились деньги')
  expect(card.keyboard?.flat().map(({ text }) => text)).toEqual([
    '📄 Скачать, что есть',
    '↻ Продолжить',
    '✕ Закрыть',
  ])
  const written = model.asked.length
  expect(written).toBeGreaterThan(0)
  model.faults.length = 0
  await desk.runs.retry(desk.by, id)
  await desk.reached(id, 'completed')
  expect(new Set(model.asked).size).toBe(model.asked.length)
})

test('too many requests to the model park the run; a refused key ends it', async () => {
  const desk = await openDesk()
  const { model } = desk.recorded
  const limited = { kind: 'limit', code: 'openai.rate_limited', retryAfterMs: 20_000 } as const
  model.faults.push(limited)
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.parked(id)
  model.faults.push({ kind: 'auth', code: 'openai.unauthorized' })
  desk.later(21_000)
  const run = await desk.reached(id, 'failed')
  expect(run.failure?.messageKey).toBe('campaigns-error-model-key')
  expect(desk.services.refused).toEqual(['key-of-model'])
})

test('an answer lost on the way is asked for again, later', async () => {
  const desk = await openDesk()
  desk.recorded.model.faults.push({ kind: 'unknown-outcome', code: 'openai.timeout' })
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.parked(id)
  desk.later(10_000)
  await desk.reached(id, 'completed')
})

test('without a model every ad comes from the template, and the card says so', async () => {
  const desk = await openDesk()
  desk.services.has.model = false
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  expect(desk.recorded.model.asked).toEqual([])
  expect(desk.recorded.embedder.asked).toEqual([])
  const groups = await desk.campaigns.groups(desk.workspaceId, id)
  expect(groups.every(({ ads }) => ads.length === 2)).toBe(true)
  expect(groups.flatMap(({ ads }) => ads.map(({ origin }) => origin))).not.toContain('model')
  await desk.card('Тексты по шаблону')
  await expect(
    desk.campaigns.rewriteAd(somebody(desk.workspaceId), groups[0]?.id ?? '', 0),
  ).rejects.toMatchObject({ kind: 'conflict', code: 'campaigns.no_model' })
})

test('embeddings that fail are done without, and the card says so', async () => {
  const desk = await openDesk()
  desk.recorded.embedder.faults.push({ kind: 'unavailable', code: 'openai.server_error' })
  const { id } = await desk.create()
  await desk.runs.work()
  const run = await desk.reached(id, 'completed')
  expect(desk.recorded.embedder.asked).toEqual([])
  expect(run.progress?.notes.clustering?.vars).toMatchObject({ method: 'failed' })
})

test('one ad is written anew, the locked one stays, and a repeat of the tap does nothing', async () => {
  const desk = await openDesk()
  const { campaigns, workspaceId, by } = desk
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  const [before] = await campaigns.groups(workspaceId, id)
  if (!before) throw new Error('no group')
  await campaigns.lockAd(by, before.id, 0, true)
  await expect(campaigns.rewriteAd(somebody(workspaceId), before.id, 0)).rejects.toMatchObject({
    kind: 'conflict',
  })

  const who = somebody(workspaceId)
  const calls = desk.recorded.model.asked.length
  await campaigns.rewriteAd(who, before.id, 1)
  const [run] = await desk.runs.list(workspaceId, 1)
  await desk.reached(run?.id ?? '', 'completed')
  const { group } = await campaigns.group(workspaceId, before.id)
  expect(group.ads[0]).toEqual({ ...before.ads[0], isLocked: true })
  expect(group.ads[1]).not.toEqual(before.ads[1])
  expect(group.ads).toHaveLength(2)
  await campaigns.rewriteAd(who, before.id, 1)
  expect((await desk.runs.list(workspaceId, 10)).length).toBe(2)
  expect(desk.recorded.model.asked.length).toBe(calls + 1)

  // Impatient taps on what was just written are not paid for; half a minute later a tap is meant.
  expect(await campaigns.rewriteAd(somebody(workspaceId), before.id, 1)).toBe(false)
  desk.later(30_000)
  expect(await campaigns.rewriteAd(somebody(workspaceId), before.id, 1)).toBe(true)
  const [again] = await desk.runs.list(workspaceId, 1)
  await desk.reached(again?.id ?? '', 'completed')
  expect(desk.recorded.model.asked.length).toBe(calls + 2)
})
