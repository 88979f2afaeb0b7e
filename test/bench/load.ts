import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { addDays, dayIn } from '#core/dates.ts'
import { openDatabase } from '#db/connection.ts'
import { MOSCOW } from '#desks/supplies/monitors/monitor.ts'
import { bookings } from '#desks/supplies/schema.ts'
import { SUPPLY_TYPES } from '#desks/supplies/slot.ts'
import { silentLog } from '#platform/log/log.ts'
import { createPerson } from '#sandbox/telegram/person.ts'
import { appEnvironment, startApp } from '#test/processes/app.ts'
import { startDatabaseServer } from '#test/processes/database.ts'
import { findRedis, startRedisProcess } from '#test/processes/redis.ts'
import { type SandboxProcess, startSandboxProcess } from '#test/processes/sandbox.ts'
import { createSellers, type Hunt } from '#test/processes/sellers.ts'
import { runningClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMoves } from './load/moves.ts'
import { cpuSeconds, machineSeconds, residentMegabytes } from './machine/proc.ts'
import type { Report } from './main.ts'
import { percentile } from './slots/percentile.ts'

/** Shorten with LOAD_SECONDS; the full length is what the product promises. */
const SECONDS = Number(process.env.LOAD_SECONDS ?? 300)
const PEOPLE = 200
const MOVERS = 20
const MONITORS = 1_000
const WAREHOUSES = 90
const SLOT_LIVES_MS = 30_000
const ROLES = ['bot', 'worker', 'poller'] as const
const POLLER_SHARE = 0.1
const MEGABYTES = 200

/**
 * 1,000 monitors of 200 users, a slot of its own opening for each, and 200 plans of redistribution beside them, over the
 * whole product and real HTTP. The roles are processes of their own when there is a Redis, else one process does it all.
 */
export async function run(report: Report): Promise<void> {
  const program = await findRedis()
  const redis = program ? await startRedisProcess(program) : undefined
  const server = await startDatabaseServer()
  const sandbox = await startSandboxProcess({ warehouses: WAREHOUSES })
  const env = appEnvironment({ sandbox, databaseUrl: server.url, redisUrl: redis?.url })
  const apps = redis
    ? await Promise.all(ROLES.map((role) => startApp({ name: role, roles: [role], env })))
    : [await startApp({ name: 'all in one process', env })]
  const database = openDatabase({ url: server.url, log: silentLog })
  try {
    const hunts = await settle(createSellers(database.db, env, sandbox), sandbox)
    const moves = createMoves(database.db, sandbox)
    const movers = [...new Set(hunts.map(({ seller }) => seller))].slice(0, MOVERS)
    const windowAt = await moves.prepare(movers, Math.min(30, SECONDS / 3) * 1000)
    await sandbox.wildberries.clearFigures()
    const cpuOf = () => Promise.all(apps.map(({ pid }) => cpuSeconds(pid)))
    const [cpuBefore, startedAt] = [await cpuOf(), performance.now()]
    const machineBefore = await machineSeconds()
    await openSlots(sandbox, hunts)
    const verified = () =>
      database.db.select().from(bookings).where(eq(bookings.status, 'verified'))
    await waitFor(async () => (await verified()).length >= hunts.length, {
      timeoutMs: 60_000,
      what: 'every slot to be caught',
    }).catch(() => {})
    const cpuAfter = await cpuOf()
    const machine = (await machineSeconds()) - machineBefore
    const elapsed = (performance.now() - startedAt) / 1000
    const rows = await database.db.select().from(bookings)
    const sends = rows.flatMap(({ detectedAt, committedAt }) =>
      committedAt ? [committedAt.getTime() - detectedAt.getTime()] : [],
    )
    const { buckets } = await sandbox.wildberries.state()
    const booked = await bookedRight(sandbox, hunts)
    const say = (figure: string, value: number, unit: string, bar?: number) =>
      report({ figure, value, unit, better: 'less', ...(bar === undefined ? {} : { bar }) })
    say('requests over any account’s limit', sum(buckets.map((one) => one.violations)), '', 0)
    say('slots not booked by the monitor they opened for', hunts.length - booked.right, '', 0)
    say('bookings nobody asked for', booked.others, '', 0)
    for (const figure of await moves.figures(windowAt)) report(figure)
    say('p50 from match to commit', percentile(sends, 0.5), 'ms')
    say('p99 from match to commit', percentile(sends, 0.99), 'ms', 30)
    // Answers wait for a processor when this comes near to how many there are.
    say('whole machine, everything on it', machine / elapsed, 'of a core')
    for (const [index, { name, pid }] of apps.entries()) {
      const share = ((cpuAfter[index] ?? 0) - (cpuBefore[index] ?? 0)) / elapsed
      const bar = name === 'poller' ? POLLER_SHARE : undefined
      say(`${name}: share of one core`, share, 'of a core', bar)
      say(`${name}: memory`, await residentMegabytes(pid), 'MB', MEGABYTES)
    }
  } finally {
    await Promise.all(apps.map((app) => app.end('SIGTERM')))
    await database.close()
    await sandbox.stop()
    await server.stop()
    await redis?.stop()
  }
}

/** People who started the bot, with keys, sessions and monitors; no two monitors want the same slot. */
async function settle(
  sellers: ReturnType<typeof createSellers>,
  sandbox: SandboxProcess,
): Promise<Hunt[]> {
  const { warehouses } = await sandbox.wildberries.state()
  const today = dayIn(MOSCOW, runningClock.now())
  const hunts: Hunt[] = []
  for (let index = 0; index < PEOPLE; index += 1) {
    const id = 700_000 + index
    const person = await createPerson({
      url: sandbox.url,
      id,
      firstName: `P${index}`,
      locale: 'en',
    })
    await person.say('/start')
    await person.sees('Prilavok')
    await person.close()
    const seller = await sellers.equip(id)
    for (let turn = 0; turn < MONITORS / PEOPLE; turn += 1) {
      const number = hunts.length
      const warehouseId = warehouses[number % warehouses.length]?.id ?? 0
      const lap = Math.floor(number / warehouses.length)
      const supplyType = SUPPLY_TYPES[lap % SUPPLY_TYPES.length] ?? 'box'
      const day = addDays(today, 2 + Math.floor(lap / SUPPLY_TYPES.length))
      hunts.push(await sellers.hunt(seller, { warehouseId, supplyType, day }))
    }
  }
  return hunts
}

/** Opens them one after the other over the whole time, each for one booking. */
async function openSlots(sandbox: SandboxProcess, hunts: readonly Hunt[]): Promise<void> {
  const startedAt = performance.now()
  for (const [index, { slot }] of hunts.entries()) {
    const { warehouseId, supplyType: type, day } = slot
    const place = { warehouseId, type, day, coefficient: index % 3, capacity: 1 }
    await sandbox.wildberries.openSlot({ ...place, forMs: SLOT_LIVES_MS })
    const due = ((index + 1) / hunts.length) * SECONDS * 1000
    await wait(Math.max(0, due - (performance.now() - startedAt)))
  }
}

async function bookedRight(sandbox: SandboxProcess, hunts: readonly Hunt[]) {
  const commits = (await sandbox.wildberries.commits()).filter(
    ({ outcome }) => outcome === 'booked',
  )
  const wanted = new Map(hunts.map((hunt) => [hunt.preorderId, hunt.slot]))
  const right = new Set<number>()
  for (const { preorderId, warehouseId, type, day } of commits) {
    const slot = wanted.get(preorderId)
    const fits = slot?.warehouseId === warehouseId && slot?.supplyType === type && slot?.day === day
    if (fits) right.add(preorderId)
  }
  return { right: right.size, others: commits.length - right.size }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
