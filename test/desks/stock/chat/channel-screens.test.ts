import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { USUAL_RULES } from '#desks/stock/channels/rules.ts'
import type { ChannelAccount, Listing } from '#desks/stock/channels/store.ts'
import { previewResult, syncResult } from '#desks/stock/chat/channels/run-card.ts'
import {
  channelScreen,
  channelsScreen,
  intervalScreen,
  removeChannelScreen,
} from '#desks/stock/chat/channels/screens/accounts.ts'
import {
  type AttemptsView,
  attemptsScreen,
  inboxScreen,
  issueScreen,
  STATUSES,
} from '#desks/stock/chat/channels/screens/inbox.ts'
import { ordersScreen } from '#desks/stock/chat/channels/screens/orders.ts'
import { plannedScreen } from '#desks/stock/chat/channels/screens/planned.ts'
import { stepsScreen } from '#desks/stock/chat/channels/screens/steps.ts'
import type { Issue } from '#desks/stock/issues/issues.ts'
import { issueNotice } from '#desks/stock/issues/messages.ts'
import { ISSUE_KINDS } from '#desks/stock/issues/schema.ts'
import type { StoredLine } from '#desks/stock/orders/apply.ts'
import { LINE_STATES } from '#desks/stock/orders/line.ts'
import type { ChannelState, StepReason } from '#desks/stock/sync/reasons.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { renderNotice } from '#telegram/outbox/notice.ts'
import type { Screen } from '#telegram/screen.ts'
import { fitsPhone } from '#test/desks/phone.ts'
import { START_MS } from '#test/support/moments.ts'
import { langs } from '#test/telegram/input/langs.ts'

const at = new Date(START_MS)
const long = (length: number) => '<b>слово & «дело» '.repeat(length).slice(0, length)
const MOST = 99_999

const ACCOUNT: ChannelAccount = {
  ...{
    id: randomUUID(),
    workspaceId: randomUUID(),
    service: 'allegro',
    credentialId: randomUUID(),
  },
  ...{ accountKey: '44512345', name: long(60), catalog: null, syncMinutes: 720 },
  rules: { ...USUAL_RULES, buffer: MOST, maxShown: MOST, share: 1, direction: 'lower' },
  ...{ previewedAt: at, armedAt: at, armedBy: 1, pausedAt: null, heldAt: null, held: null },
  ...{
    otherWriter: null,
    nextSyncAt: at,
    listedAt: at,
    comparedOn: null,
    keyRefusedAt: null,
    failures: 0,
  },
  ...{ retryAt: null, failureCode: null, createdAt: at },
}
const LISTING: Listing = {
  ...{ id: randomUUID(), accountId: ACCOUNT.id, remoteId: '17500520231', parentId: null },
  ...{ variantId: null, sku: long(100), name: long(200), pictureUrl: null, available: MOST },
  ...{ state: 'active', endedBy: null, isFulfillment: false, hasPreorder: false, revision: null },
  ...{ productId: randomUUID(), link: 'linked', rules: {}, pushed: MOST, pushedAt: at },
  ...{ loweredAt: null, seenAt: at },
}

const ATTEMPT: AttemptsView['items'][number] = {
  ...{ id: 1, accountId: ACCOUNT.id, listingId: LISTING.id, productId: randomUUID() },
  ...{ runId: null, commandId: null, trigger: 'change', local: MOST, wanted: MOST },
  ...{ remoteBefore: MOST, remoteAfter: null, status: 'failed', skipped: null, code: 'x' },
  ...{ message: long(300), traceId: '0123456789abcdef', tries: 3, at, sku: long(100) },
}

function issue(kind: Issue['kind'], more: Partial<Issue> = {}): Issue {
  const names = { account: long(60), sku: long(100), name: long(200), offer: '17500520231' }
  const numbers = { listings: MOST, shown: MOST, wanted: MOST, tries: 3, quantity: MOST }
  const figures = { changes: MOST, zeroes: MOST, of: MOST, short: MOST, available: -MOST }
  const words = { message: long(300), reason: 'zeroes', line: long(60) }
  const id = randomUUID()
  return {
    ...{ id, alertId: id, workspaceId: randomUUID(), accountId: ACCOUNT.id, kind, subject: 'SKU' },
    ...{ productId: randomUUID(), count: 1_001, firstAt: at, lastAt: at, resolvedAt: null },
    ...{ resolution: null, isDirty: false },
    detail: { ...names, ...numbers, ...figures, ...words },
    ...more,
  }
}

function* screens(lang: Lang): Generator<Screen> {
  const connect = { allegro: '1.a', wix: '1.b' }
  const accounts = Array.from({ length: 12 }, () => ({ ...ACCOUNT, id: randomUUID() }))
  yield channelsScreen(lang, {
    ...{ accounts, issues: MOST, canManage: true, connect, deskData: '1.s' },
  })
  const figures = { listings: MOST, linked: MOST, conflicts: MOST, waiting: MOST }
  const states: Partial<ChannelAccount>[] = [
    {},
    { armedAt: null },
    { armedAt: null, previewedAt: null },
    { pausedAt: at },
    { heldAt: at },
    { otherWriter: 'base' },
    { failures: 3 },
    { failures: 1, keyRefusedAt: at },
  ]
  for (const state of states) {
    const account = { ...ACCOUNT, ...state }
    yield channelScreen(lang, { account, figures, canManage: true, isOwner: true, connect: '1.c' })
  }
  yield intervalScreen(lang, ACCOUNT, 0)
  yield intervalScreen(lang, ACCOUNT, 2)
  yield removeChannelScreen(lang, ACCOUNT)
  const issues = ISSUE_KINDS.map((kind) => issue(kind))
  yield inboxScreen(lang, { items: issues.slice(0, 8), total: MOST, page: 12 })
  for (const one of issues) {
    const view = { issue: one, candidates: [LISTING, LISTING], canManage: true }
    yield issueScreen(lang, { ...view, connectData: '1.c', productData: '1.p' })
    yield renderNotice(issueNotice(one), lang)
    yield renderNotice(issueNotice(one, { more: 1_001 }), lang)
  }
  const reasons: StepReason[] = ['refused', 'not-armed', 'in-step', 'switched-off', 'edited-there']
  const stepped = reasons.map(
    (reason): ChannelState => ({
      ...{ account: ACCOUNT, listing: LISTING, wanted: MOST, reason, message: long(100) },
      ...{ code: null, since: at },
    }),
  )
  const product = { productId: randomUUID(), sku: long(40), productData: '1.p' }
  yield stepsScreen(lang, { ...product, states: stepped, canManage: true })
  yield stepsScreen(lang, { ...product, states: [], canManage: false })
  const lines = LINE_STATES.map(
    (state): StoredLine => ({
      ...{ accountId: ACCOUNT.id, lineId: 'line', workspaceId: ACCOUNT.workspaceId, orderId: null },
      ...{ productId: null, offerId: '1', name: long(200), sku: null, quantity: MOST },
      ...{ unitsPerOffer: 1, state, occurredAt: at, updatedAt: at },
    }),
  )
  const page = { what: 'all', page: 3, hasMore: true } as const
  yield ordersScreen(lang, { ...page, lines, accountOf: () => long(20) })
  yield attemptsScreen(lang, { account: ACCOUNT, status: 'all', items: [], page: 1, hasMore: true })
  for (const status of STATUSES) {
    const items = Array.from({ length: status === 'failed' ? 5 : 10 }, () => ATTEMPT)
    yield attemptsScreen(lang, { account: ACCOUNT, status, items, page: 1, hasMore: true })
  }
  const input = { accountIds: [ACCOUNT.id], name: long(60), trigger: 'person' } as const
  const sums = { looked: MOST, written: MOST, failed: MOST, held: 1, unreachable: 2 }
  yield syncResult(lang, { ...input, isApproved: false }, sums)
  const row = { sku: long(100), name: long(60), before: MOST, wanted: 0 }
  const drops = Array.from({ length: 5 }, () => row)
  const counts = { inChannel: MOST, inLedger: MOST, linked: MOST, unknown: MOST, conflicts: MOST }
  const changes = {
    changes: MOST,
    lowered: MOST,
    raised: MOST,
    zeroed: MOST,
    relisted: MOST,
    drops,
  }
  const asked = { accountId: ACCOUNT.id, workspaceId: ACCOUNT.workspaceId, name: long(60) }
  const planned = { account: ACCOUNT, items: Array.from({ length: 10 }, () => row) }
  for (const canManage of [true, false])
    yield plannedScreen(lang, { ...planned, total: MOST, page: 9, canManage })
  yield previewResult(lang, { ...asked, isArmed: false }, { preview: { ...counts, ...changes } })
}

test.each(langs)('$locale: every screen of channels fits a phone and a button', (lang) => {
  const all = [...screens(lang)]
  expect(all.length).toBeGreaterThan(50)
  for (const screen of all) fitsPhone(screen)
})

test.each(langs)('$locale: a question says its numbers, how often, and that it is over', (lang) => {
  const told = issue('drift', {
    ...{ count: 3 },
    detail: { account: 'Orlova', sku: 'MUG', shown: 2, wanted: 8 },
  })
  const { text, keyboard } = renderNotice(issueNotice(told), lang)
  for (const word of ['Orlova', 'MUG', '2', '8', '3']) expect(text).toContain(word)
  expect(keyboard?.flat()).toHaveLength(3)
  const over = renderNotice(issueNotice({ ...told, resolvedAt: at }, { isOver: true }), lang)
  expect(over.text.startsWith('✅')).toBe(true)
  expect(over.keyboard).toBeUndefined()
})

test.each(langs)('$locale: a channel that was compared is not said to wait for that', (lang) => {
  const figures = { listings: 1, linked: 1, conflicts: 0, waiting: 0 }
  const said = (previewedAt: Date | null) => {
    const account = { ...ACCOUNT, armedAt: null, previewedAt }
    const view = { account, figures, canManage: true, isOwner: true, connect: undefined }
    return channelScreen(lang, view)
  }
  expect(said(null).text).toContain(lang.t('channel-state', { state: 'new', minutes: 30 }))
  expect(said(at).text).toContain(lang.t('channel-state', { state: 'compared', minutes: 30 }))
  expect(said(at).keyboard).toEqual(said(null).keyboard)
})
