import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Child } from '#test/processes/child.ts'
import { waitFor } from '#test/support/wait.ts'
import type { Report } from './main.ts'
import { percentile } from './slots/percentile.ts'
import { type Floor, openFloor, SELLERS, SKUS } from './stock/floor.ts'
import { naiveRequests } from './stock/naive.ts'

const PROCESSES = 4
/** Orders are read every ten seconds and reports asked for, whether one offer changed or all. */
const BESIDES = ['events', 'event-stats', 'forms', 'form', 'report', 'tasks']
const SINGLE_CHANGES = 40
/** Allegro's limit of offers changed in a minute, and what of 10,000 it lets through when. */
const OFFERS_A_MINUTE = 9_000
const ALLOWED_S = (SKUS / OFFERS_A_MINUTE) * 60

/** 10,000 SKUs on three Allegro accounts; four processes keep them in step through one Redis. */
export async function run(report: Report): Promise<void> {
  const [naiveFew, naiveAll] = [await naiveRequests(SKUS / 100), await naiveRequests(SKUS)]
  const floor = await openFloor()
  const workers: Child[] = []
  try {
    await measureCatalogue(floor, report)
    for (let n = 0; n < PROCESSES; n += 1) workers.push(await floor.startWorker())
    await settled(floor)

    await measureLatency(floor, report)
    const few = await push(floor, floor.skus.slice(0, SKUS / 100), (n) => (n * 37) % 101)
    times(report, '1 % changed', naiveFew, few.requests, 50)
    const some = await push(floor, floor.skus.slice(500, 525), (n) => 3 + (n % 7))
    say(
      report,
      'requests an account, 25 SKUs changed, besides orders and reports',
      some.written,
      '',
      3,
    )
    const all = await push(floor, floor.skus, (n) => (n * 7) % 101)
    times(report, 'all changed, 0–100', naiveAll, all.requests, 50)
    limits(report, 'all changed, 0–100', all, 'quantity')
    await pause(60_000)
    const different = await push(floor, floor.skus, (n) => 101 + n)
    times(report, 'all changed, no two alike', naiveAll, different.requests, 35)
    limits(report, 'all changed, no two alike', different, 'bulk')
  } finally {
    await Promise.all(workers.map((worker) => worker.end('SIGTERM')))
    await floor.close()
  }
}

interface Pushed {
  /** An account's, on average. */
  readonly requests: number
  readonly written: number
  readonly seconds: number
  readonly refused: number
  readonly peaks: Readonly<Record<string, number>>
}

/** Counts SKUs anew and waits until every channel shows it. */
async function push(
  floor: Floor,
  skus: readonly string[],
  countOf: (n: number) => number,
): Promise<Pushed> {
  const { sandbox, ledger, owner, cause, productOf } = floor
  sandbox.calls.clear()
  const lines = skus.map((sku, n) => ({ productId: productOf.get(sku) ?? '', onHand: countOf(n) }))
  const done = await ledger.count(owner, cause(), { kind: 'stocktake', lines })
  if (!done.ok) throw new Error(done.error.reason)
  const startedAt = performance.now()
  await settled(floor)
  const seconds = (performance.now() - startedAt) / 1_000
  const calls = sandbox.calls.report()
  const sum = (list: typeof calls) => list.reduce((total, one) => total + one.requests, 0)
  const wrong = wrongOffers(floor, skus, countOf)
  if (wrong > 0) throw new Error(`${wrong} offers show a wrong number`)
  return {
    requests: sum(calls) / SELLERS.length,
    written: sum(calls.filter(({ method }) => !BESIDES.includes(method))) / SELLERS.length,
    seconds,
    refused: calls.reduce((total, { failed }) => total + (failed['429'] ?? 0), 0),
    peaks: sandbox.peaks(),
  }
}

function wrongOffers(
  { sandbox, offers, skus: all }: Floor,
  skus: readonly string[],
  countOf: (n: number) => number,
): number {
  sandbox.world.settle()
  const first = all.indexOf(skus[0] ?? '')
  let wrong = 0
  for (const ids of offers.values()) {
    for (const n of skus.keys()) {
      const offer = sandbox.world.offers.get(ids[first + n] ?? '')
      const shown = offer?.status === 'ENDED' ? 0 : offer?.available
      if (shown !== countOf(n)) wrong += 1
    }
  }
  return wrong
}

async function settled({ db }: Floor): Promise<void> {
  const left = async () =>
    (
      await db.execute<{ n: string }>(
        sql`select (select count(*) from sync_demands) + (select count(*) from channel_commands where state <> 'ended') as n`,
      )
    ).rows[0]?.n
  await waitFor(async () => Number(await left()) === 0, {
    timeoutMs: 400_000,
    what: 'everything to be in step',
  })
}

/** From the change's commit to its write at each account, a change at a time. */
async function measureLatency(floor: Floor, report: Report): Promise<void> {
  const { ledger, owner, cause, skus, productOf, offers, wire } = floor
  const waits: number[] = []
  for (let n = 0; n < SINGLE_CHANGES; n += 1) {
    const at = (n * 211 + 1_000) % SKUS
    const productId = productOf.get(skus[at] ?? '') ?? ''
    const ids = [...offers.values()].map((list) => list[at] ?? '')
    const sold = await ledger.sale(owner, cause(), [{ productId, quantity: 1 }])
    if (!sold.ok) throw new Error(sold.error.reason)
    const from = performance.now()
    await waitFor(() => ids.every((id) => (wire.at.get(id) ?? 0) >= from))
    waits.push(...ids.map((id) => (wire.at.get(id) ?? 0) - from))
  }
  say(report, 'p50 from a ledger change to its write on the wire', percentile(waits, 0.5), 'ms')
  say(
    report,
    'p95 from a ledger change to its write on the wire',
    percentile(waits, 0.95),
    'ms',
    2_000,
  )
}

async function measureCatalogue({ ledger, owner }: Floor, report: Report): Promise<void> {
  const { workspaceId } = owner
  const pages: number[] = []
  const searches: number[] = []
  const timed = async (list: number[], work: () => Promise<unknown>) => {
    const startedAt = performance.now()
    await work()
    list.push(performance.now() - startedAt)
  }
  for (let n = 0; n < 50; n += 1) {
    const page = { offset: (n * 197) % SKUS, limit: 8 }
    await timed(pages, () => ledger.products(workspaceId, {}, page))
    const filter = { text: n % 2 === 0 ? `blue mug ${n * 113}` : `sku-${n * 71}` }
    await timed(searches, () => ledger.products(workspaceId, { filter }, { offset: 0, limit: 8 }))
  }
  say(report, 'p95 of a page of the catalogue of 10,000', percentile(pages, 0.95), 'ms', 100)
  say(report, 'p95 of a search in the catalogue of 10,000', percentile(searches, 0.95), 'ms', 150)
}

function times(report: Report, what: string, naive: number, ours: number, bar: number): void {
  const named = { unit: '', better: 'less' } as const
  report({
    figure: `${what}: requests an account (naive: GET and PATCH an offer)`,
    value: ours,
    baseline: naive,
    ...named,
  })
  report({
    figure: `${what}: times fewer requests`,
    value: naive / ours,
    unit: '×',
    better: 'more',
    bar,
  })
}

function limits(report: Report, what: string, pushed: Pushed, spends: string): void {
  const used = Object.entries(pushed.peaks)
    .filter(([name]) => name.startsWith(`${spends}/1min`))
    .map(([, peak]) => peak / OFFERS_A_MINUTE)
  say(
    report,
    `${what}: longer than the limits make it (${ALLOWED_S.toFixed(0)} s)`,
    pushed.seconds / ALLOWED_S,
    '×',
    1.15,
  )
  report({
    figure: `${what}: used of the limit that binds, the least of three accounts`,
    value: Math.min(...used),
    unit: 'share',
    better: 'more',
    bar: 0.9,
  })
  say(report, `${what}: calls refused for pace`, pushed.refused, '', 0)
}

function say(report: Report, figure: string, value: number, unit: string, bar?: number): void {
  report({ figure, value, unit, better: 'less', ...(bar === undefined ? {} : { bar }) })
}
