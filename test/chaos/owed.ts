import { setTimeout as pause } from 'node:timers/promises'
import { ne } from 'drizzle-orm'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { type Actor, createActor } from './actor.ts'
import type { Cast, Stage } from './stage.ts'

const FIRST_ID = 800_001
/** Somebody who is owed a lot: at Telegram's pace it takes as many seconds. */
const MANY = Number(process.env.CHAOS_OWED ?? 300)
const OTHERS = 60
const FEW = 5
/** Longest silence before what is still owed counts as stuck. */
const PATIENCE_MS = 180_000

/**
 * Messages for one chat and for many while notifiers are asked to stop and started again, one after the other, and
 * Telegram says "slow down" now and then. Returns what was lost, doubled or out of order.
 */
export async function oweMany(
  stage: Stage,
  workers: readonly Cast[],
  tell: (text: string) => void,
): Promise<string[]> {
  const ids = Array.from({ length: OTHERS + 1 }, (_, index) => FIRST_ID + index)
  const actors = await Promise.all(
    ids.map(async (id) => {
      const actor = await createActor(stage.sandbox.url, id)
      await actor.say('/start')
      await actor.sees(/Прилавок/)
      return { actor, owed: id === FIRST_ID ? MANY : FEW }
    }),
  )
  const { db } = stage.database
  await enqueue(
    db,
    ...actors.flatMap(({ actor, owed }) =>
      Array.from({ length: owed }, (_, index) => ({
        key: `chaos:${actor.id}:${index}`,
        chatId: actor.id,
        workspaceId: null,
        notice: { messageKey: 'chat-cancelled', vars: { what: `№${index}` } },
      })),
    ),
  )
  tell(`${MANY} messages owed to one chat, ${FEW} to each of ${OTHERS}`)
  const begun = performance.now()
  const owing = () => db.select({ id: outbox.id }).from(outbox).where(ne(outbox.status, 'sent'))
  const over = new AbortController()
  const disturbing = disturb(stage, workers, over.signal)
  await waitFor(
    async () => actors.slice(1).every(({ actor, owed }) => heard(actor).length >= owed),
    { timeoutMs: PATIENCE_MS, what: 'the many chats' },
  ).catch(() => {})
  tell(`the ${OTHERS} chats were served in ${Math.round((performance.now() - begun) / 1_000)} s`)
  await waitFor(async () => (await owing()).length === 0, {
    timeoutMs: MANY * 1_500 + PATIENCE_MS,
    what: 'all messages to be sent',
  }).catch(() => {})
  over.abort()
  const { restarts, failures } = await disturbing
  tell(
    `all in ${Math.round((performance.now() - begun) / 1_000)} s; notifiers restarted ${restarts} times`,
  )
  const faults = [...failures, ...actors.flatMap(({ actor, owed }) => faultsOf(actor, owed))]
  const left = await owing()
  await Promise.all(actors.map(({ actor }) => actor.person.close()))
  return left.length === 0 ? faults : [...faults, `${left.length} messages still owed`]
}

/** What could not be done is a fault of the trial, which goes on with the other processes. */
async function disturb(
  stage: Stage,
  workers: readonly Cast[],
  signal: AbortSignal,
): Promise<{ restarts: number; failures: string[] }> {
  let restarts = 0
  const failures: string[] = []
  for (let turn = 0; !signal.aborted; turn += 1) {
    await pause(5_000, undefined, { signal }).catch(() => {})
    const part = workers[turn % workers.length]
    if (signal.aborted || !part) break
    try {
      await stage.restart(part)
      restarts += 1
      await slowDown(stage)
    } catch (error) {
      failures.push(`${part.name} could not be disturbed: ${error}`)
    }
  }
  return { restarts, failures }
}

/** Telegram says "slow down" to the next three messages. */
const slowDown = (stage: Stage) =>
  fetch(`${stage.sandbox.url}/api/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'error',
      method: 'sendMessage',
      code: 429,
      retryAfter: 2,
      times: 3,
    }),
  })

const heard = ({ person }: Actor): number[] =>
  person.messages().flatMap(({ text }) => {
    const number = text.match(/^Отменено: №(\d+)/)?.[1]
    return number === undefined ? [] : [Number(number)]
  })

function faultsOf(actor: Actor, owed: number): string[] {
  const numbers = heard(actor)
  const once = new Set(numbers)
  const faults: string[] = []
  if (once.size < owed) faults.push(`${actor.id} never got ${owed - once.size} messages`)
  if (numbers.length > once.size) faults.push(`${actor.id} got ${numbers.length - once.size} again`)
  if (numbers.some((number, index) => number < (numbers[index - 1] ?? -1)))
    faults.push(`${actor.id} got them out of order`)
  return faults
}
