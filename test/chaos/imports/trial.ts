import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { importBatches } from '#desks/imports/batches/schema.ts'
import { runs } from '#runs/schema.ts'
import { ODD_CARDS } from '#sandbox/poizon/index.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { runningClock } from '#test/support/clock.ts'
import type { Cast, Stage } from '../stage.ts'
import { auditShop, differences, usualProducts } from './audit.ts'
import { type ImportShop, openImportShop } from './shop.ts'

const PRODUCTS = Number(process.env.CHAOS_PRODUCTS ?? 1_000)
/** Of a hundred cards. */
const ODD_PERCENT = 5
const LIFE_MS = [2_000, 12_000] as const
/** A fault waits so long for a call, and then nothing fails for a while: a run that begins with a call would never get on. */
const STORM_MS = 2_000
const CALM_MS = 4_000
const LOOK_MS = 1_000
const PUT_OFF_MS = 5_000
/** Nothing of a batch has changed for so long: it is stuck. A source's breaker opens for ten minutes at most. */
const STILL_MS = 660_000
const SOURCE = ['http-5xx', 'limited', 'drop', 'not-json', 'truncated'] as const
const WOO = [...SOURCE, 'drop-after', 'cut'] as const

const oneOf = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T

/** Whole departments of a source are brought into a shop while workers die and both sides fail; what is not as it has to be afterwards. */
export async function importDay(
  stage: Stage,
  workers: readonly Cast[],
  { kills, tell }: { readonly kills: number; readonly tell: (text: string) => void },
): Promise<string[]> {
  const odd = Object.keys(ODD_CARDS).length
  const copies = Math.max(0, Math.round((PRODUCTS * ODD_PERCENT) / 100 / odd) - 1)
  const shop = await openImportShop(stage, PRODUCTS, copies)
  const usual = usualProducts(PRODUCTS, runningClock.now())
  const empty = await shop.dump()
  const departments = await shop.departments()

  const over = new AbortController()
  let deaths = 0
  const haunt = async () => {
    while (deaths < kills && !over.signal.aborted) {
      await pause(randomInt(...LIFE_MS), undefined, { signal: over.signal }).catch(() => {})
      deaths += 1
      await stage.kill(oneOf(workers))
    }
  }
  for (const department of departments) await shop.bring(department)
  const troubles = Promise.all([haunt(), worsen(shop, over.signal)])
  const stuck = await ended(stage)
  over.abort()
  await troubles
  const items = await shop.items()
  const states = Object.entries(Object.groupBy(items, ({ state }) => state))
  tell(`cards ${items.length}, workers killed ${deaths}`)
  tell(states.map(([state, all]) => `${state} ${all?.length}`).join(', '))
  const calls = await asked(shop)
  tell(`calls of the source for cards: ${calls}`)
  const faults = [...stuck, ...auditShop(await shop.dump(), items, usual)]
  if (deaths < kills) tell(`the day was over before the other ${kills - deaths} deaths`)

  // Whoever was left out for a passing reason comes in, and then nothing changes any more.
  for (const department of departments) await shop.bring(department)
  faults.push(...(await ended(stage)))
  const settled = await shop.dump()
  faults.push(...auditShop(settled, await shop.items(), usual))
  const before = await asked(shop)
  for (const department of departments) await shop.bring(department)
  faults.push(...(await ended(stage)))
  const again = differences(settled, await shop.dump())
  if (again.length > 0) faults.push(`a repeat changed ${again.slice(0, 5)} (${again.length})`)
  tell(`calls of the source for cards in the repeat: ${(await asked(shop)) - before}`)

  const { db } = stage.database
  const batches = await db.select().from(importBatches).orderBy(desc(importBatches.createdAt))
  for (const { id, items: count } of batches) {
    const own = (await shop.items()).filter((item) => item.batchId === id)
    if (count === 0 || !own.some(({ state }) => state === 'done')) continue
    await shop.takeBack(id)
    faults.push(...(await ended(stage)))
  }
  const left = differences(empty, await shop.dump())
  if (left.length > 0)
    faults.push(`taken back, and still there: ${left.slice(0, 5)} (${left.length})`)
  return [...faults, ...stage.dead().map((name) => `ended by itself: ${name}`)]
}

/** A call of either side fails in some way, again and again. */
async function worsen({ poizon, woo }: ImportShop, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await poizon.fault({ method: '*', kind: oneOf(SOURCE), times: 1, ms: 1_000 })
    await woo.fault({ method: '*', kind: oneOf(WOO), times: 2, ms: 1_000 })
    await pause(STORM_MS, undefined, { signal }).catch(() => {})
    await poizon.clearFaults()
    await woo.clearFaults()
    await pause(CALM_MS, undefined, { signal }).catch(() => {})
  }
}

/** How often cards were asked for. */
async function asked({ poizon }: ImportShop): Promise<number> {
  const { calls } = await poizon.state()
  return calls
    .filter(({ method }) => /product|spu|detail/i.test(method) && !/search|list/i.test(method))
    .reduce((sum, { requests }) => sum + requests, 0)
}

/** What was put off is due: pauses grow to minutes, and waiting for them proves nothing. */
async function hurry(db: Database): Promise<void> {
  const now = runningClock.now()
  const isPutOff = and(eq(runs.status, 'queued'), gt(runs.resumeAt, new Date(now + PUT_OFF_MS)))
  await db
    .update(runs)
    .set({ resumeAt: new Date(now) })
    .where(isPutOff)
}

/** Waits until no run is left and all is told; what is left when nothing moves any more, in words. */
async function ended({ database: { db } }: Stage): Promise<string[]> {
  let before = ''
  let since = performance.now()
  for (;;) {
    const rows = await db.select().from(runs)
    // What is told at the end of a run comes below the screens of the next one.
    const owed = await db.$count(outbox, eq(outbox.status, 'pending'))
    const open = rows.filter(
      ({ kind, finishedAt, cardDueAt }) =>
        kind.startsWith('imports') && (!finishedAt || cardDueAt !== null),
    )
    const failed = rows.filter(({ status }) => status === 'failed')
    if (open.length + owed === 0)
      return failed.map(({ kind, failure }) => `${kind}: ${failure?.code}`)
    const now = JSON.stringify([owed, open.map(({ id, progress, state }) => [id, progress, state])])
    if (now !== before) since = performance.now()
    before = now
    await hurry(db)
    if (performance.now() - since > STILL_MS) return [`nothing moves any more: ${now}`]
    await pause(LOOK_MS)
  }
}
