import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { AppError } from '#core/errors.ts'
import { EVERYBODY, spending } from '#desks/account/schema.ts'
import { createSpending, type SpendingLimit } from '#desks/account/spending.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'

const MUCH = { calls: 1_000, micros: 1_000_000 }

async function open(
  perUser: Partial<SpendingLimit> = {},
  total: Partial<SpendingLimit> = {},
  startMs = START_MS,
) {
  const { db } = await freshDatabase()
  const clock = createTestClock(startMs)
  const limits = { perUser: { ...MUCH, ...perUser }, total: { ...MUCH, ...total } }
  const boot = () => createSpending({ db, clock, ...limits })
  return { db, clock, boot, desk: boot(), rows: () => db.select().from(spending) }
}

type Desk = ReturnType<typeof createSpending>
const buy = (desk: Desk, userId: number | null, price = 100, expected = price) =>
  desk.pay(
    userId,
    expected,
    async () => price,
    (paid) => paid,
  )
const outcomesOf = async (calls: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((one) =>
    one.status === 'fulfilled' ? 'paid' : (one.reason as AppError).code,
  )

test('calls of a person end at the limit, in whatever process they are made', async () => {
  const { boot } = await open({ calls: 3 })
  const desks = [boot(), boot()]
  const outcomes = await outcomesOf(
    Array.from({ length: 10 }, (_, index) => buy(desks[index % 2] ?? boot(), 7)),
  )
  expect(outcomes.filter((one) => one === 'paid')).toHaveLength(3)
  expect(new Set(outcomes)).toEqual(new Set(['paid', 'spending.user']))
  expect(await outcomesOf([buy(boot(), 8)])).toEqual(['paid'])
})

test('money is reserved before a call: two calls never share what is left for one', async () => {
  const { desk } = await open({ micros: 150 })
  const outcomes = await outcomesOf([buy(desk, 7), buy(desk, 7)])
  expect(outcomes.toSorted()).toEqual(['paid', 'spending.user'])
  expect(await desk.left(7)).toMatchObject({ calls: 999, micros: 50 })
})

test('many calls at once, reserved and settled, never wait for each other', async () => {
  const { boot } = await open()
  const desks = [boot(), boot()]
  const calls = Array.from({ length: 60 }, (_, index) =>
    buy(desks[index % 2] ?? boot(), 7 + (index % 3), 30, 100),
  )
  expect(new Set(await outcomesOf(calls))).toEqual(new Set(['paid']))
  expect(await boot().left(7)).toMatchObject({ calls: 940, micros: MUCH.micros - 60 * 30 })
})

test('the real price counts in the end, and what failed before it cost anything does not', async () => {
  const { desk, rows } = await open()
  await buy(desk, 7, 40, 100)
  const failing = (kind: 'unavailable' | 'unknown-outcome') =>
    desk.pay(
      7,
      100,
      async () => {
        throw new AppError({ kind, code: 'x' })
      },
      () => 0,
    )
  await expect(failing('unavailable')).rejects.toThrow('x')
  expect(await desk.left(7)).toMatchObject({ calls: 999, micros: MUCH.micros - 40 })
  await expect(failing('unknown-outcome')).rejects.toThrow('x')
  const day = dayIn('Europe/Moscow', START_MS)
  expect(await rows()).toEqual(
    expect.arrayContaining([
      { day, userId: 7, calls: 2, micros: 140 },
      { day, userId: EVERYBODY, calls: 2, micros: 140 },
    ]),
  )
})

test('everybody together has a limit of its own, and a refused call counts for nobody', async () => {
  const { desk } = await open({}, { calls: 2 })
  expect(await outcomesOf([buy(desk, 7)])).toEqual(['paid'])
  expect(await outcomesOf([buy(desk, null)])).toEqual(['paid'])
  expect(await outcomesOf([buy(desk, 8)])).toEqual(['spending.everybody'])
  expect(await desk.left(8)).toMatchObject({ calls: 0, micros: MUCH.micros - 200 })
  expect(await outcomesOf([buy(desk, 8)])).toEqual(['spending.everybody'])
})

test.each(MOMENTS)(
  '%s: a refusal tells when the next day begins in Moscow, and then there is money again',
  async (_what, startMs) => {
    const { desk, clock } = await open({ calls: 1 }, {}, startMs)
    await buy(desk, 7)
    const { freeAt } = await desk.left(7)
    const [before, after] = [freeAt - 1, freeAt].map((ms) => dayIn('Europe/Moscow', ms))
    const today = dayIn('Europe/Moscow', startMs)
    expect([before, after]).toEqual([today, addDays(today, 1)])
    await expect(buy(desk, 7)).rejects.toMatchObject({
      ...{ kind: 'limit', retry: 'later', messageKey: 'error-spending-user' },
      retryAfterMs: freeAt - startMs,
    })
    clock.jump(freeAt - 1)
    expect(await outcomesOf([buy(desk, 7)])).toEqual(['spending.user'])
    clock.jump(freeAt)
    expect(await outcomesOf([buy(desk, 7)])).toEqual(['paid'])
  },
)

test('nothing allowed means nothing is called', async () => {
  const { desk, rows } = await open({ micros: 0 })
  expect(await outcomesOf([buy(desk, 7)])).toEqual(['spending.user'])
  expect(await rows()).toEqual([])
})
