import { fork, spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { addDays, dayIn } from '#core/dates.ts'
import { type Database, openDatabase } from '#db/connection.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { createKeys } from '#desks/account/keys/keys.ts'
import { credentials } from '#desks/account/schema.ts'
import { createSupplies } from '#desks/supplies/engine.ts'
import type { CabinetBooking, KeyRing } from '#desks/supplies/ports.ts'
import { bookings } from '#desks/supplies/schema.ts'
import { createCabinetApi } from '#integrations/wildberries/cabinet.ts'
import { createOfficialApi } from '#integrations/wildberries/official.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createKeyRing } from '#src/app/keys/key-ring.ts'
import { freeCatches } from '#test/support/allowance.ts'
import { runningClock as clock } from '#test/support/clock.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'
import { percentile } from './percentile.ts'
import type { BenchSeller, FromWb, ToWb } from './wb.ts'

const IDLE_MS = 10_000
const ROUNDS = 60
const PER_SELLER = 5
/** Monitors of a seller while nothing opens: with 200 sellers 1,200 in all. */
const MONITORS_IDLE = 6
/** What was made is in the poller's hands by then. */
const SETTLE_MS = 3_000

interface Member extends BenchSeller {
  readonly workspaceId: string
  readonly userId: number
}

/** One core kept busy by a process of its own, as on a machine with neighbours. */
function keepCoreBusy(): () => void {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  return () => child.kill('SIGKILL')
}

interface Figures {
  /** From match to request on the wire, one match at a time, p99, ms. */
  readonly p99: number
  /** All requests of as many matches as there are monitors sent, ms. */
  readonly burstMs: number
}

/** The whole engine on a real Postgres before the sandbox over HTTP. */
export async function measureBooking() {
  const wb = await startWb()
  const server = await startEmbeddedPostgres({ log })
  await migrate(server.url, { withQueue: false })
  const database = openDatabase({ url: server.url, log, max: 10 })
  const { db } = database
  const members = wb.sellers.map((seller, index) => ({
    ...{ ...seller, workspaceId: randomUUID(), userId: index + 1 },
  }))
  const shared = { clock, log, limiter: createMemoryLimiter({ clock }), metrics: new Registry() }
  const official = createOfficialApi({
    ...shared,
    urls: { common: `${wb.url}/common`, supplies: `${wb.url}/supplies` },
  })
  const cabinet = createCabinetApi({
    ...shared,
    urls: {
      seller: `${wb.url}/seller`,
      supply: `${wb.url}/seller-supply`,
      weekly: `${wb.url}/seller-weekly`,
    },
  })
  const keys = await openKeys(db, members)
  let looks = 0
  /** Preorder → when its request went out. */
  const sentAt = new Map<number, number>()
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
    cabinet: {
      ...cabinet.booking,
      commit: (session, commitment, options) =>
        cabinet.booking.commit(session, commitment, {
          ...options,
          onSend() {
            options.onSend()
            sentAt.set(commitment.preorderId, clock.now())
          },
        }),
    },
    keys,
    allowance: freeCatches(db, 1_000),
    owner: 'bench',
    probeMs: 60_000,
    knownWarehouses: [],
  })

  const dayOf = (inDays: number) => addDays(dayIn('Europe/Moscow', clock.now()), inDays)

  /** One monitor for each of the members' preorders from … to …, for one day. */
  const watch = async (inDays: number, from: number, count: number) => {
    const day = dayOf(inDays)
    for (const member of members) {
      const { workspaceId, userId } = member
      await seat(db, { workspaceId, userId })
      for (const preorderId of member.preorders.slice(from, from + count)) {
        const who = { workspaceId, userId, chatId: userId }
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
        await supplies.service.create(who, wish, randomUUID())
      }
    }
  }
  /** Match and send of every booking of a day. */
  const sends = async (inDays: number) => {
    const rows = await db
      .select({ matched: bookings.detectedAt, preorderId: bookings.preorderId })
      .from(bookings)
      .where(eq(bookings.slotDay, dayOf(inDays)))
    return rows.map(({ matched, preorderId }) => ({
      matched: matched.getTime(),
      sent: sentAt.get(preorderId ?? 0) ?? Number.NaN,
    }))
  }
  const ids = [...new Set(members.map((member) => member.warehouseId))]

  /** Monitors for `inDays` and the day after, made from the preorders `from` on; their slots opened one by one, then all. */
  const measure = async (inDays: number, from: number): Promise<Figures> => {
    await watch(inDays, from, 1)
    await watch(inDays + 1, from + 1, PER_SELLER)
    await clock.sleep(SETTLE_MS)
    for (const id of ids.slice(0, ROUNDS)) {
      const expected = members.filter((member) => member.warehouseId === id).length
      const total = sentAt.size + expected
      await wb.open({ inDays, warehouseIds: [id] })
      await waitFor(() => sentAt.size >= total)
    }
    const single = (await sends(inDays)).map((one) => one.sent - one.matched)
    const total = sentAt.size + members.length * PER_SELLER
    await wb.open({ inDays: inDays + 1, warehouseIds: ids })
    await waitFor(() => sentAt.size >= total)
    const burst = await sends(inDays + 1)
    const last = Math.max(...burst.map((one) => one.sent))
    return {
      p99: percentile(single, 0.99),
      burstMs: last - Math.min(...burst.map((one) => one.matched)),
    }
  }

  try {
    await watch(2, 0, MONITORS_IDLE)
    supplies.poller.start()
    await waitFor(() => looks > 3)
    await clock.sleep(SETTLE_MS)
    const before = process.cpuUsage()
    const looksBefore = looks
    await clock.sleep(IDLE_MS)
    const used = process.cpuUsage(before)
    const cpuShare = (used.user + used.system) / 1_000 / IDLE_MS
    const looksPerMinute = ((looks - looksBefore) * 60_000) / IDLE_MS

    const quiet = await measure(4, MONITORS_IDLE)
    const naiveBurstMs = (await oneByOne(members, cabinet.booking, keys, db)) * members.length
    const free = keepCoreBusy()
    const busy = await measure(7, MONITORS_IDLE + 1 + PER_SELLER).finally(free)
    return {
      matches: members.length * PER_SELLER,
      quiet,
      busy,
      naiveBurstMs: naiveBurstMs * PER_SELLER,
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

/** The naive way: each match by itself, its session read, a row's write awaited, then the request. Milliseconds a match. */
async function oneByOne(
  members: readonly Member[],
  cabinet: CabinetBooking,
  keys: KeyRing,
  db: Database,
): Promise<number> {
  const day = addDays(dayIn('Europe/Moscow', clock.now()), 5)
  const startedAt = performance.now()
  for (const { workspaceId, sid, preorders, warehouseId } of members) {
    const [session] = await keys.sessions([{ workspaceId, accountKey: sid }])
    if (!session) throw new Error('a member has no session')
    await db.execute(sql`update bookings set updated_at = now() where id = ${randomUUID()}`)
    const options = { signal: new AbortController().signal, onSend: () => {} }
    await cabinet.commit(session, { preorderId: preorders.at(-1) ?? 0, warehouseId, day }, options)
  }
  return (performance.now() - startedAt) / members.length
}

/** The product's own key ring, with a token and a session for each member. */
async function openKeys(db: Database, members: readonly Member[]): Promise<KeyRing> {
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  for (const { workspaceId, sid, token, session } of members) {
    const secrets = { wildberries: token, 'wb-cabinet': session }
    for (const [service, secret] of Object.entries(secrets)) {
      await db.insert(credentials).values({
        id: randomUUID(),
        workspaceId,
        service,
        accountKey: sid,
        fingerprint: createHash('sha256').update(secret).digest('hex'),
        name: 'WB',
        mask: '…0000',
        secret: vault.seal(secret, { workspaceId, service }),
        keyVersion: 1,
        facts: { tokenType: 'personal' },
        isDefault: true,
        addedBy: 1,
      })
    }
  }
  const rest = {
    services: [],
    maxPerUser: {},
    tellRefused: async () => {},
    proofCode: () => '',
  }
  const keys = createKeys({ db, vault, clock, ...rest })
  return createKeyRing({ db, keys, log, operatorKeys: [] })
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
