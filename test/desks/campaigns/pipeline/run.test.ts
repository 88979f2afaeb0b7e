import { expect, test } from 'vitest'
import { BRIEF, openDesk, somebody } from './rig.ts'

test('a campaign goes from seeds to a file, a spreadsheet and a draft', async () => {
  const desk = await openDesk()
  const { recorded, campaigns, workspaceId } = desk
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  const campaign = await campaigns.get(workspaceId, id)
  expect(campaign).toMatchObject({
    ...{ status: 'completed', awaitsReview: false, sheetRefusal: null, draftRefusal: null },
    ...{ sheetUrl: `https://sheets.example/${id}`, draftId: '1234567890123456789' },
  })
  expect(campaign.keywords).toBeGreaterThan(10)
  expect(campaign.groups).toBeGreaterThan(1)
  expect(campaign.ads).toBe(2 * campaign.groups)
  expect(campaign.finishedAt).not.toBeNull()
  expect(recorded.wordstat.asked.toSorted()).toEqual(BRIEF.seeds.toSorted())
  expect(recorded.model.asked).toHaveLength(campaign.groups + 1)
  expect(recorded.sheets.asked).toEqual([id])
  expect(desk.sent.map(({ notice }) => notice.attachment)).toEqual([
    { kind: 'campaign.xlsx', id, as: 'document' },
  ])
  const cost = await campaigns.cost(workspaceId, id)
  expect(cost.inputTokens).toBe(
    1_000 * recorded.model.asked.length + 10 * recorded.embedder.asked.length,
  )
  expect(cost.micros).toBeGreaterThan(0)
  const card = await desk.card('кампания готова')
  expect(card.text).toContain('Черновик в Директе')
  expect(card.keyboard?.flat().map(({ text }) => text)).toEqual(['📗 Таблица', '📣 К кампании'])
})

test('the same seeds again make no call', async () => {
  const desk = await openDesk()
  await desk.runs.work()
  const { id } = await desk.create()
  await desk.reached(id, 'completed')
  const calls = desk.recorded.wordstat.asked.length
  const again = await desk.create({ seeds: BRIEF.seeds.map((seed) => seed.toUpperCase()) })
  await desk.reached(again.id, 'completed')
  expect(desk.recorded.wordstat.asked).toHaveLength(calls)
  const estimate = await desk.campaigns.estimate(desk.by, BRIEF)
  expect(estimate).toMatchObject({ wordstatCalls: 0, cachedSeeds: 3, missing: [] })
  expect(estimate.quota).toMatchObject({ calls: 100, left: 97, nextAt: null, isShared: true })
})

test('two taps on Create are one campaign, also at the same time', async () => {
  const desk = await openDesk()
  const who = somebody(desk.workspaceId)
  const { id } = await desk.create()
  const made = await Promise.all([1, 2, 3].map(() => desk.campaigns.create(who, id, BRIEF)))
  expect(new Set(made.map((one) => one.id))).toEqual(new Set([id]))
  expect(await desk.campaigns.left(desk.workspaceId, who.userId)).toBe(9)
})
