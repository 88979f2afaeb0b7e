import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { addDays, dayIn } from '#core/dates.ts'
import { newId } from '#core/ids.ts'
import { openDatabase } from '#db/connection.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { createAllowance } from '#desks/account/allowance.ts'
import { createSupplies } from '#desks/supplies/engine.ts'
import type { CabinetBooking, KeyRing } from '#desks/supplies/ports.ts'
import { bookings } from '#desks/supplies/schema.ts'
import { createCabinetApi } from '#integrations/wildberries/cabinet.ts'
import { createOfficialApi } from '#integrations/wildberries/official.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { systemClock as clock } from '#platform/clock.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { seat } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'
import { percentile } from './percentile.ts'
import type { BenchSeller, FromWb, ToWb } from './wb.ts'

const IDLE_MS = 10_000
const ROUNDS = 60
const PER_SELLER = 5

interface Member extends BenchSeller {
  readonly workspaceId: string
}

/** The whole engine on a real Postgres before the sandbox over HTTP. */
export async function measureBooking() {
  const wb = await startWb()
  const server = await startEmbeddedPostgres({ log })
  await migrate(server.url, { withQueue: false })
  const database = openDatabase({ url: server.url, log, max: 10 })
  const { db } = database
  const members = wb.sellers.map((seller) => ({ ...seller, workspaceId: newId() }))
  const shared = { clock, log, limiter: createMemoryLimiter({ clock }), metrics: new Registry() }
  const official = createOfficialApi({
    ...shared,
    urls: { common: `${wb.url}/common`, supplies: `${wb.url}/supplies` },
  })
  const cabinet = createCabinetApi({
    ...shared,
    urls: { seller: `${wb.url}/seller`, supply: `${wb.url}/seller-supply` },
  })
  const keys = keyRing(members)
  let looks = 0
  const supplies = createSupplies({
    db,
    clock,
    log,
    cache: createCache({ clock, log }),
    leases: createMemoryLeases({ clock }),
    feed: {
      read(key, signal) {
        looks += 1
        return official.slotFeed.read(key, signal)
      },
    },
    reader: official.supplyReader,
    cabinet: cabinet.booking,
    keys,
    allowance: createAllowance({ db, freeCatches: 1_000 }),
    owner: 'bench',
    probeMs: 60_000,
    knownWarehouses: [],
  })

  /** One monitor for each of the members' preorders from … to …, for one day. */
  const watch = async (inDays: number, from: number, count: number) => {
    const day = addDays(dayIn('Europe/Moscow', clock.now()), inDays)
    for (const member of members) {
      await seat(db, { workspaceId: member.workspaceId, userId: 1 })
      for (const preorderId of member.preorders.slice(from, from + count)) {
        const who = { workspaceId: member.workspaceId, userId: 1, chatId: 1 }
        const wish = {
          warehouseIds: [member.warehouseId],
          supplyType: 'box' as const,
          days: { kind: 'range' as const, from: day, to: day },
          leadDays: 0,
          weekdays: 127,
          maxCoefficient: 0,
          mode: 'auto' as const,
          target: 1,
          credentialId: null,
          preorderIds: [preorderId],
          untilDay: null,
        }
        await supplies.service.create(who, wish, newId())
      }
    }
  }
  const sent = async (inDays: number) => {
    const day = addDays(dayIn('Europe/Moscow', clock.now()), inDays)
    const rows = await db.select().from(bookings).where(sql`${bookings.slotDay} = ${day}`)
    return rows.flatMap(({ detectedAt, committedAt }) =>
      committedAt ? [{ matched: detectedAt.getTime(), sent: committedAt.getTime() }] : [],
    )
  }

  try {
    await watch(3, 0, 1)
    await watch(5, 1, PER_SELLER)
    supplies.poller.start()
    await waitFor(() => looks > 3)
    await clock.sleep(2_000)

    const before = process.cpuUsage()
    const looksBefore = looks
    await clock.sleep(IDLE_MS)
    const used = process.cpuUsage(before)
    const cpuShare = (used.user + used.system) / 1_000 / IDLE_MS
    const looksPerMinute = ((looks - looksBefore) * 60_000) / IDLE_MS

    const ids = [...new Set(members.map((member) => member.warehouseId))]
    for (const id of ids.slice(0, ROUNDS)) {
      const expected = members.filter((member) => member.warehouseId === id).length
      const already = (await sent(3)).length
      await wb.open({ inDays: 3, warehouseIds: [id] })
      await waitFor(async () => (await sent(3)).length >= already + expected)
    }
    const single = (await sent(3)).map((one) => one.sent - one.matched)

    await wb.open({ inDays: 5, warehouseIds: ids })
    const total = members.length * PER_SELLER
    const burst = await waitFor(
      async () => {
        const rows = await sent(5)
        return rows.length >= total ? rows : undefined
      },
      { timeoutMs: 30_000 },
    )
    const burstMs =
      Math.max(...burst.map((one) => one.sent)) - Math.min(...burst.map((one) => one.matched))
    const naive = await oneByOne(members, cabinet.booking, keys, () => db.execute(sql`select 1`))
    return {
      matches: total,
      p99: percentile(single, 0.99),
      burstMs,
      naiveBurstMs: naive * total,
      cpuShare,
      looksPerMinute,
    }
  } finally {
    await supplies.poller.stop()
    await Promise.all([official.close(), cabinet.close()])
    await database.close()
    await server.stop()
    wb.stop()
  }
}

/** The naive way: each match by itself, two statements and a request awaited. Milliseconds a match. */
async function oneByOne(
  members: readonly Member[],
  cabinet: CabinetBooking,
  keys: KeyRing,
  statement: () => Promise<unknown>,
): Promise<number> {
  const day = addDays(dayIn('Europe/Moscow', clock.now()), 5)
  const startedAt = performance.now()
  for (const { workspaceId, sid, preorders, warehouseId } of members) {
    const session = await keys.session(workspaceId, sid)
    if (!session) continue
    await statement()
    await statement()
    const options = { signal: new AbortController().signal, onSend: () => {} }
    await cabinet.commit(session, { preorderId: preorders.at(-1) ?? 0, warehouseId, day }, options)
  }
  return (performance.now() - startedAt) / members.length
}

function keyRing(members: readonly Member[]): KeyRing {
  const byWorkspace = new Map(members.map((member) => [member.workspaceId, member]))
  const keyOf = ({ workspaceId, sid, token }: Member) => ({
    credentialId: workspaceId,
    workspaceId,
    accountKey: sid,
    token,
    tokenType: 'personal',
  })
  return {
    feedKeys: async () => members.map(keyOf),
    async key(workspaceId) {
      const member = byWorkspace.get(workspaceId)
      return member && keyOf(member)
    },
    async list(workspaceId) {
      const member = byWorkspace.get(workspaceId)
      if (!member) return []
      return [
        {
          credentialId: workspaceId,
          accountKey: member.sid,
          name: 'WB',
          mask: '…0000',
          isDefault: true,
          isValid: true,
          hasCabinetSession: true,
        },
      ]
    },
    async session(workspaceId, accountKey) {
      const member = byWorkspace.get(workspaceId)
      return member && { credentialId: workspaceId, accountKey, secret: member.session }
    },
    refused: async () => {},
  }
}

async function startWb() {
  const child = fork(fileURLToPath(new URL('./wb.ts', import.meta.url)))
  const next = async (): Promise<FromWb> => (await once(child, 'message'))[0]
  const ready = await next()
  if (ready.kind !== 'ready') throw new Error('the sandbox did not start')
  return {
    url: ready.url,
    sellers: ready.sellers,
    async open(slots: ToWb): Promise<void> {
      child.send(slots)
      await next()
    },
    stop: () => child.disconnect(),
  }
}
