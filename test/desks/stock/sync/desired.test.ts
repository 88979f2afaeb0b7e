import { expect, test } from 'vitest'
import { USUAL_RULES } from '#desks/stock/channels/rules.ts'
import { decide, isLoweredThere, type Position } from '#desks/stock/sync/desired.ts'
import { guardOf, USUAL_GUARDS } from '#desks/stock/sync/guards.ts'

const LISTED: Position = {
  link: 'linked',
  state: 'active',
  endedBy: null,
  isFulfillment: false,
  hasPreorder: false,
  remote: 5,
  pushed: 5,
  rules: {},
  available: 5,
  isSyncEnabled: true,
}

test.each<[string, Partial<Position>, Partial<typeof USUAL_RULES>, string | number]>([
  ['in step', {}, {}, 'in-step'],
  ['less in the ledger', { available: 2 }, {}, 2],
  ['nothing left', { available: 0 }, {}, 0],
  ['oversold', { available: -1 }, {}, 0],
  ['nothing left, one is kept', { available: 0 }, { onZero: 'one' }, 1],
  ['nothing left, not touched', { available: 0 }, { onZero: 'leave' }, 'zero-left'],
  ['no link', { link: 'conflict', available: 2 }, {}, 'not-linked'],
  ['sync off', { isSyncEnabled: false, available: 2 }, {}, 'sync-off'],
  ['this listing paused', { rules: { isPaused: true }, available: 2 }, {}, 'listing-paused'],
  ['gone', { state: 'gone', remote: null }, {}, 'gone'],
  ['a draft', { state: 'draft', available: 2 }, {}, 'draft'],
  ['raise only', { available: 2 }, { direction: 'raise' }, 'raise-only'],
  ['lower only', { available: 9 }, { direction: 'lower' }, 'lower-only'],
  ["this listing's own end", { available: 0, rules: { onZero: 'one' } }, { onZero: 'leave' }, 1],
  [
    "this listing's own direction",
    { available: 2, rules: { direction: 'both' } },
    { direction: 'raise' },
    2,
  ],
  [
    'this listing is not put up again',
    { state: 'ended', endedBy: 'EMPTY_STOCK', rules: { relists: false } },
    {},
    'relist-off',
  ],
  ['not counted there', { remote: null }, {}, 5],
  [
    'ended and nothing to sell',
    { state: 'ended', endedBy: 'EMPTY_STOCK', available: 0 },
    {},
    'in-step',
  ],
  ['ended, empty, restocked', { state: 'ended', endedBy: 'EMPTY_STOCK' }, {}, 5],
  ['ended by us, restocked', { state: 'ended', endedBy: 'US' }, {}, 5],
  [
    'ended, but relisting is off',
    { state: 'ended', endedBy: 'US' },
    { relists: false },
    'relist-off',
  ],
  ['ended by the seller', { state: 'ended', endedBy: 'USER' }, {}, 'ended-by-seller'],
  ['ended by Allegro', { state: 'ended', endedBy: 'ADMIN' }, {}, 'ended-by-allegro'],
  ['ended, nobody knows why', { state: 'ended', endedBy: null }, {}, 'ended-by-allegro'],
])('%s', (_what, position, rules, expected) => {
  const verdict = decide({ ...LISTED, ...position }, { ...USUAL_RULES, ...rules })
  if (verdict.kind === 'skip') expect(verdict.reason).toBe(expected)
  else expect([verdict.wanted, verdict.relists]).toEqual([expected, position.state === 'ended'])
})

test('a number lowered there is ours again once its orders are known', () => {
  const lowered = { ...LISTED, remote: 3 }
  expect(isLoweredThere(lowered, 0)).toBe(true)
  expect(isLoweredThere(lowered, 1)).toBe(true)
  expect(isLoweredThere(lowered, 2)).toBe(false)
  expect(isLoweredThere({ ...lowered, pushed: null }, 0)).toBe(false)
})

test('a push that would empty a shop, or change nearly all of it, waits for a person', () => {
  const about = { linked: 1_000, ledgerTotal: 500, hasWarehouse: true }
  const changes = (zeroes: number, others: number) =>
    Array.from({ length: zeroes + others }, (_, n) => ({
      ...{ listingId: `${n}`, productId: `${n}`, remoteId: `${n}`, parentId: null, relists: false },
      ...{ before: 5, wanted: n < zeroes ? 0 : 6 },
    }))
  const reason = (zeroes: number, others: number, more = {}) =>
    guardOf(changes(zeroes, others), { ...about, ...more }, USUAL_GUARDS)?.reason
  expect(reason(200, 10)).toBeUndefined()
  expect(reason(201, 0)).toBe('zeroes')
  expect(reason(0, 800)).toBeUndefined()
  expect(reason(0, 801)).toBe('changes')
  expect(reason(0, 100, { linked: 100 })).toBeUndefined()
  expect(reason(12, 0, { ledgerTotal: 0 })).toBe('empty-ledger')
  expect(reason(1, 0, { hasWarehouse: false })).toBe('no-warehouse')
  // A handful is a small shop's whole assortment.
  expect(reason(10, 0, { linked: 10 })).toBeUndefined()
})
