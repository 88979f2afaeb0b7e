import { dayIn } from '#core/dates.ts'
import { type Backups, createBackups } from '#db/backup/backups.ts'
import type { Component } from '#platform/lifecycle.ts'
import { readGauge } from '#platform/metrics/registry.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'

const LOOK_MS = 15 * 60_000
const BUSY_MS = 30_000
/** Lateness of a backup, as a share of the time between two, beyond which admins are told. */
const LATE = 1.5

export interface BackupDesk extends Pick<Backups, 'latest' | 'lastDoneAt'> {
  /** Wants a backup now: a worker makes it within seconds. The same `id` again asks for nothing more. */
  now(id: string, by: number): Promise<void>
  readonly component: Component
}

/** Backups by one worker of all, on schedule and when an admin asks; who answers for it hears of a late one once a day. */
export function openBackups(base: Base): BackupDesk {
  const { config, db, clock, log, queues, metrics } = base
  const { backup } = config.operations
  const backups = createBackups({
    ...{ db, clock, log, ...backup },
    place: { url: base.database.url, dir: backup.dir },
  })
  const queue = queues.open('backups')

  readGauge(
    metrics,
    {
      name: 'backup_age_seconds',
      help: 'Since the last backup that was made; none yet: since 1970',
      label: 'what',
    },
    async () => ({
      database: Math.round((clock.now() - ((await backups.lastDoneAt()) ?? 0)) / 1000),
    }),
  )

  const tellLate = async (): Promise<void> => {
    const [oldest] = (await backups.latest(1_000)).slice(-1)
    const since = (await backups.lastDoneAt()) ?? oldest?.createdAt.getTime()
    if (since === undefined || clock.now() - since < backup.everyMs * LATE) return
    const hours = Math.floor((clock.now() - since) / 3_600_000)
    log.error({ hours }, 'the last backup is too old')
    const day = dayIn('Europe/Moscow', clock.now())
    const notice = { messageKey: 'notice-backup-late', vars: { hours } }
    const messages = config.access.adminIds.map((chatId) => ({
      ...{ key: `backup-late:${day}:${chatId}`, chatId, workspaceId: null, notice },
    }))
    await enqueue(db, ...messages)
  }

  return {
    latest: backups.latest,
    lastDoneAt: backups.lastDoneAt,
    async now(id, by) {
      await backups.ask(id, by)
      await queue.add({ id: `backup-${id}`, payload: {} })
    },
    component: {
      name: 'backups',
      async start() {
        await queue.process(async () => {
          const outcome = await backups.work()
          if (outcome.kind === 'busy') return { kind: 'again', delayMs: BUSY_MS }
          if (backup.everyMs > 0) await tellLate()
          return { kind: 'done' }
        })
        await queue.schedule({ id: 'look', everyMs: LOOK_MS })
      },
      stop: () => queue.close(),
    },
  }
}
