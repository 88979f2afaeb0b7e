import { beforeEach, expect, test } from 'vitest'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { type ChannelAccount, createOrderIntake } from '#desks/stock/orders/intake.ts'
import { linkUnmapped } from '#desks/stock/orders/unmapped.ts'
import { type IntakeRig, openIntake, signal } from './rig.ts'

let rig: IntakeRig
let account: ChannelAccount
let mug: string
beforeEach(async () => {
  rig = await openIntake()
  mug = await rig.product('MUG', 10)
  rig.links.set('offer', mug)
  account = await rig.account('allegro')
})

const drain = () => rig.intake.drain(account, signal)
const stock = async () => [await rig.onHand(mug), await rig.available(mug)]

test('a purchase holds its pieces, payment takes them off the shelf', async () => {
  const { allegro } = rig
  const line = allegro.line('L1', 'offer', 2, { unitsPerOffer: 3 })
  allegro.emit('BOUGHT', null, [line])
  expect(await drain()).toBe(1)
  expect(await stock()).toEqual([10, 4])
  allegro.set('F', 'FILLED_IN', [line])
  allegro.emit('FILLED_IN', 'F', [line])
  allegro.set('F', 'READY_FOR_PROCESSING', [line])
  allegro.emit('READY_FOR_PROCESSING', 'F', [line])
  expect(await drain()).toBe(2)
  expect(await stock()).toEqual([4, 4])
  allegro.emit('READY_FOR_PROCESSING', 'F', [line])
  allegro.emit('FILLED_IN', 'F', [line])
  allegro.emit('BOUGHT', null, [line])
  await drain()
  expect(await stock()).toEqual([4, 4])
  expect(await rig.effectsOf(account)).toEqual({ L1: ['commit', 'reserve'] })
})

test('what was bought before the account was linked is not counted, not even by a listing', async () => {
  const { allegro, intake, clock } = rig
  const early = allegro.line('EARLY', 'offer')
  const late = await rig.account('allegro')
  clock.jump(clock.now() + 60 * 60_000)
  allegro.set('F', 'READY_FOR_PROCESSING', [early])
  const after = allegro.line('AFTER', 'offer')
  allegro.set('G', 'READY_FOR_PROCESSING', [after])
  const boughtBefore = { ...early, boughtAt: new Date(clock.now() - 7_200_000).toISOString() }
  allegro.set('F', 'READY_FOR_PROCESSING', [boughtBefore])
  expect(await intake.sweep(late, 0, signal)).toBe(2)
  expect(await rig.effectsOf(late)).toEqual({ AFTER: ['commit', 'reserve'] })
})

test('a purchase that is never paid is let go; one cancelled after payment asks whether goods came back', async () => {
  const { allegro, told, intake, owner, cause } = rig
  const [unpaid, paid] = [allegro.line('U', 'offer', 2), allegro.line('P', 'offer', 3)]
  allegro.emit('BOUGHT', null, [unpaid])
  allegro.set('F', 'READY_FOR_PROCESSING', [paid])
  allegro.emit('READY_FOR_PROCESSING', 'F', [paid])
  await drain()
  expect(await stock()).toEqual([7, 5])
  allegro.emit('AUTO_CANCELLED', null, [unpaid])
  allegro.set('F', 'CANCELLED', [paid])
  allegro.emit('BUYER_CANCELLED', 'F', [paid])
  allegro.emit('BUYER_CANCELLED', 'F', [paid])
  await drain()
  expect(await stock()).toEqual([7, 7])
  expect(told).toEqual(['proposed P 3'])
  expect(await rig.stateOf(account, 'P')).toBe('return-proposed')
  const key = { accountId: account.id, lineId: 'P' }
  const stranger = { workspaceId: crypto.randomUUID(), userId: owner.userId }
  await expect(intake.acceptReturn(stranger, cause(), key)).rejects.toMatchObject({ kind: 'auth' })
  expect(await intake.acceptReturn(owner, cause(), key)).toMatchObject({ ok: true })
  expect(await intake.acceptReturn(owner, cause(), key)).toMatchObject({
    error: { reason: 'undone' },
  })
  expect(await intake.declineReturn(owner, key)).toMatchObject({ error: { reason: 'undone' } })
  expect(await stock()).toEqual([10, 10])
})

test('purchases paid together come under another form, and a cancelled first form changes nothing', async () => {
  const { allegro } = rig
  const [one, two] = [allegro.line('1', 'offer', 1), allegro.line('2', 'offer', 2)]
  allegro.set('A', 'BOUGHT', [one])
  allegro.emit('BOUGHT', 'A', [one])
  allegro.set('B', 'BOUGHT', [two])
  allegro.emit('BOUGHT', 'B', [two])
  await drain()
  allegro.set('A', 'CANCELLED', [one])
  allegro.emit('BUYER_CANCELLED', 'A', [one])
  await drain()
  allegro.set('B', 'READY_FOR_PROCESSING', [one, two])
  allegro.emit('READY_FOR_PROCESSING', 'B', [one, two])
  await drain()
  expect(await stock()).toEqual([7, 7])
  const lines = await rig.intake.lines(
    rig.owner.workspaceId,
    { state: 'committed' },
    { offset: 0, limit: 9 },
  )
  expect(lines.map(({ lineId, orderId }) => [lineId, orderId])).toEqual([
    ['1', 'B'],
    ['2', 'B'],
  ])
})

test("what Allegro's own warehouse ships never touches the ledger", async () => {
  const { allegro } = rig
  const line = allegro.line('F1', 'offer', 4)
  allegro.emit('BOUGHT', null, [line])
  await drain()
  expect(await stock()).toEqual([10, 6])
  allegro.set('F', 'READY_FOR_PROCESSING', [line], true)
  allegro.emit('READY_FOR_PROCESSING', 'F', [line])
  allegro.emit('BOUGHT', null, [line])
  await drain()
  expect(await stock()).toEqual([10, 10])
})

test('a line that is linked to nothing is told once, and counted when it is linked', async () => {
  const { allegro, told, intake, db } = rig
  const [a, b, c] = ['a', 'b', 'c'].map((id) => allegro.line(id, 'unknown', 2))
  if (!a || !b || !c) throw new Error('three lines are wanted')
  allegro.emit('BOUGHT', null, [a])
  allegro.set('B', 'READY_FOR_PROCESSING', [b])
  allegro.emit('READY_FOR_PROCESSING', 'B', [b])
  allegro.set('C', 'CANCELLED', [c])
  allegro.emit('BOUGHT', 'C', [c])
  allegro.emit('BOUGHT', null, [a])
  await drain()
  expect(told).toEqual(['unmapped a', 'unmapped b'])
  expect(await stock()).toEqual([10, 10])
  const link = { offerId: 'unknown', productId: mug }
  const linked = () => db.transaction((tx) => intake.linkIn(tx, account, link))
  expect([await linked(), await linked()]).toEqual([['a', 'b', 'c'], []])
  expect(await stock()).toEqual([8, 6])
})

test('a bundle holds and takes its parts', async () => {
  const { allegro, ledger, owner, cause, links } = rig
  const set = await rig.product('SET')
  const spoon = await rig.product('SPOON', 9)
  await ledger.edit(owner, cause(), { productId: set, edit: { parts: { [mug]: 1, [spoon]: 2 } } })
  links.set('set', set)
  const line = allegro.line('S', 'set', 2)
  allegro.set('F', 'READY_FOR_PROCESSING', [line])
  allegro.emit('BOUGHT', null, [line])
  allegro.emit('READY_FOR_PROCESSING', 'F', [line])
  await drain()
  expect([await rig.onHand(mug), await rig.onHand(spoon)]).toEqual([8, 5])
})

test('an oversell is told and explained: who took the last, and who crossed', async () => {
  const { allegro, told, clock, intake, owner } = rig
  for (const [id, quantity] of [
    ['first', 8],
    ['second', 2],
    ['third', 3],
  ] as const) {
    await clock.advance(1_000)
    allegro.emit('BOUGHT', null, [allegro.line(id, 'offer', quantity)])
  }
  await drain()
  expect(told).toEqual(['oversold third 3'])
  expect(await intake.oversell(owner.workspaceId, mug)).toMatchObject({
    ...{ onHand: 10, missing: 3 },
    last: { lineId: 'second', left: 0 },
    crossed: { lineId: 'third', left: -3, fits: false },
  })
})

test('a missing event is found by the listing, also beyond a page of changes in one moment', async () => {
  const { allegro, intake, clock } = rig
  await rig.ledger.receipt(rig.owner, rig.cause(), [{ productId: mug, quantity: 240 }])
  for (let n = 0; n < 140; n += 1) {
    if (n % 120 === 0) await clock.advance(1_000)
    const line = allegro.line(`silent ${n}`, 'offer')
    allegro.set(`F${n}`, 'READY_FOR_PROCESSING', [line])
  }
  expect(await intake.sweep(account, clock.now() - 7_200_000, signal)).toBe(140)
  expect(await stock()).toEqual([110, 110])
})

test('an order that fails alone is set aside while others go on; when all fail nothing is counted', async () => {
  const { allegro, told, intake, clock } = rig
  const odd = allegro.line('odd', 'offer')
  allegro.set('ODD', 'READY_FOR_PROCESSING', [odd])
  allegro.break('ODD')
  allegro.emit('READY_FOR_PROCESSING', 'ODD', [odd])
  for (let n = 0; n < 6; n += 1)
    await expect(drain()).rejects.toMatchObject({ code: 'allegro.odd' })
  expect(told).toEqual([])
  const others = [1, 2, 3].map((n) => allegro.line(`other ${n}`, 'offer'))
  for (const line of others) allegro.emit('BOUGHT', null, [line])
  for (let n = 0; n < 5; n += 1) expect(await drain()).toBe(3)
  expect(told).toEqual(['held ODD allegro.odd'])
  expect(await stock()).toEqual([10, 7])
  expect(await drain()).toBe(3)
  expect(await drain()).toBe(0)
  allegro.mend('ODD')
  await intake.sweep(account, clock.now() - 7_200_000, signal)
  expect(await stock()).toEqual([9, 6])
})

test('a service that is away is thrown and loses nothing', async () => {
  const { allegro } = rig
  allegro.emit('BOUGHT', null, [allegro.line('L', 'offer')])
  allegro.away(true)
  await expect(drain()).rejects.toMatchObject({ kind: 'unavailable' })
  allegro.away(false)
  expect([await drain(), await drain()]).toEqual([1, 0])
  expect(await stock()).toEqual([10, 9])
})

test('several processes that drain one account together do each thing once', async () => {
  const { allegro } = rig
  for (let n = 0; n < 6; n += 1) {
    const line = allegro.line(`L${n}`, 'offer')
    allegro.set(`F${n}`, 'READY_FOR_PROCESSING', [line])
    allegro.emit('BOUGHT', null, [line])
    allegro.emit('READY_FOR_PROCESSING', `F${n}`, [line])
  }
  await Promise.all([drain(), drain(), drain()])
  await drain()
  expect(await stock()).toEqual([4, 4])
})

test('a listing that was read before a cancellation was heard of does not pay for the order after it', async () => {
  const { allegro, deps, told } = rig
  const line = allegro.line('L', 'offer', 2)
  allegro.set('F', 'BOUGHT', [line])
  allegro.emit('BOUGHT', 'F', [line])
  await drain()
  allegro.set('F', 'READY_FOR_PROCESSING', [line])
  const forms: typeof allegro.api.forms = async (...asked) => {
    const page = await allegro.api.forms(...asked)
    rig.clock.jump(rig.clock.now() + 1_000)
    allegro.set('F', 'CANCELLED', [line])
    allegro.emit('BUYER_CANCELLED', 'F', [line])
    await drain()
    return page
  }
  const slow = createOrderIntake({ ...deps, allegro: { ...allegro.api, forms } })
  await slow.sweep(account, 0, signal)
  expect(await stock()).toEqual([10, 10])
  await rig.intake.sweep(account, 0, signal)
  expect(told).toEqual([])
})

test.each([
  ['before', true],
  ['before', false],
  ['after', true],
] as const)(
  'a sale that a person took back %s it was cancelled does not come back a second time (accepted: %s)',
  async (when, isAccepted) => {
    const { allegro, intake, ledger, owner, cause, told } = rig
    const line = allegro.line('L', 'offer', 3)
    allegro.set('F', 'READY_FOR_PROCESSING', [line])
    allegro.emit('READY_FOR_PROCESSING', 'F', [line])
    await drain()
    const {
      items: [sale],
    } = await ledger.history(owner.workspaceId, {}, { offset: 0, limit: 1 })
    const undo = () => ledger.undo(owner, cause(), sale?.operation.id ?? '')
    if (when === 'before') expect(await undo()).toMatchObject({ ok: true })
    allegro.set('F', 'CANCELLED', [line])
    allegro.emit('BUYER_CANCELLED', 'F', [line])
    await drain()
    if (when === 'after') expect(await undo()).toMatchObject({ ok: true })
    expect(told).toEqual(when === 'before' ? [] : ['proposed L 3'])
    const key = { accountId: account.id, lineId: 'L' }
    if (isAccepted) await intake.acceptReturn(owner, cause(), key)
    expect(await stock()).toEqual([10, 10])
    expect(await rig.broken()).toEqual([])
  },
)

test('what an offer sold under another SKU stays with that SKU', async () => {
  const { allegro, db, clock, told } = rig
  const cup = await rig.product('CUP', 10)
  const bySku = new Map<string | null, string>()
  const deps = {
    ...rig.deps,
    mapping: async (_tx: unknown, by: { sku: string | null }) => bySku.get(by.sku),
  }
  const intake = createOrderIntake(deps)
  allegro.emit('BOUGHT', null, [allegro.line('A', 'renamed', 2, { sku: 'MUG' })])
  allegro.emit('BOUGHT', null, [allegro.line('B', 'renamed', 3, { sku: 'CUP' })])
  await intake.drain(account, signal)
  expect(told).toEqual(['unmapped A', 'unmapped B'])
  const issues = createIssues({ tell: async () => {} })
  const link = () => linkUnmapped({ db, clock, issues, intake, mapping: deps.mapping }, account)
  bySku.set('MUG', mug)
  await link()
  expect(await stock()).toEqual([10, 8])
  bySku.set('CUP', cup)
  await link()
  expect([...(await stock()), await rig.available(cup)]).toEqual([10, 8, 7])
})
