import { asc, desc, eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Log } from '#platform/log/log.ts'
import type { Database } from '../connection.ts'
import { pruneBackups } from './files.ts'
import { type BackupPlace, type MadeBackup, makeBackup } from './make.ts'
import { backups } from './schema.ts'

export type Backup = typeof backups.$inferSelect

export interface BackupsOptions {
  readonly db: Database
  readonly place: BackupPlace
  /** Time between two backups, ms; 0 when none are made by themselves. */
  readonly everyMs: number
  /** How many files stay. */
  readonly keep: number
  readonly clock: Clock
  readonly log: Log
}

/** What came of a look at whether a backup is due. */
export type BackupOutcome =
  | { readonly kind: 'not-due' }
  /** Another process makes one. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly made: MadeBackup }
  | { readonly kind: 'failed'; readonly error: string }

export type Backups = ReturnType<typeof createBackups>

/** Backups on schedule and on demand: rows say what is wanted and what was done, so any process may ask and any may work. */
export function createBackups({ db, place, everyMs, keep, clock, log }: BackupsOptions) {
  const lastDoneAt = async (): Promise<number | undefined> => {
    const [row] = await db
      .select({ at: backups.createdAt })
      .from(backups)
      .where(eq(backups.status, 'done'))
      .orderBy(desc(backups.createdAt))
      .limit(1)
    return row?.at.getTime()
  }

  const isDue = async (): Promise<boolean> => {
    if (everyMs === 0) return false
    const last = await lastDoneAt()
    return last === undefined || clock.now() - last >= everyMs
  }

  const waiting = async (): Promise<Backup | undefined> => {
    const [row] = await db
      .select()
      .from(backups)
      .where(eq(backups.status, 'waiting'))
      .orderBy(asc(backups.createdAt))
      .limit(1)
    return row
  }

  const change = (id: string, values: Partial<Backup>) =>
    db.update(backups).set(values).where(eq(backups.id, id))

  const make = async (id: string): Promise<BackupOutcome> => {
    const now = new Date(clock.now())
    try {
      const made = await makeBackup(place, now)
      // Its row stays as it is: whoever looks next begins it anew, unless the other process was at this very one.
      if (!made) return { kind: 'busy' }
      await change(id, { ...made, status: 'done', finishedAt: new Date(clock.now()), error: null })
      const gone = await pruneBackups(place.dir, keep)
      log.info({ ...made, removed: gone.length }, 'backup made')
      return { kind: 'done', made }
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      log.error({ err: error }, 'backup failed')
      await change(id, { status: 'failed', error: words, finishedAt: new Date(clock.now()) })
      return { kind: 'failed', error: words }
    }
  }

  return {
    lastDoneAt,

    /** Wants a backup now; made by whichever process looks next. The same `id` again asks for nothing more. */
    async ask(id: string, by: number): Promise<void> {
      const createdAt = new Date(clock.now())
      const row = { id, cause: 'asked', askedBy: by, status: 'waiting', createdAt }
      await db.insert(backups).values(row).onConflictDoNothing()
    },

    /** The newest first. */
    latest: (limit: number): Promise<Backup[]> =>
      db.select().from(backups).orderBy(desc(backups.createdAt)).limit(limit),

    /** Makes the one that is wanted or due, if any. What a dead process began is begun anew. */
    async work(): Promise<BackupOutcome> {
      const asked = await waiting()
      if (asked) {
        await change(asked.id, { status: 'running' })
        return make(asked.id)
      }
      const [begun] = await db.select().from(backups).where(eq(backups.status, 'running')).limit(1)
      if (begun) return make(begun.id)
      if (!(await isDue())) return { kind: 'not-due' }
      const id = newId(clock.now())
      const createdAt = new Date(clock.now())
      await db.insert(backups).values({ id, cause: 'schedule', status: 'running', createdAt })
      return make(id)
    },
  }
}
