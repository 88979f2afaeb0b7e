import { expect, test } from 'vitest'
import { createSpending } from '#desks/account/spending.ts'
import { shiftedClock } from '#test/runs/support.ts'
import { freshDatabase } from '#test/support/database.ts'
import { openDesk, somebody } from './rig.ts'

const PLENTY = { calls: 1_000, micros: 1_000_000_000 }

/** A desk on the operator's keys, where a person may make so many paid calls a day. */
async function openPaidDesk(calls: number) {
  const clock = shiftedClock()
  const { db } = await freshDatabase()
  const perUser = { ...PLENTY, calls }
  const spending = createSpending({ db, clock, perUser, total: PLENTY })
  const desk = await openDesk({ spending })
  desk.services.has.operators = true
  const made = () => {
    const { wordstat, model, embedder } = desk.recorded
    return wordstat.asked.length + model.asked.length + embedder.asked.length
  }
  return { desk, spending, clock, perUser, made }
}

test('a campaign stops at the day’s limit with everything kept, and is finished the day after', async () => {
  const { desk, spending, clock, perUser, made } = await openPaidDesk(6)
  const { id } = await desk.create()
  await desk.runs.work()
  const waitMs = await desk.parked(id)
  expect(made()).toBe(6)
  const { calls, freeAt } = await spending.left(7)
  expect(calls).toBe(0)
  expect(Math.abs(desk.clock.now() + waitMs - freeAt)).toBeLessThan(60_000)
  await desk.card('Дневной лимит за счёт бота исчерпан')

  perUser.calls = PLENTY.calls
  clock.shift(86_400_000)
  desk.later(86_400_000)
  await desk.reached(id, 'completed')
  const unlimited = await openPaidDesk(PLENTY.calls)
  const other = await unlimited.desk.create()
  await unlimited.desk.runs.work()
  await unlimited.desk.reached(other.id, 'completed')
  expect(made()).toBe(unlimited.made())
})

test('a seller’s own key is not counted', async () => {
  const { desk, spending } = await openPaidDesk(0)
  desk.services.has.operators = false
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  expect(await spending.left(7)).toMatchObject({ calls: 0, micros: PLENTY.micros })
})

test('the summary tells what is left on the operator’s keys, and nothing where all are the seller’s', async () => {
  const { desk } = await openPaidDesk(6)
  const brief = { ...(await desk.create()).brief }
  const of = somebody(desk.workspaceId)
  expect((await desk.campaigns.estimate(of, brief)).spending).toMatchObject({ calls: 6 })
  desk.services.has.operators = false
  expect((await desk.campaigns.estimate(of, brief)).spending).toBeNull()
})
