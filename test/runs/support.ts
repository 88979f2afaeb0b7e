import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { OpenDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Queues } from '#platform/queue/queue.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { defineRun, type RunContext, type RunDefinition } from '#runs/definition.ts'
import { createRuns, type Runs, type RunsDeps } from '#runs/engine.ts'
import { type Run, runs } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import type { Card } from '#telegram/cards/cards.ts'
import type { Notice } from '#telegram/outbox/notice.ts'
import { runningClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'

export const texts = createTexts({ localesDir: 'locales' })
export const ru = texts.lang('ru', 'Europe/Moscow')
export const WORKSPACE = randomUUID()
/** Its owner. */
export const OWNER = { workspaceId: WORKSPACE, userId: 7 }
const CHAT = 77

/** Short enough for tests, in the proportions of the real ones. */
export const TIMING = { heartbeatMs: 20, ttlMs: 400, lostMs: 400, recoverMs: 40, graceMs: 150 }

/** The system's time, moved by hand; sleeping is real. */
export function shiftedClock(): Clock & { shift(ms: number): void } {
  let offset = 0
  return {
    now: () => runningClock.now() + offset,
    sleep: runningClock.sleep,
    shift: (ms) => {
      offset += ms
    },
  }
}

/** A chat as a person sees it: the last text of each message, and all updates in order. */
export function createChat() {
  const messages = new Map<number, Card>()
  const updates: Card[] = []
  let isDown = false
  return {
    messages,
    updates,
    setDown(down: boolean) {
      isDown = down
    },
    async update(card: Card): Promise<number> {
      if (isDown) throw new Error('telegram is away')
      const id = card.messageId ?? messages.size + 1
      messages.set(id, card)
      updates.push(card)
      return id
    },
  }
}

type Stages = Record<string, (state: string[], context: RunContext) => Promise<string[]>>

/** A run whose state is the list of what its stages did. */
export function sampleRun(stages: Stages, more: Partial<RunDefinition> = {}): RunDefinition {
  const sample = defineRun<{ readonly shop: string }, string[]>({
    kind: 'sample.work',
    title: (lang, input) => lang.say('runs-notice-completed', { title: input.shop }),
    initial: [],
    timeLimitMs: 60_000,
    pausable: true,
    stages: Object.entries(stages).map(([name, work]) => ({
      name,
      title: 'runs-kept' as const,
      work: (_input: { shop: string }, state: string[], context: RunContext) =>
        work(state, context),
    })),
    result: (_lang, _input, state) => ({ text: `result ${state.join(' ')}` }),
  })
  return { ...sample, ...more }
}

export interface Notified {
  readonly key: string
  readonly chatId: number
  readonly notice: Notice
}

/** One process of the engine over a database and a queue. */
export function createProcess(
  database: OpenDatabase,
  queues: Queues,
  definition: RunDefinition,
  more: Partial<RunsDeps> = {},
): { runs: Runs; notified: Notified[] } {
  const notified: Notified[] = []
  const engine = createRuns({
    db: database.db,
    queues,
    clock: runningClock,
    log: silentLog,
    definitions: [definition],
    cards: createChat(),
    lang: () => Promise.resolve(ru),
    enqueue: async (_tx, ...messages) => {
      notified.push(...messages)
    },
    owner: `test-${randomUUID()}`,
    timing: TIMING,
    ...more,
  })
  return { runs: engine, notified }
}

export function request(kind = 'sample.work') {
  const input = { shop: 'Orlova' }
  return { kind, input, workspaceId: WORKSPACE, userId: 7, chatId: CHAT }
}

export function reached(
  { db }: OpenDatabase,
  id: string,
  status: Run['status'],
  also: (run: Run) => boolean = () => true,
): Promise<Run> {
  return waitFor(
    async () => {
      const run = await findRun(db, id)
      return run?.status === status && also(run) ? run : undefined
    },
    { what: `run ${status}` },
  )
}

/** Processes over one database, each with a queue and a chat of its own; `close` leaves the table empty. */
export function createRig(database: OpenDatabase) {
  const open: Runs[] = []
  return {
    start(definition: RunDefinition, more: Partial<RunsDeps> = {}) {
      const queues = createMemoryQueues()
      const chat = createChat()
      const made = createProcess(database, queues, definition, { cards: chat, ...more })
      open.push(made.runs)
      return { ...made, queues, chat }
    },
    async close() {
      await Promise.all(open.splice(0).map((one) => one.close()))
      await database.db.delete(runs)
    },
  }
}

/** What a stage does that only waits to be stopped. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
}
