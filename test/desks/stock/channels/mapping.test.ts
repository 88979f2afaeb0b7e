import { expect, test } from 'vitest'
import { type Decision, type Linkable, mapListings } from '#desks/stock/channels/mapping.ts'

const PRODUCTS = new Map([
  ['MUG-BLU', 'p-blue'],
  ['MUG-RED', 'p-red'],
])

function listing(remoteId: string, sku: string | null, more: Partial<Linkable> = {}): Linkable {
  const usual = { state: 'active', isFulfillment: false, link: 'new', productId: null } as const
  return { ...usual, remoteId, sku, ...more }
}

function linksOf(list: readonly Linkable[], decisions?: ReadonlyMap<string, Decision>) {
  const { links, ...rest } = mapListings(list, PRODUCTS, decisions)
  const byId = Object.fromEntries(
    links.map(({ remoteId, link, productId }) => [remoteId, productId ?? link]),
  )
  return { ...rest, byId }
}

test('listings are linked by equal SKU and counted', () => {
  const { byId, counts, conflicts } = linksOf([
    listing('1', 'MUG-BLU'),
    listing('2', 'mug-red'),
    listing('3', null),
    listing('4', 'MUG-RED', { state: 'gone' }),
  ])
  expect(byId).toEqual({ 1: 'p-blue', 2: 'new', 3: 'no-sku' })
  expect(counts).toEqual({ inChannel: 3, inLedger: 2, linked: 1, unknown: 1 })
  expect(conflicts).toEqual([{ kind: 'no-sku', sku: null, remoteIds: ['3'] }])
})

test('several offers that sell under one SKU wait for a decision, whatever it was before', () => {
  const two = [
    listing('1', 'MUG-BLU', { link: 'linked', productId: 'p-blue' }),
    listing('2', 'MUG-BLU'),
  ]
  expect(linksOf(two).byId).toEqual({ 1: 'conflict', 2: 'conflict' })
  const decide = (decision: Decision) => linksOf(two, new Map([['MUG-BLU', decision]])).byId
  expect(decide({ decision: 'one', remoteId: '2' })).toEqual({ 1: 'spare', 2: 'p-blue' })
  expect(decide({ decision: 'mirror', remoteId: null })).toEqual({ 1: 'p-blue', 2: 'p-blue' })
  expect(decide({ decision: 'none', remoteId: null })).toEqual({ 1: 'spare', 2: 'spare' })
  // The chosen one is gone: asked anew.
  expect(decide({ decision: 'one', remoteId: '9' })).toEqual({ 1: 'conflict', 2: 'conflict' })
})

test('an ended offer yields to the one that sells, and the one we sold by goes on when all have ended', () => {
  const ended = { state: 'ended' } as const
  expect(linksOf([listing('1', 'MUG-BLU', ended), listing('2', 'MUG-BLU')]).byId).toEqual({
    1: 'spare',
    2: 'p-blue',
  })
  const ours = listing('1', 'MUG-BLU', { ...ended, link: 'linked', productId: 'p-blue' })
  expect(linksOf([ours, listing('2', 'MUG-BLU', ended)]).byId).toEqual({ 1: 'p-blue', 2: 'spare' })
  expect(
    linksOf([listing('1', 'MUG-BLU', ended), listing('2', 'MUG-BLU', ended)]).conflicts,
  ).toHaveLength(1)
  expect(linksOf([listing('1', 'MUG-BLU', { state: 'draft' })]).byId).toEqual({ 1: 'spare' })
})

test("what lies in the channel's own warehouse is never linked, by no decision either", () => {
  const mixed = [listing('1', 'MUG-BLU', { isFulfillment: true }), listing('2', 'MUG-BLU')]
  expect(linksOf(mixed)).toMatchObject({
    byId: { 1: 'conflict', 2: 'conflict' },
    conflicts: [{ kind: 'fulfillment', sku: 'MUG-BLU', remoteIds: ['1', '2'] }],
  })
  const mirrored = linksOf(mixed, new Map([['MUG-BLU', { decision: 'mirror', remoteId: null }]]))
  expect(mirrored.byId).toEqual({ 1: 'spare', 2: 'p-blue' })
})

test('what a person linked or switched off stays', () => {
  const { byId } = linksOf([
    listing('1', 'OTHER', { link: 'manual', productId: 'p-red' }),
    listing('2', 'MUG-BLU', { link: 'off' }),
  ])
  expect(byId).toEqual({ 1: 'p-red', 2: 'off' })
})
