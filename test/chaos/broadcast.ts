import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { broadcastPeople } from '#desks/admin/schema.ts'
import { runs } from '#runs/schema.ts'
import { createPerson } from '#sandbox/telegram/person.ts'
import { users } from '#telegram/identity/schema.ts'
import { ADMIN_ID, type Cast, type Stage } from './stage.ts'

const FIRST_ID = 1_000_001
const TEXT = 'Новое в боте: рассылка, которую каждый получит один раз'
/** What Telegram takes a second from a bot that writes to many (core.telegram.org/bots/faq, "Broadcasting"). */
const PACE = 30
/** Between looks at how far it is: each reads all its people, and must not take the time of who sends. */
const LOOK_MS = 250
/** One in so many has stopped the bot. */
const LEFT_EVERY = 100
const KILLS = 2
/** Calls from one fault to the next. */
const FAULT_EVERY = 120
/** More than the pace allows, as a share. */
const LATE = 0.1

/**
 * An admin writes to so many from the chat. Workers are killed, Telegram limits chats, refuses some, fails and loses
 * answers now and then, at its real pace. Counted at Telegram's side. Returns what was lost, doubled or late.
 */
export async function broadcastToMany(
  stage: Stage,
  workers: readonly Cast[],
  { people, tell }: { readonly people: number; readonly tell: (text: string) => void },
): Promise<string[]> {
  const { db } = stage.database
  const api = `${stage.sandbox.url}/api`
  const post = (path: string, body: object = {}) =>
    fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  const admin = await createPerson({
    ...{
      url: stage.sandbox.url,
      id: ADMIN_ID,
      firstName: 'Ольга',
      locale: 'ru',
      timeoutMs: 60_000,
    },
  })
  await admin.say('/admin')
  await admin.sees('Админ')
  await post('/crowd', { first_id: FIRST_ID, count: people })
  await db.execute(sql`
    insert into ${users} (id, first_name, locale, workspace_id)
    select n, 'Person', case when n % 3 = 0 then 'en' else 'ru' end, ${randomUUID()}::uuid
    from generate_series(${FIRST_ID}::bigint, ${FIRST_ID + people - 1}::bigint) n`)
  const left = Array.from({ length: Math.floor(people / LEFT_EVERY) }, (_, n) => n * LEFT_EVERY)
  // They have stopped the bot, however often it tries: a worker may be killed before it has written that down.
  const stopped = { kind: 'error', code: 403, method: 'sendMessage', times: 100 }
  for (const n of left) await post('/faults', { ...stopped, chatId: FIRST_ID + n })
  await post('/pace', { on: true })
  // One after the other: each waits for the one before it.
  for (let n = 1; n <= people / FAULT_EVERY; n += 1) {
    const often = { method: 'sendMessage', times: 1, skip: FAULT_EVERY }
    if (n % 5 === 0) await post('/faults', { ...often, kind: 'error', code: 502 })
    else if (n % 7 === 0) await post('/faults', { ...often, kind: 'cut' })
    else await post('/faults', { ...often, kind: 'error', code: 429, retryAfter: 2 })
  }

  await admin.tap('📢 Рассылки')
  await admin.tap('➕ Новая рассылка')
  await admin.say(TEXT)
  await admin.tap('Всем')
  await admin.tap('✓ Сохранить')
  await admin.tap('▶️ Разослать')
  await admin.tap(/✓ Разослать/)
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  const states = async () => {
    const rows = await db
      .select({ state: broadcastPeople.state, count: sql<number>`count(*)::int` })
      .from(broadcastPeople)
      .groupBy(broadcastPeople.state)
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  }
  const done = async () => {
    const { sent = 0, left: gone = 0, failed = 0 } = await states()
    return sent + gone + failed
  }
  const reach = async (wanted: number, patienceMs: number): Promise<boolean> => {
    const deadline = performance.now() + patienceMs
    while ((await done()) < wanted) {
      if (performance.now() > deadline) return false
      await pause(LOOK_MS)
    }
    return true
  }
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const share = Math.round((people * kill) / (KILLS + 1))
    if (!(await reach(share, people * 200 + 120_000))) return [`never reached ${share} people`]
    const [run] = await db.select({ owner: runs.owner }).from(runs)
    const victim = workers.find((worker) => run?.owner?.startsWith(`${stage.pidOf(worker)}-`))
    tell(`${await done()} people after ${Math.round(seconds())} s: ${victim?.name} is killed`)
    if (victim) await stage.kill(victim)
  }
  await reach(people + 1, people * 200 + 180_000)
  const took = seconds()
  await pause(2_000)

  const answer = await fetch(`${api}/crowd?text=${encodeURIComponent(TEXT)}`)
  const numbers = (await answer.json()) as Record<string, number>
  const { sent = 0, left: gone = 0, failed = 0, ...open } = await states()
  const allowed = people / PACE
  tell(
    `${sent} got it, ${gone} had left, ${failed} failed; at Telegram: ${JSON.stringify(numbers)}`,
  )
  tell(
    `${took.toFixed(1)} s, the pace allows ${allowed.toFixed(1)} s (×${(took / allowed).toFixed(3)})`,
  )
  await admin.close()
  const twice = Object.entries(numbers).filter(([count]) => Number(count) > 1)
  return [
    ...twice.map(([count, persons]) => `${persons} people have it ${count} times`),
    ...((numbers[1] ?? 0) === people + 1 - left.length
      ? []
      : [`${numbers[1] ?? 0} people have it, not ${people + 1 - left.length}`]),
    ...(gone === left.length ? [] : [`${gone} are marked as gone, not ${left.length}`]),
    ...(failed === 0 ? [] : [`${failed} were given up`]),
    ...Object.entries(open).map(([state, count]) => `${count} still ${state}`),
    ...(took <= allowed * (1 + LATE) ? [] : [`took ${took.toFixed(1)} s`]),
  ]
}
