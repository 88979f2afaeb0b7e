import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { openDesk, somebody } from './rig.ts'

const HOUR = 3_600_000
const seeds = (count: number) => Array.from({ length: count }, (_, index) => `термокружка ${index}`)

test('a run that meets the end of the quota says until when, and goes on by itself', async () => {
  const desk = await openDesk()
  desk.services.settings.quota = { calls: 4, windowMs: HOUR }
  const { id } = await desk.create({ seeds: seeds(10) })
  await desk.runs.work()
  for (const asked of [4, 8]) {
    const waitMs = await desk.parked(id)
    expect(desk.recorded.wordstat.asked).toHaveLength(asked)
    expect(waitMs).toBeGreaterThan(HOUR - 60_000)
    expect(waitMs).toBeLessThanOrEqual(HOUR + 60_000)
    const { text } = await desk.card('Продолжим сами')
    expect(text).toContain('Квота Wordstat исчерпана: 4 запроса за 1 ч.')
    // The window slides: its calls come back one by one, as far apart as they were made.
    desk.later(waitMs + 60_000)
  }
  await desk.reached(id, 'completed')
  expect(new Set(desk.recorded.wordstat.asked).size).toBe(10)
  expect(desk.recorded.wordstat.asked).toHaveLength(10)
})

test('429 with a pause is obeyed, without one the pauses grow', async () => {
  const desk = await openDesk()
  const refusal = { kind: 'limit', code: 'wordstat-cloud.rate_limited' } as const
  desk.recorded.wordstat.faults.push({ ...refusal, retryAfterMs: 37_000 }, null, null, refusal)
  const { id } = await desk.create()
  await desk.runs.work()
  for (const [pauseMs, next] of [
    [37_000, null],
    [60_000, refusal],
    [120_000, null],
  ] as const) {
    expect(Math.abs((await desk.parked(id)) - pauseMs)).toBeLessThan(5_000)
    if (next) desk.recorded.wordstat.faults.push(next)
    desk.later(pauseMs + 1_000)
  }
  await desk.reached(id, 'completed')
  expect(desk.recorded.wordstat.asked).toHaveLength(3)
})

test('a refused key ends the run with plain words, and its owner is told', async () => {
  const desk = await openDesk()
  desk.recorded.wordstat.faults.push(null, { kind: 'auth', code: 'wordstat-cloud.unauthorized' })
  const { id } = await desk.create()
  await desk.runs.work()
  const run = await desk.reached(id, 'failed')
  expect(run.failure?.messageKey).toBe('campaigns-error-wordstat-key')
  expect(desk.services.refused).toEqual(['key-of-wordstat'])
  expect((await desk.campaigns.get(desk.workspaceId, id)).status).toBe('failed')
  const stored = await desk.db.execute('select * from runs, run_steps')
  expect(stored.rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(stored.rows)).not.toContain('secret-of')
  await desk.runs.retry(desk.by, id)
  await desk.reached(id, 'completed')
  expect(desk.recorded.wordstat.asked).toHaveLength(3)
})

test('a refused key gives way to the next one of the shop, and what was collected is not asked for again', async () => {
  const desk = await openDesk()
  desk.services.has.spare = true
  desk.recorded.wordstat.faults.push(null, { kind: 'auth', code: 'wordstat-cloud.unauthorized' })
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  expect(desk.services.refused).toEqual(['key-of-wordstat'])
  expect(desk.recorded.wordstat.asked).toHaveLength(3)
})

test('nothing found and nothing taken are said, a single bad seed is passed over', async () => {
  const desk = await openDesk()
  const { faults } = desk.recorded.wordstat
  const bad = { kind: 'invalid', code: 'wordstat-cloud.bad_request' } as const
  await desk.runs.work()
  faults.push(bad)
  const { id } = await desk.create()
  await desk.reached(id, 'completed')

  faults.push(bad, bad)
  const refused = await desk.create({ seeds: ['а', 'б'] })
  const run = await desk.reached(refused.id, 'failed')
  expect(run.failure?.messageKey).toBe('campaigns-error-seeds-refused')
})

test('all below the minimum offers a lower one, which buys nothing again', async () => {
  const desk = await openDesk()
  desk.services.settings.top = 800
  const { id } = await desk.create()
  await desk.runs.work()
  const run = await desk.reached(id, 'failed')
  expect(run.failure).toMatchObject({
    code: 'campaigns.all_rare',
    vars: { minimum: 1_000, highest: 800, suggestion: 100 },
  })
  const card = await desk.card('самая частая – 800')
  expect(card.keyboard?.[0]?.[0]?.text).toBe('Снизить до 100')

  const who = somebody(desk.workspaceId)
  await expect(desk.campaigns.lowerMinimum(who, id, 5_000)).rejects.toMatchObject({
    kind: 'invalid',
  })
  const removed = desk.campaigns.lowerMinimum(somebody(desk.workspaceId, 8), id, 100)
  await expect(removed).rejects.toMatchObject({ code: 'authority.gone' })
  expect(await desk.campaigns.get(desk.workspaceId, id)).toMatchObject({
    ...{ status: 'failed', brief: { minFrequency: 1_000 } },
  })
  await desk.campaigns.lowerMinimum(who, id, 100)
  await desk.reached(id, 'completed')
  await desk.campaigns.lowerMinimum(who, id, 100)
  await expect(desk.campaigns.lowerMinimum(who, id, 50)).rejects.toMatchObject({ kind: 'conflict' })
  expect(desk.recorded.wordstat.asked).toHaveLength(3)
  expect((await desk.campaigns.get(desk.workspaceId, id)).brief.minFrequency).toBe(100)
})

test('two campaigns that want the same seed at the same time buy it once', async () => {
  const desk = await openDesk()
  desk.recorded.wordstat.faults.push('hang')
  const first = await desk.create({ seeds: seeds(1) })
  await desk.runs.work()
  await waitFor(async () => desk.recorded.wordstat.hung.length === 1)
  const second = await desk.create({ seeds: seeds(2) })
  const [shared, other] = seeds(2)
  await waitFor(async () => desk.recorded.wordstat.asked.includes(other ?? ''))
  desk.recorded.wordstat.release()
  for (const { id } of [first, second]) await desk.reached(id, 'completed')
  expect(desk.recorded.wordstat.asked).toEqual([other, shared])
})

test('without a Wordstat key nothing is begun and nothing counted', async () => {
  const desk = await openDesk()
  desk.services.has.wordstat = false
  await expect(desk.create()).rejects.toMatchObject({ kind: 'invalid' })
  expect(await desk.campaigns.left(desk.workspaceId, 7)).toBe(10)
})

test('seeds that nobody searches are named in the result, asked once, and keep nothing up', async () => {
  const desk = await openDesk()
  const asked = ['термокружка', 'zzz ничья', 'zzz чужая']
  // Held for its review, so that the card stands still.
  const { id } = await desk.create({ seeds: asked, withReview: true })
  await desk.runs.work()
  await desk.card('из них 2 никто не ищет')
  await desk.campaigns.letThrough(desk.by, id)
  await desk.reached(id, 'completed')
  const done = await desk.card('Никто не ищет')
  expect(done.text).toContain('zzz ничья, zzz чужая')
  expect(new Set(desk.recorded.wordstat.asked)).toEqual(new Set(asked))
  const again = await desk.create({ seeds: asked })
  await desk.runs.work()
  const { state } = await desk.reached(again.id, 'completed')
  expect(state).toMatchObject({ unsought: ['zzz ничья', 'zzz чужая'] })
  expect(desk.recorded.wordstat.asked).toHaveLength(asked.length)
})
