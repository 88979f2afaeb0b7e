import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import { canMove, type Move } from './moves.ts'
import { OPEN_STATUSES, type RunProgress } from './run.ts'
import { type Run, runSteps, runs } from './schema.ts'

type Connection = Database | Transaction

export interface NewRun {
  readonly id: string
  readonly kind: string
  readonly input: unknown
  readonly workspaceId: string | null
  readonly userId: number | null
  readonly chatId: number | null
  readonly dedupeKey: string | null
  readonly createdAt: Date
}

/** Inserts the run, or finds the one that stands in its way: same id, or open with the same dedupe key. */
export async function insertRun(
  db: Connection,
  run: NewRun,
): Promise<{ run: Run; isNew: boolean }> {
  for (;;) {
    const [added] = await db
      .insert(runs)
      .values({ ...run, status: 'queued', cardDueAt: run.chatId === null ? null : run.createdAt })
      .onConflictDoNothing()
      .returning()
    if (added) return { run: added, isNew: true }
    const found = await findStarted(db, run)
    if (found) return { run: found, isNew: false }
  }
}

/** The run that a start with this id or dedupe key would come upon. */
export async function findStarted(
  db: Connection,
  { id, dedupeKey }: Pick<NewRun, 'id' | 'dedupeKey'>,
): Promise<Run | undefined> {
  const [found] = await db
    .select()
    .from(runs)
    .where(
      sql`${runs.id} = ${id} or (${runs.dedupeKey} = ${dedupeKey} and ${inArray(runs.status, [...OPEN_STATUSES])})`,
    )
  return found
}

/** Runs of a workspace that are not over. */
export function countOpen(db: Connection, workspaceId: string): Promise<number> {
  return db.$count(
    runs,
    and(eq(runs.workspaceId, workspaceId), inArray(runs.status, [...OPEN_STATUSES])),
  )
}

export async function findRun(db: Connection, id: string): Promise<Run | undefined> {
  const [run] = await db.select().from(runs).where(eq(runs.id, id))
  return run
}

/** A workspace's run; null stands for the runs of the installation itself. */
export async function findRunOf(
  db: Connection,
  workspaceId: string | null,
  id: string,
): Promise<Run | undefined> {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.id, id), ofWorkspace(workspaceId)))
  return run
}

/** Newest first. */
export function listRuns(db: Connection, workspaceId: string | null, limit: number) {
  return db
    .select()
    .from(runs)
    .where(ofWorkspace(workspaceId))
    .orderBy(desc(runs.createdAt))
    .limit(limit)
}

function ofWorkspace(workspaceId: string | null): SQL | undefined {
  return workspaceId === null ? isNull(runs.workspaceId) : eq(runs.workspaceId, workspaceId)
}

/**
 * The only way a status changes: locks the row, lets `move` decide, checks the transition table, writes, and does
 * `also` in the same transaction. Undefined when there is no such run or the move does not apply.
 */
export function changeRun(
  db: Connection,
  id: string,
  now: number,
  move: Move,
  also?: (tx: Transaction, after: Run) => Promise<void>,
): Promise<Run | undefined> {
  return db.transaction(async (tx) => {
    const [before] = await tx.select().from(runs).where(eq(runs.id, id)).for('update')
    const patch = before && move(before)
    if (!before || !patch) return undefined
    const { status } = patch
    if (status && !canMove(before.status, status)) {
      throw new Error(`run ${id} cannot go from ${before.status} to ${status}`)
    }
    const isShown = before.chatId !== null && status !== undefined && status !== 'running'
    const [after] = await tx
      .update(runs)
      .set({
        ...patch,
        heartbeatAt: sql`now()`,
        ...(isShown ? { cardDueAt: owed(now) } : {}),
      })
      .where(eq(runs.id, id))
      .returning()
    if (after) await also?.(tx, after)
    return after
  })
}

/**
 * The card is due; but while its first message is on the way it stays with who sends that, or the chat would get two.
 * The sender finds that the claim is not quite its own any more and shows the run once more.
 */
function owed(now: number): SQL {
  const at = sql`${new Date(now).toISOString()}::timestamptz`
  return sql`case when ${runs.cardMessageId} is null and ${runs.cardDueAt} > ${at}
    then ${runs.cardDueAt} + interval '1 millisecond' else ${at} end`
}

function held(id: string, owner: string): SQL | undefined {
  return and(eq(runs.id, id), eq(runs.owner, owner), eq(runs.status, 'running'))
}

/** Renews the owner's hold and stores how far it is; undefined when the run is not the owner's any more. */
export async function beat(
  db: Database,
  id: string,
  owner: string,
  progress: RunProgress | null,
): Promise<Run | undefined> {
  const [run] = await db
    .update(runs)
    .set({ heartbeatAt: sql`now()`, progress })
    .where(held(id, owner))
    .returning()
  return run
}

/** Stores what a finished stage returned; false when the run is not the owner's any more. */
export async function checkpoint(
  db: Database,
  id: string,
  owner: string,
  done: { stage: number; state: unknown; progress: RunProgress | null },
): Promise<boolean> {
  const rows = await db
    .update(runs)
    .set({ ...done, retries: 0, heartbeatAt: sql`now()` })
    .where(held(id, owner))
    .returning({ id: runs.id })
  return rows.length === 1
}

/** Results of the steps done so far, by key. */
export async function loadSteps(db: Database, id: string): Promise<Map<string, unknown>> {
  const rows = await db.select().from(runSteps).where(eq(runSteps.runId, id))
  return new Map(rows.map((row) => [row.key, row.result]))
}

/**
 * Remembers a step and counts as a heartbeat, in one statement that writes nothing for anybody but the owner.
 * Resolves with the result as a later attempt would read it.
 */
export async function rememberStep(
  db: Database,
  id: string,
  owner: string,
  key: string,
  result: unknown,
): Promise<{ result: unknown } | undefined> {
  const { rows } = await db.execute<{ result: unknown }>(sql`
    with mine as (
      update ${runs} set heartbeat_at = now(), retries = 0
      where id = ${id} and owner = ${owner} and status = 'running'
      returning id
    )
    insert into ${runSteps} (run_id, key, result)
    select id, ${key}, ${toJson(result)}::jsonb from mine
    on conflict (run_id, key) do update set key = excluded.key
    returning result`)
  return rows[0]
}

export async function forgetSteps(tx: Transaction, id: string): Promise<void> {
  await tx.delete(runSteps).where(eq(runSteps.runId, id))
}

/** Running runs without a sign of life for `ttlMs`, and due ones that no job has come for in `lostMs`; at most 100. */
export function findStuck(
  db: Database,
  now: number,
  limits: { ttlMs: number; lostMs: number; hasty?: ReadonlyMap<string, number> },
) {
  const silentFor = (ms: number) =>
    sql`${runs.heartbeatAt} < now() - ${ms / 1000} * interval '1 second'`
  const hasty = [...(limits.hasty ?? [])].map(
    ([kind, ms]) =>
      sql` or (${runs.status} = 'running' and ${runs.kind} = ${kind} and ${silentFor(ms)})`,
  )
  return db
    .select()
    .from(runs)
    .where(
      sql`(${runs.status} = 'running' and ${silentFor(limits.ttlMs)}) or (${runs.status} = 'queued'
        and ${silentFor(limits.lostMs)} and coalesce(${runs.resumeAt}, ${runs.createdAt}) <= ${new Date(now - limits.lostMs).toISOString()})${sql.join(hasty)}`,
    )
    .orderBy(runs.createdAt)
    .limit(100)
}

/** True for a violated unique index: a run of the same dedupe key is open. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === '23505') || isDuplicate(error.cause)
}
