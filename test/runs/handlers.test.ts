import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { runActions } from '#runs/actions.ts'
import { runsDesk } from '#runs/handlers.ts'
import { findRun } from '#runs/store.ts'
import { actionNameOf } from '#telegram/action.ts'
import type { ChatContext } from '#telegram/context.ts'
import { runningClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { createMemoryQueues } from './memory-queue.ts'
import { createProcess, OWNER, reached, request, ru, sampleRun, WORKSPACE } from './support.ts'

const database = await seatedDatabase([OWNER])
const definition = sampleRun({ one: async (state) => [...state, 'ok'] })
const { runs } = createProcess(database, createMemoryQueues(), definition)
const desk = runsDesk(runs)
afterAll(() => runs.close())

/** Presses a button as a member of a workspace; resolves with what the chat showed. */
async function press(data: string, workspaceId = WORKSPACE, role = 'manager'): Promise<string[]> {
  const seen: string[] = []
  const ctx = {
    role,
    user: { id: OWNER.userId },
    callbackQuery: { data },
    workspace: { id: workspaceId, name: '', ownerId: 7 },
    lang: ru,
    clock: runningClock,
    toast: async (text: string) => void seen.push(text),
    show: async (screen: { text: string }) => void seen.push(screen.text),
    home: async () => void seen.push('home'),
  } as unknown as ChatContext
  await desk.taps.get(actionNameOf(data) ?? '')?.(ctx)
  return seen
}

test('each action has one handler, and only looking needs no rights', async () => {
  const names = Object.values(runActions).map((action) => action.name)
  expect([...desk.taps.keys()].sort()).toEqual(names.sort())
  const id = await runs.start(database.db, request())
  for (const verb of ['pause', 'resume', 'cancel', 'retry'] as const) {
    expect(await press(runActions[verb]({ id }), WORKSPACE, 'viewer')).toEqual([
      'Это может менеджер или владелец',
    ])
  }
  expect(await press(runActions.close({ id }), WORKSPACE, 'viewer')).toEqual(['home'])
})

test('buttons move the run and say so', async () => {
  const id = await runs.start(database.db, request())
  expect(await press(runActions.pause({ id }))).toEqual(['На паузе'])
  expect(await press(runActions.pause({ id }))).toEqual([
    'Эта работа уже закончилась или ушла дальше',
  ])
  expect(await press(runActions.resume({ id }))).toEqual(['Продолжаем'])
  expect(await press(runActions.cancel({ id }))).toEqual(['Отменено'])
  expect(await press(runActions.retry({ id }))).toEqual(['Продолжаем'])
  expect(await press(runActions.close({ id }))).toEqual(['home'])
  await runs.work()
  await reached(database, id, 'completed')
  expect(await press(runActions.open({ id }))).toEqual(['result ok'])
})

test.each(['cancel', 'pause', 'resume', 'retry', 'open'] as const)(
  'a stranger’s %s finds no such run',
  async (verb) => {
    const id = await runs.start(database.db, request())
    const before = await findRun(database.db, id)
    expect(await press(runActions[verb]({ id }), randomUUID())).toEqual(['Этой работы больше нет'])
    expect((await findRun(database.db, id))?.asked).toBe(before?.asked)
  },
)

test.each(['cancel', 'pause', 'resume', 'retry'] as const)(
  '%s does nothing for who was removed meanwhile',
  async (verb) => {
    const id = await runs.start(database.db, request())
    const before = await findRun(database.db, id)
    const asking = runs[verb]({ ...OWNER, userId: 8 }, id)
    await expect(asking).rejects.toMatchObject({ code: 'authority.gone' })
    expect(await findRun(database.db, id)).toMatchObject({ asked: before?.asked, attempt: 1 })
  },
)

test('the longest callback data fits', () => {
  for (const action of Object.values(runActions)) {
    expect(Buffer.byteLength(action({ id: randomUUID() }))).toBeLessThanOrEqual(64)
  }
})
