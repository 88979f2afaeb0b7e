import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { type Retention, sweepRetention } from '#db/retention.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { silentLog } from '#platform/log/log.ts'
import { runSteps, runs } from '#runs/schema.ts'
import { RETENTION } from '#src/app/upkeep/retention.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { freshDatabase } from '#test/support/database.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000)

async function tablesOfTheSchema(): Promise<string[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  const found: string[] = []
  for (const file of files.filter((name) => name.endsWith('schema.ts'))) {
    const module: Record<string, unknown> = await import(`../../src/${file}`)
    for (const one of Object.values(module)) if (is(one, PgTable)) found.push(getTableName(one))
  }
  return found.sort()
}

test('every table has its line', async () => {
  const named = new Set(RETENTION.map(({ table }) => getTableName(table)))
  expect([...named].sort()).toEqual(await tablesOfTheSchema())
})

/** A line of docs/retention.md. */
function lineOf({ table, rows, why, ends }: Retention): string {
  const keptFor = (): string => {
    if (!ends) return 'kept'
    const [since] =
      Object.entries(getTableColumns(table)).find(([, one]) => one === ends.since) ?? []
    const column = since?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return ends.days === 0
      ? `until \`${column}\``
      : `${ends.days === 1 ? 'a day' : `${ends.days} days`} after \`${column}\``
  }
  return `| \`${getTableName(table)}\` | ${rows} | ${keptFor()} | ${why} |`
}

test('docs/retention.md says what the code does', () => {
  const [page = ''] = readFileSync('docs/retention.md', 'utf8').split('## Indexes')
  const lines = page.split('\n').filter((line) => line.startsWith('| `'))
  expect(lines).toEqual(RETENTION.map(lineOf))
})

test('what is over goes, in batches; what is not over or still wanted stays', async () => {
  const { db } = await freshDatabase()
  const message = (key: string, status: string, days: number) => ({
    ...{ key, status, chatId: 1, createdAt: daysAgo(days) },
    notice: { messageKey: 'chat-cancelled', vars: {} },
  })
  await db
    .insert(outbox)
    .values([
      message('owed for ever', 'pending', 300),
      ...[1, 2, 3, 4, 5].map((n) => message(`sent ${n}`, 'sent', 31)),
      message('fresh', 'sent', 29),
    ])
  await db.insert(inbox).values([
    { updateId: 1, lane: 1, status: 'done', receivedAt: daysAgo(3) },
    { updateId: 2, lane: 1, status: 'pending', receivedAt: daysAgo(3) },
    { updateId: 3, lane: 1, status: 'done', receivedAt: daysAgo(1) },
  ])
  await sweepRetention({ db, log: silentLog, rules: RETENTION, batch: 2 }, NOW)
  const keys = await db.select({ key: outbox.key }).from(outbox).orderBy(outbox.id)
  expect(keys.map(({ key }) => key)).toEqual(['owed for ever', 'fresh'])
  const updates = await db.select({ id: inbox.updateId }).from(inbox).orderBy(inbox.updateId)
  expect(updates.map(({ id }) => id)).toEqual([2, 3])
})

test('a deleted monitor goes after its bookings, an attempt under way never', async () => {
  const { db } = await freshDatabase()
  const monitor = (status: string) => ({
    ...{ id: randomUUID(), workspaceId: randomUUID(), userId: 1, chatId: 1, warehouseIds: [507] },
    ...{ supplyType: 'box', leadDays: 1, maxCoefficient: 0, mode: 'auto', target: 1, status },
    updatedAt: daysAgo(100),
  })
  const booking = (
    { id, workspaceId }: ReturnType<typeof monitor>,
    status: string,
    days: number,
  ) => ({
    ...{
      id: randomUUID(),
      monitorId: id,
      workspaceId,
      warehouseId: 507,
      supplyType: 'box',
      status,
    },
    ...{ slotDay: '2026-12-01', coefficient: 0, executor: 'cabinet', detectedAt: daysAgo(days) },
    createdAt: daysAgo(days),
  })
  const [empty, caught, listed, open] = [
    monitor('removed'),
    monitor('removed'),
    monitor('done'),
    monitor('removed'),
  ]
  await db.insert(monitors).values([empty, caught, listed, open])
  await db
    .insert(bookings)
    .values([
      booking(empty, 'lost', 91),
      booking(caught, 'verified', 364),
      booking(listed, 'verified', 366),
      booking(listed, 'lost', 89),
      booking(open, 'handed', 400),
    ])
  await sweepRetention({ db, log: silentLog, rules: RETENTION }, NOW)
  const left = await db.select({ id: monitors.id }).from(monitors)
  expect(left.map(({ id }) => id).sort()).toEqual([caught.id, listed.id, open.id].sort())
  const states = await db.select({ status: bookings.status }).from(bookings)
  expect(states.map(({ status }) => status).sort()).toEqual(['handed', 'lost', 'verified'])
})

test('steps of a failed run go after a month, the run after three; a campaign keeps its run', async () => {
  const { db } = await freshDatabase()
  const run = (kind: string, status: 'failed' | 'paused' | 'cancelled', days: number) => ({
    ...{ id: randomUUID(), kind, status, input: {}, createdAt: daysAgo(days) },
    finishedAt: status === 'paused' ? null : daysAgo(days),
  })
  const month = run('account.check', 'failed', 40)
  const season = run('account.check', 'cancelled', 91)
  const waiting = run('account.check', 'paused', 200)
  const deleted = run('campaigns.create', 'cancelled', 31)
  const shown = run('campaigns.create', 'failed', 400)
  const all = [month, season, waiting, deleted, shown]
  await db.insert(runs).values(all)
  await db
    .insert(runSteps)
    .values(all.map(({ id, createdAt }) => ({ runId: id, key: 'one/1', createdAt })))
  await db.execute(sql`insert into campaigns (id, workspace_id, created_by, name, brief)
    values (${shown.id}, ${randomUUID()}, 1, 'c', '{}')`)
  await sweepRetention({ db, log: silentLog, rules: RETENTION }, NOW)
  const left = await db.select({ id: runs.id }).from(runs)
  expect(left.map(({ id }) => id).sort()).toEqual([month.id, waiting.id, shown.id].sort())
  const steps = await db.select({ id: runSteps.runId }).from(runSteps)
  expect(steps.map(({ id }) => id)).toEqual([waiting.id])
})
