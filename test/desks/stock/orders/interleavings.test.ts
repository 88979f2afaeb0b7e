import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/connection.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import { LINE_STATES, type Said, stepOf } from '#desks/stock/orders/line.ts'
import { type IntakeRig, openIntake, signal } from './rig.ts'
import { createAllegroShop } from './shop.ts'

let rig: IntakeRig
beforeAll(async () => {
  rig = await openIntake()
})

/** What happens at Allegro, and when we look. */
interface Happens {
  readonly turn: 'buy' | 'fill' | 'pay' | 'cancel'
  readonly line: number
  /** Allegro tells of it in its listing only. */
  readonly isSilent: boolean
}
interface Looks {
  readonly turn: 'drain' | 'sweep' | 'repeat' | 'die'
  readonly at: number
}

const LINES = 4
const happens = fc.record<Happens>({
  turn: fc.constantFrom('buy', 'fill', 'pay', 'cancel'),
  ...{ line: fc.nat(LINES - 1), isSilent: fc.boolean() },
})
const looks = fc.record<Looks>({
  turn: fc.constantFrom('drain', 'sweep', 'repeat', 'repeat', 'die'),
  at: fc.nat(50),
})

/** The database of a process that dies after so many transactions. */
function dying(db: Database, after: number): Database {
  let left = after
  const transaction: Database['transaction'] = (work, config) => {
    if (left-- <= 0) return Promise.reject(new Error('killed'))
    return db.transaction(work, config)
  }
  return new Proxy(db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  })
}

test('whatever is doubled, late, reordered or silent, and wherever it dies, each line has its effect once', async () => {
  let shops = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(happens, looks), { minLength: 4, maxLength: 30 }),
      async (turns) => {
        const { links, clock, db, deps } = rig
        const allegro = createAllegroShop(clock)
        const intake = createOrderIntake({ ...deps, allegro: allegro.api })
        const name = `shop ${++shops}`
        const product = await rig.product(name, 5)
        links.set(name, product)
        const account = await rig.account('allegro', intake)
        const line = (n: number) => allegro.line(`${name} L${n}`, name, n + 1)
        const truth = new Map<number, 'bought' | 'paid' | 'cancelled' | 'cancelled after payment'>()
        const emitted: (() => void)[] = []
        const emit = (
          type: Parameters<typeof allegro.emit>[0],
          n: number,
          formId: string | null,
        ) => {
          const again = () => allegro.emit(type, formId, [line(n)])
          emitted.push(again)
          again()
        }
        const status = {
          buy: 'BOUGHT',
          fill: 'FILLED_IN',
          pay: 'READY_FOR_PROCESSING',
          cancel: 'CANCELLED',
        } as const
        const events = {
          buy: 'BOUGHT',
          fill: 'FILLED_IN',
          pay: 'READY_FOR_PROCESSING',
          cancel: 'BUYER_CANCELLED',
        } as const
        const happen = (what: 'buy' | 'fill' | 'pay' | 'cancel', n: number, isSilent: boolean) => {
          const now = truth.get(n)
          if (now === undefined && what !== 'buy') return
          if (now?.startsWith('cancelled') || (now === 'paid' && what !== 'cancel')) return
          if (now !== undefined && what === 'buy') return
          const ends = now === 'paid' ? 'cancelled after payment' : 'cancelled'
          truth.set(n, what === 'cancel' ? ends : what === 'pay' ? 'paid' : 'bought')
          allegro.set(`${name} F${n}`, status[what], [line(n)])
          if (!isSilent) emit(events[what], n, `${name} F${n}`)
        }
        const since = clock.now()
        for (const one of turns) {
          if ('line' in one) happen(one.turn, one.line, one.isSilent)
          else if (one.turn === 'repeat') emitted[one.at % Math.max(1, emitted.length)]?.()
          else if (one.turn === 'drain') await intake.drain(account, signal)
          else if (one.turn === 'sweep') await intake.sweep(account, since, signal)
          else {
            const doomed = createOrderIntake({
              ...{ ...deps, allegro: allegro.api, db: dying(db, one.at % 4) },
            })
            await doomed.drain(account, signal).catch(() => {})
          }
        }
        await intake.drain(account, signal)
        await intake.sweep(account, since, signal)

        const pieces = (state: string) =>
          [...truth].filter(([, one]) => one === state).reduce((sum, [n]) => sum + n + 1, 0)
        const effects = await rig.effectsOf(account)
        for (const [n, state] of truth) {
          const done = effects[`${name} L${n}`] ?? []
          const stands = await rig.stateOf(account, `${name} L${n}`)
          const may = {
            bought: ['bought'],
            paid: ['committed'],
            cancelled: ['cancelled', 'released'],
          }
          const over = [...may.cancelled, 'return-proposed']
          expect({ ...may, 'cancelled after payment': over }[state]).toContain(stands)
          if (state === 'bought') expect(done).toEqual(['reserve'])
          if (state === 'paid') expect(done).toEqual(['commit', 'reserve'])
        }
        // Cancelled after payment and never heard of in between, nothing has left; heard of, a person decides.
        const proposed = await rig.intake.lines(
          rig.owner.workspaceId,
          { state: 'return-proposed' },
          { offset: 0, limit: 500 },
        )
        const away = proposed
          .filter(({ accountId }) => accountId === account.id)
          .reduce((sum, { quantity }) => sum + quantity, 0)
        expect(away).toBeLessThanOrEqual(pieces('cancelled after payment'))
        const { rows } = await rig.pool.query(
          `select coalesce(sum(short), 0)::int as owed, coalesce(sum(quantity) filter (where state = 'committed'), 0)::int as committed
         from reservations where account_id = $1 and state = 'committed'`,
          [account.id],
        )
        const left = rows[0].committed - rows[0].owed
        expect(await rig.onHand(product)).toBe(5 - left)
        expect(await rig.available(product)).toBe(5 - left - rows[0].owed - pieces('bought'))
        expect(rows[0].committed).toBeGreaterThanOrEqual(pieces('paid'))
        expect(rows[0].committed).toBeLessThanOrEqual(
          pieces('paid') + pieces('cancelled after payment'),
        )
      },
    ),
    { numRuns: 25 },
  )
  expect(await rig.broken()).toEqual([])
})

test('news never brings a line back from where a person or a payment has put it', () => {
  const said: readonly Said[] = ['reserve', 'commit', 'cancel', 'elsewhere']
  for (const state of LINE_STATES)
    for (const one of said) {
      const step = stepOf(state, one)
      expect(stepOf(step.state, one).effects).toEqual([])
      if (state === 'committed') expect(step.effects).not.toContain('commit')
    }
})
