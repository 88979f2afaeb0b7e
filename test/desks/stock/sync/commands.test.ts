import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, type CommandPlan, planCommands } from '#desks/stock/sync/commands.ts'

const ALLEGRO = { service: 'allegro', catalog: null } as const

function changeOf(n: number, before: number | null, wanted: number, relists = false): Change {
  const ids = { listingId: `l${n}`, productId: `p${n}`, remoteId: `${n}`, parentId: `w${n % 3}` }
  return { ...ids, before, wanted, relists }
}

function shapeOf({ lowers, raises, activates }: CommandPlan) {
  const shape = (list: CommandPlan['lowers']) => list.map(({ name, items }) => [name, items.length])
  return { lowers: shape(lowers), raises: shape(raises), activates: shape(activates) }
}

test('one offer is written directly, 0 and the relisting included', () => {
  expect(shapeOf(planCommands(ALLEGRO, [changeOf(1, 5, 0)])).lowers).toEqual([['patch', 1]])
  expect(shapeOf(planCommands(ALLEGRO, [changeOf(1, 0, 4, true)]))).toEqual({
    lowers: [],
    raises: [['relist', 1]],
    activates: [],
  })
})

test('many offers: what lowers first, 0 by ending, one number together, different ones 25 a call', () => {
  const changes = [
    ...Array.from({ length: 30 }, (_, n) => changeOf(n, 50, 7)),
    ...Array.from({ length: 60 }, (_, n) => changeOf(100 + n, 0, n + 1)),
    changeOf(200, 9, 0),
    changeOf(201, 9, 0),
  ]
  expect(shapeOf(planCommands(ALLEGRO, changes))).toEqual({
    lowers: [
      ['end', 2],
      ['fixed', 30],
    ],
    raises: [
      ['bulk', 25],
      ['bulk', 25],
      ['bulk', 10],
    ],
    activates: [],
  })
})

test('ended offers get their number first, and none when it stands there already', () => {
  const plan = planCommands(ALLEGRO, [changeOf(1, 0, 3, true), changeOf(2, 4, 4, true)])
  expect(shapeOf(plan)).toEqual({ lowers: [], raises: [['bulk', 1]], activates: [['activate', 2]] })
})

test('Wix V1 is changed, uncounted variants and the nightly round set; V3 goes by revision', () => {
  const v1 = { service: 'wix', catalog: 'v1' } as const
  const changes = [changeOf(1, 5, 3), changeOf(2, 5, 9), changeOf(3, null, 4)]
  expect(shapeOf(planCommands(v1, changes))).toEqual({
    lowers: [
      ['decrement', 1],
      ['absolute', 1],
    ],
    raises: [['increment', 1]],
    activates: [],
  })
  expect(shapeOf(planCommands({ ...v1, isAbsolute: true }, changes)).lowers).toEqual([
    ['absolute', 1],
    ['absolute', 1],
  ])
  expect(shapeOf(planCommands({ service: 'wix', catalog: 'v3' }, changes))).toEqual({
    lowers: [['revisions', 2]],
    raises: [['revisions', 1]],
    activates: [],
  })
})

test('every change is written once, whatever the mixture', () => {
  const change = fc
    .tuple(fc.option(fc.nat(20)), fc.nat(20))
    .filter(([before, wanted]) => before !== wanted)
  const where = fc.constantFrom(
    ALLEGRO,
    { service: 'wix', catalog: 'v1' } as const,
    { service: 'wix', catalog: 'v3' } as const,
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 80 }), where, (pairs, target) => {
      const changes = pairs.map(([before, wanted], n) => changeOf(n, before, wanted))
      const { lowers, raises } = planCommands(target, changes)
      const written = [...lowers, ...raises].flatMap(({ items }) => items)
      expect(written.map(({ listingId }) => listingId).sort()).toEqual(
        changes.map(({ listingId }) => listingId).sort(),
      )
      for (const { name, items } of [...lowers, ...raises]) {
        if (name === 'fixed' || name === 'bulk')
          expect(items.every(({ wanted }) => wanted > 0)).toBe(true)
      }
    }),
  )
})

test('an offer put up again is no lowering, whatever number it ended with', () => {
  expect(shapeOf(planCommands(ALLEGRO, [changeOf(1, 4, 2, true)]))).toEqual({
    lowers: [],
    raises: [['relist', 1]],
    activates: [],
  })
  expect(
    shapeOf(planCommands(ALLEGRO, [changeOf(1, 4, 2, true), changeOf(2, 9, 9, true)])),
  ).toEqual({ lowers: [], raises: [['bulk', 1]], activates: [['activate', 2]] })
})
