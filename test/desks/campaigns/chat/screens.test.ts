import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { LIMITS, TEXT_LIMITS } from '#desks/campaigns/ads/limits.ts'
import {
  type Ad,
  CAMPAIGN_STATUSES,
  type CampaignBrief,
  type ResponsiveAd,
  type TextAd,
} from '#desks/campaigns/campaign.ts'
import type { Campaign, Estimate, GroupView } from '#desks/campaigns/campaigns.ts'
import { noteText } from '#desks/campaigns/chat/form/note.ts'
import { adScreen } from '#desks/campaigns/chat/screens/ads.ts'
import { cardScreen } from '#desks/campaigns/chat/screens/card.ts'
import {
  dropScreen,
  groupScreen,
  mergeScreen,
  moveScreen,
  phraseScreen,
} from '#desks/campaigns/chat/screens/cluster.ts'
import {
  detailsScreen,
  extrasScreen,
  remarksScreen,
  removeScreen,
} from '#desks/campaigns/chat/screens/details.ts'
import { filterScreen, historyScreen } from '#desks/campaigns/chat/screens/history.ts'
import { homeScreen, needKeyScreen, startedScreen } from '#desks/campaigns/chat/screens/home.ts'
import { groupsScreen, minusWordsScreen } from '#desks/campaigns/chat/screens/review.ts'
import { dollarsText } from '#desks/campaigns/chat/screens/wording.ts'
import { INTENTS, MINUS_REASONS } from '#desks/campaigns/phrase.ts'
import type { Screen } from '#telegram/screen.ts'
import { fitsPhone } from '#test/desks/phone.ts'
import { en, langs, ru } from '#test/telegram/input/langs.ts'

const long = (length: number) => 'слово & «дело» '.repeat(length).slice(0, length)

const BRIEF: CampaignBrief = {
  name: long(100),
  description: long(2000),
  seeds: Array.from({ length: 50 }, (_, index) => `купить самую лучшую термокружку ${index}`),
  regionIds: Array.from({ length: 20 }, (_, index) => index + 1),
  regionNames: Array.from({ length: 20 }, () => 'Санкт-Петербург и Ленинградская область'),
  url: `https://shop.example/${'a'.repeat(1000)}`,
  weeklyBudget: 100_000_000,
  minFrequency: 1_000_000,
  maxKeywords: 1000,
  variants: 3,
  format: 'responsive',
  withReview: true,
  withDraft: true,
  withSheet: true,
}
const RESPONSIVE: ResponsiveAd = {
  kind: 'responsive',
  titles: Array.from({ length: LIMITS.titles }, () => long(TEXT_LIMITS.title.characters)),
  texts: Array.from({ length: LIMITS.texts }, () => long(TEXT_LIMITS.text.characters)),
  origin: 'repaired',
  isLocked: true,
}
const TEXT: TextAd = {
  ...{ kind: 'text', title: long(56), title2: long(30), text: long(81) },
  ...{ origin: 'template', isLocked: false },
}
const groups: GroupView[] = Array.from({ length: 120 }, (_, index) => ({
  id: randomUUID(),
  number: index + 1,
  name: long(100),
  intent: INTENTS[index % INTENTS.length] ?? 'other',
  phrases: Array.from({ length: 200 }, (_, phrase) => ({
    text: `${long(90)} ${phrase}`,
    frequency: 123_456_789,
  })),
  minusWords: [],
  ads: [RESPONSIVE, TEXT, RESPONSIVE] satisfies Ad[],
}))
const CAMPAIGN: Campaign = {
  ...{ id: randomUUID(), name: BRIEF.name, status: 'completed', brief: BRIEF, runId: randomUUID() },
  ...{ awaitsReview: false, keywords: 24_000, groups: 120, ads: 360 },
  ...{ sheetUrl: 'https://docs.example/1', sheetRefusal: 'error-limit' },
  ...{ draftId: '7090000011234567890', draftRefusal: 'error-auth' },
  draftRemarks: Array.from({ length: 300 }, (_, index) => ({
    level: index % 2 ? 'error' : 'warning',
    place: [`ad 3 of group 120`, `keyword "${long(300)}"`, 'group 7', long(200)][index % 4] ?? '',
    code: 10_165,
    message: long(500),
  })),
  extras: {
    sitelinks: Array.from({ length: LIMITS.sitelinks }, () => ({
      ...{ title: long(30), url: 'https://shop.example', description: long(60) },
    })),
    callouts: Array.from({ length: LIMITS.callouts }, () => long(25)),
    displayPath: 'самые-лучшие-кружки',
  },
  ...{ createdAt: Date.UTC(2026, 10, 20), finishedAt: Date.UTC(2026, 10, 21) },
}
const [group = groups[0]] = groups
const COST = { micros: 123_456_789, inputTokens: 12_345_678, outputTokens: 12_345_678 }
const run: Screen = {
  text: Array.from({ length: 8 }, () => long(60)).join('\n'),
  keyboard: [[{ text: 'Cancel', data: 'x' }]],
}
const ESTIMATE: Estimate = {
  ...{ wordstatCalls: 50, cachedSeeds: 49, durationMs: 7_200_000, costMicros: 200_000 },
  spending: null,
  quota: { calls: 1000, left: 3, nextAt: Date.UTC(2026, 10, 20), isShared: true },
  missing: ['model', 'direct', 'sheets'],
}

/** Every screen of the desk, with the most that can stand on it, in each state and for each role. */
function* everyScreen(lang: typeof ru): Generator<Screen> {
  if (!group) throw new Error('no group')
  const phrase = group.phrases[0] ?? { text: '', frequency: 0 }
  const latest = Array.from({ length: 5 }, () => CAMPAIGN)
  const eight = Array.from({ length: 8 }, () => CAMPAIGN)
  const words = Array.from({ length: 60 }, (_, index) => ({
    word: long(35),
    reason: MINUS_REASONS[index % MINUS_REASONS.length] ?? ('info' as const),
    ...{ phrases: 12_345, isAccepted: index % 2 === 0 },
  }))
  yield needKeyScreen(lang, 'k')
  yield startedScreen(lang, BRIEF.name, CAMPAIGN.id)
  for (const canManage of [true, false]) {
    const counts = { making: 21, share: 0.999, completed: 1234, failed: 99, archived: 1, left: 10 }
    yield homeScreen(lang, { ...counts, latest, canManage, homeData: 'h' })
    yield homeScreen(lang, { ...counts, making: 0, latest: [], canManage, homeData: 'h' })
    for (const status of CAMPAIGN_STATUSES)
      for (const card of [undefined, run]) {
        const campaign = { ...CAMPAIGN, status, awaitsReview: status === 'processing' }
        yield cardScreen(lang, { campaign, cost: COST, run: card, canManage })
      }
    for (const awaitsReview of [true, false]) {
      const campaign = { ...CAMPAIGN, awaitsReview }
      const of = { campaign, groups, canManage, page: 7 }
      yield groupsScreen(lang, { ...of, minusWords: 60, accepted: 59 })
      yield groupsScreen(lang, { ...of, groups: [], minusWords: 0, accepted: 0 })
      for (const page of [0, 1, 24]) yield groupScreen(lang, { ...of, group, page })
      yield mergeScreen(lang, { ...of, group })
      yield mergeScreen(lang, { ...of, group, groups: [group] })
      yield phraseScreen(lang, { ...of, group }, phrase)
      yield moveScreen(lang, { ...of, group }, phrase)
      yield moveScreen(lang, { ...of, group, groups: [group] }, phrase)
      yield dropScreen(lang, { ...of, group })
      yield minusWordsScreen(lang, { campaign, words, page: 3, canManage })
      yield minusWordsScreen(lang, { campaign, words: [], page: 0, canManage })
    }
    for (const ad of [0, 1, 2])
      yield adScreen(lang, {
        campaign: CAMPAIGN,
        groups,
        group: groups[60] ?? group,
        ad,
        canManage,
      })
    yield adScreen(lang, {
      ...{ campaign: CAMPAIGN, groups, canManage, ad: 0 },
      group: { ...group, ads: [] },
    })
  }
  yield detailsScreen(lang, CAMPAIGN, COST)
  yield detailsScreen(lang, { ...CAMPAIGN, extras: null }, { ...COST, micros: null })
  yield extrasScreen(lang, CAMPAIGN)
  yield extrasScreen(lang, {
    ...CAMPAIGN,
    extras: { sitelinks: [], callouts: [], displayPath: '' },
  })
  yield remarksScreen(lang, CAMPAIGN, 30)
  yield remarksScreen(lang, { ...CAMPAIGN, draftRemarks: [] }, 0)
  yield removeScreen(lang, CAMPAIGN)
  for (const status of ['active', ...CAMPAIGN_STATUSES] as const)
    for (const days of [null, 7, 30] as const) {
      const filter = { status, days }
      yield filterScreen(lang, filter)
      yield historyScreen(lang, { filter, page: 99, items: eight, total: 12_345 })
      yield historyScreen(lang, { filter, page: 0, items: [], total: 0 })
    }
}

test.each(langs)('$locale: every screen fits a phone at its fullest', (lang) => {
  let count = 0
  for (const screen of everyScreen(lang)) {
    fitsPhone(screen)
    count += 1
  }
  expect(count).toBeGreaterThan(100)
})

test.each(langs)('$locale: the note of the summary leaves room for the answers', (lang) => {
  const lines = noteText(lang, { ...BRIEF, weeklyBudget: null }, ESTIMATE, 300).split('\n')
  expect(lines.length).toBeLessThanOrEqual(5)
  const none = { ...ESTIMATE, missing: ['wordstat', 'model', 'direct', 'sheets'] as const }
  expect(noteText(lang, BRIEF, none, 300).split('\n').length).toBeLessThanOrEqual(5)
})

test('frequencies of phrases are never added up', () => {
  if (!group) throw new Error('no group')
  const view = { campaign: CAMPAIGN, groups, group, page: 0, canManage: true }
  const shown = groupScreen(ru, view).text.replace(/[\u00a0\u202f]/g, ' ')
  expect(shown).toContain('самая частая 123 456 789 в месяц')
})

test.each([
  [0, '$0,00', '$0.00'],
  [4_000, '< $0,01', '< $0.01'],
  [40_000, '$0,04', '$0.04'],
  [1_999_999, '$2,00', '$2.00'],
  [12_345_000_000, '$12 345,00', '$12,345.00'],
])('%i millionths of a dollar', (micros, russian, english) => {
  expect(dollarsText(ru, micros).replace(/[\u00a0\u202f]/g, ' ')).toBe(russian)
  expect(dollarsText(en, micros)).toBe(english)
})
