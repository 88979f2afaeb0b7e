import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Campaign } from '#desks/campaigns/campaigns.ts'
import * as actions from '#desks/campaigns/chat/actions.ts'
import { runActions } from '#runs/actions.ts'
import { defineRun } from '#runs/definition.ts'
import type { Run } from '#runs/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { SHOP } from '#test/telegram/fake-seller.ts'
import { ru } from '#test/telegram/input/langs.ts'
import { openChat } from './rig.ts'
import { BRIEF, threeGroups } from './samples.ts'

const { db } = await freshDatabase()
const AT = Date.UTC(2026, 10, 20, 9)

const STAGES = ['wordstat', 'clustering', 'generation', 'export'].map((name) => ({
  name,
  title: 'command-keys' as const,
  work: async () => null,
}))
const definition = defineRun({
  kind: 'campaign.make',
  title: () => '📣 Термокружки · Москва',
  stages: STAGES,
  initial: null,
  timeLimitMs: 3_600_000,
  result: () => ({ text: 'done' }),
  actions: (_lang, { runId, failureCode }) =>
    failureCode === 'campaign.rare'
      ? [[{ text: '≥ 300', data: actions.lowerMinimum({ id: runId, min: 300 }) }]]
      : [],
})

function openRun(change: Partial<Run>, campaign: Partial<Campaign>) {
  const id = randomUUID()
  const run: Run = {
    ...{ id, kind: 'campaign.make', workspaceId: SHOP, userId: 1, chatId: 1, cardMessageId: null },
    ...{ cardDueAt: null, status: 'running', asked: null, input: {}, state: null, stage: 2 },
    ...{ attempt: 1, retries: 0, progress: null, failure: null, dedupeKey: null },
    ...{ createdAt: new Date(AT), startedAt: new Date(AT), heartbeatAt: new Date(AT) },
    ...{ owner: null, resumeAt: null, finishedAt: null },
    ...change,
  }
  const runs = {
    definitions: new Map([[definition.kind, definition]]),
    get: async (workspaceId: string | null, runId: string) =>
      workspaceId === SHOP && runId === id ? run : undefined,
  }
  const chat = openChat({ db, lang: ru, runs })
  chat.fake.add(SHOP, BRIEF, { id, groupViews: threeGroups(), ...campaign })
  return { chat, id, open: () => chat.press(actions.openCampaign({ id })) }
}

test('a campaign in the making shows how far it is', async () => {
  const progress = { stage: 'generation', since: AT, done: 9, total: 14, notes: {} }
  const { chat, id, open } = openRun({ progress }, { status: 'processing' })
  await open()
  expect(chat.text()).toContain('▓▓▓▓▓▓░░░░ 64 %')
  expect(chat.dataOf(ru.t('runs-button-cancel'))).toBe(runActions.cancel({ id }))
  expect(chat.labels()).not.toContain(ru.t('button-campaign-remove'))
  expect(await chat.homeLine()).toBe('📣 Кампании: 1 готовится (48 %)')
})

test('a campaign that waits for the seller offers the review first', async () => {
  const { chat, open } = openRun({ status: 'paused' }, { status: 'processing', awaitsReview: true })
  await open()
  await chat.tap(ru.t('button-campaign-review'))
  expect(chat.text()).toContain('3 группы, 4 фразы')
})

test('a campaign that stopped says what happened, what is kept, and goes on', async () => {
  const failure = {
    code: 'campaign.rare',
    messageKey: 'error-limit',
    vars: {},
    reference: 'CAM-3F7A',
  }
  const { chat, id, open } = openRun({ status: 'failed', failure }, { status: 'failed' })
  await open()
  expect(chat.text()).toContain(ru.t('error-limit'))
  expect(chat.text()).toContain('CAM-3F7A')
  expect(chat.text()).toContain('Сохранено: фраз 4, групп 3, объявлений 0')
  expect(chat.dataOf(ru.t('runs-button-retry'))).toBe(runActions.retry({ id }))
  await chat.tap('≥ 300')
  expect(chat.fake.done).toEqual(['lower 300'])
})
