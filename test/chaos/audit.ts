import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { inArray, sql } from 'drizzle-orm'
import { credentials, usageEntries } from '#desks/account/schema.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import type { Ledger } from './ledger.ts'
import type { Stage } from './stage.ts'

export interface Verdict {
  /** Effects missing, doubled or stuck, a sentence each. */
  readonly faults: string[]
  /** News sent again by a process that died, or lost an answer, right after Telegram took it. */
  readonly sentAgain: number
  readonly caught: number
}

interface ChatView {
  readonly messages: readonly { fromBot: boolean; text: string }[]
}

/** Longest way to the end: a booking cut off is looked up three times in a minute, then tried again. */
const SETTLE_MS = 180_000

/** Waits until nothing is under way any more, then compares what there is with what was asked. */
export async function audit(stage: Stage, ledger: Ledger): Promise<Verdict> {
  const { db } = stage.database
  const faults: string[] = [...ledger.lost.map((text) => `never came: ${text}`)]

  const hunted = new Set(ledger.hunts.map(({ monitorId }) => monitorId))
  const left = async () => ({
    updates: await db.select().from(inbox).where(sql`status = 'pending'`),
    news: await db.select().from(outbox).where(sql`status = 'pending'`),
    runs: await db.select().from(runs).where(sql`status in ('queued', 'running')`),
    cards: await db.select().from(runs).where(sql`card_due_at is not null`),
    bookings: await db
      .select()
      .from(bookings)
      .where(sql`status not in ('verified', 'lost', 'notified')`),
    hunts: await db
      .select()
      .from(monitors)
      .where(sql`mode = 'auto' and status <> 'done'`)
      .then((rows) => rows.filter(({ id }) => hunted.has(id))),
  })
  const deadline = performance.now() + SETTLE_MS
  let open = await left()
  while (Object.values(open).some((rows) => rows.length > 0) && performance.now() < deadline) {
    await pause(500)
    open = await left()
  }
  for (const [what, rows] of Object.entries(open))
    for (const row of rows) faults.push(`stuck ${what}: ${JSON.stringify(row).slice(0, 400)}`)

  const given = await db.select().from(inbox).where(sql`status = 'failed'`)
  for (const row of given) faults.push(`given up: update ${row.updateId} (${row.error})`)
  const dead = await db.select().from(outbox).where(sql`status = 'dead'`)
  for (const row of dead) faults.push(`dead news: ${row.key} (${row.error})`)
  for (const name of stage.dead()) faults.push(`ended by itself: ${name}`)

  faults.push(...(await madeMonitors(stage, ledger)))
  faults.push(...(await keysAndRuns(stage, ledger)))
  const catches = await caughtSlots(stage, ledger)
  return {
    faults: [...faults, ...catches.faults],
    sentAgain: catches.sentAgain,
    caught: catches.caught,
  }
}

async function madeMonitors(stage: Stage, ledger: Ledger): Promise<string[]> {
  const { db } = stage.database
  const faults: string[] = []
  for (const [id, mine] of ledger.made) {
    const rows = await db
      .select()
      .from(monitors)
      .where(sql`user_id = ${id} and mode = 'notify'`)
      .orderBy(monitors.createdAt, monitors.id)
    const unsure = ledger.unsure.get(id) ?? 0
    if (rows.length < mine.length || rows.length > mine.length + unsure)
      faults.push(
        `person ${id} made ${mine.length} (+${unsure}) monitors, there are ${rows.length}`,
      )
    if (unsure > 0) continue
    for (const [index, row] of rows.entries()) {
      const wanted = mine[index]?.left
      if (wanted !== undefined && wanted !== row.status)
        faults.push(`monitor ${index + 1} of ${id} was left ${wanted} and is ${row.status}`)
    }
  }
  for (const [id, { presses, left }] of ledger.switched) {
    const [row] = await db.select().from(monitors).where(sql`id = ${id}`)
    if (left !== undefined && row?.status !== left)
      faults.push(`monitor ${id} was switched to ${left} and is ${row?.status}`)
    // Each press switches, and each switch is one revision: a press lost or done twice shows.
    const done = (row?.revision ?? 0) - 1
    if (left !== undefined && done !== presses)
      faults.push(`monitor ${id} was switched ${presses} times, ${done} are there`)
  }
  return faults
}

async function keysAndRuns(stage: Stage, ledger: Ledger): Promise<string[]> {
  const { db } = stage.database
  const faults: string[] = []
  const stored = await db.select().from(credentials).where(sql`service = 'wildberries'`)
  for (const { id, token, isSeen } of ledger.pasted) {
    const print = createHash('sha256').update(token).digest('hex')
    const rows = stored.filter((row) => row.fingerprint === print)
    const isWell = rows.length === 1 || (!isSeen && rows.length === 0)
    if (!isWell) faults.push(`a key pasted once by ${id} is there ${rows.length} times`)
    for (const row of rows)
      if (row.status !== 'active') faults.push(`a key of ${id} is left ${row.status}`)
  }
  for (const id of new Set(ledger.pasted.map((paste) => paste.id))) {
    const kept = (await chatOf(stage, id)).messages.filter(({ text }) => text.includes('eyJ'))
    if (kept.length > 0) faults.push(`${kept.length} pasted keys still stand in the chat of ${id}`)
  }
  const done = await db
    .select()
    .from(runs)
    .where(
      ledger.checks.workspaces.length === 0
        ? sql`false`
        : inArray(runs.workspaceId, ledger.checks.workspaces),
    )
  const { asked, seen } = ledger.checks
  if (done.length < seen || done.length > asked)
    faults.push(`${asked} checks asked, ${seen} results seen, ${done.length} runs made`)
  for (const run of done)
    if (run.status !== 'completed') faults.push(`run ${run.id} ended as ${run.status}`)
  return faults
}

async function caughtSlots(stage: Stage, ledger: Ledger) {
  const { db } = stage.database
  const faults: string[] = []
  const commits = await stage.sandbox.wildberries.commits()
  const booked = commits.filter(({ outcome }) => outcome !== 'refused')
  const rows = await db.select().from(bookings)
  const uses = await db.select().from(usageEntries)
  const timesUsed = (id: string) => uses.filter(({ ref }) => ref === `booking:${id}`).length
  let sentAgain = 0
  let caught = 0
  for (const { preorderId, slot, seller, monitorId } of ledger.hunts) {
    const name = `slot ${slot.warehouseId} ${slot.supplyType} ${slot.day}`
    const own = booked.filter((commit) => commit.preorderId === preorderId)
    if (own.length !== 1) faults.push(`${name} was booked ${own.length} times`)
    const [commit] = own
    if (commit && (commit.day !== slot.day || commit.warehouseId !== slot.warehouseId))
      faults.push(`${name}: its preorder was booked for ${commit.warehouseId} ${commit.day}`)
    const verified = rows.filter((row) => row.monitorId === monitorId && row.status === 'verified')
    if (verified.length !== 1) {
      const states = rows.filter((row) => row.monitorId === monitorId).map((row) => row.status)
      faults.push(`${name} is verified ${verified.length} times (${states.join(', ')})`)
    }
    for (const { id, supplyId } of verified) {
      caught += 1
      if (timesUsed(id) !== 1) faults.push(`${name} is counted ${timesUsed(id)} times`)
      const news = (await chatOf(stage, seller.id)).messages.filter(
        ({ text }) => text.includes('🎉') && text.includes(String(supplyId)),
      )
      if (news.length === 0) faults.push(`${name}: nobody was told`)
      sentAgain += Math.max(0, news.length - 1)
    }
  }
  const wanted = new Set(ledger.hunts.map(({ preorderId }) => preorderId))
  for (const commit of booked)
    if (!wanted.has(commit.preorderId)) faults.push(`booked without a wish: ${commit.preorderId}`)
  return { faults, sentAgain, caught }
}

async function chatOf(stage: Stage, id: number): Promise<ChatView> {
  return (await fetch(`${stage.sandbox.url}/api/chats/${id}`)).json() as Promise<ChatView>
}
