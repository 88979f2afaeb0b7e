import { afterEach, expect, test } from 'vitest'
import { seatedDatabase } from '#test/support/people.ts'
import { createRig, OWNER, reached, request, sampleRun, shiftedClock } from './support.ts'

const database = await seatedDatabase([OWNER], { max: 10 })
const { start, close } = createRig(database)
afterEach(close)

test('a held run waits for a person and goes on where it stood', async () => {
  let isAllowed = false
  const done: string[] = []
  const definition = sampleRun(
    {
      first: async (state, context) => {
        await context.step('paid', async () => void done.push('paid'))
        return [...state, 'first']
      },
      review: async (state, context) => {
        if (!isAllowed) context.hold({ key: 'runs-kept' })
        return [...state, 'reviewed']
      },
    },
    { actions: (_lang, card) => (card.isHeld ? [[{ text: 'Look', data: 'x' }]] : []) },
  )
  const { runs, chat } = start(definition)
  await runs.work()
  const id = await runs.start(database.db, request())
  const held = await reached(database, id, 'paused', (row) => row.cardDueAt === null)
  expect(held).toMatchObject({ stage: 1, progress: { stage: 'review', isHeld: true } })
  const card = [...chat.messages.values()][0]?.screen
  expect(card?.text).not.toContain('На паузе')
  expect(card?.keyboard?.map((row) => row.map(({ text }) => text))).toEqual([
    ['Look'],
    ['✕ Отменить'],
  ])

  expect(await runs.resume(OWNER, id)).toBe('done')
  await reached(database, id, 'paused', (row) => row.attempt === 2)
  isAllowed = true
  expect(await runs.resume(OWNER, id)).toBe('done')
  const ended = await reached(database, id, 'completed')
  expect(ended.state).toEqual(['first', 'reviewed'])
  expect(done).toEqual(['paid'])
})

test('a held run can be cancelled', async () => {
  const { runs } = start(
    sampleRun({ review: async (_state, context) => context.hold({ key: 'runs-kept' }) }),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  await reached(database, id, 'paused')
  expect(await runs.cancel(OWNER, id)).toBe('done')
})

test('past the soft limit no step is begun; a retry goes on', async () => {
  const clock = shiftedClock()
  const done: number[] = []
  const definition = sampleRun(
    {
      work: async (state, context) => {
        for (const number of [1, 2, 3])
          await context.step(String(number), async () => {
            done.push(number)
            if (number === 2) clock.shift(120_000)
          })
        return state
      },
    },
    { softLimitMs: 60_000 },
  )
  const { runs } = start(definition, { clock })
  await runs.work()
  const id = await runs.start(database.db, request())
  const failed = await reached(database, id, 'failed')
  expect(failed.failure?.code).toBe('run.time_limit')
  expect(done).toEqual([1, 2])
  expect(await runs.retry(OWNER, id)).toBe('done')
  await reached(database, id, 'completed')
  expect(done).toEqual([1, 2, 3])
})
