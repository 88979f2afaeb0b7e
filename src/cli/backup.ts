import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { listBackups, pruneBackups } from '#db/backup/files.ts'
import { makeBackup } from '#db/backup/make.ts'
import { type RestoreRefusal, restoreBackup } from '#db/backup/restore.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#src/config.ts'
import { withDatabase } from './database.ts'

type Say = (line: string) => void

/** `backup` makes one now; `backup list` names those that are there. */
export async function backup(config: Config, [word]: readonly string[], say: Say): Promise<number> {
  const { dir, keep } = config.operations.backup
  if (word === 'list') {
    const names = await listBackups(dir)
    for (const name of names) say(`${name}  ${megabytes((await stat(join(dir, name))).size)}`)
    if (names.length === 0) say(`No backups in ${dir}.`)
    return 0
  }
  const made = await withDatabase(config, ({ url }) =>
    makeBackup({ url, dir }, new Date(systemClock.now())),
  )
  if (!made) {
    say('Another process makes a backup at this moment.')
    return 1
  }
  await pruneBackups(dir, keep)
  say(`${join(dir, made.file)}  ${megabytes(made.bytes)}`)
  say(
    'Keep a copy on another machine, and MASTER_KEY apart from it: without it stored keys do not open.',
  )
  return 0
}

/** `restore <file> [--replace]`; a name without a folder is looked for among the backups. */
export async function restore(config: Config, args: readonly string[], say: Say): Promise<number> {
  const [name] = args.filter((arg) => !arg.startsWith('--'))
  if (name === undefined) {
    say('npm run cli -- restore <file> [--replace]')
    return 1
  }
  const { dir } = config.operations.backup
  const file = basename(name) === name ? join(dir, name) : resolve(name)
  const isThere = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!isThere) {
    say(`There is no ${file}.`)
    return 1
  }
  const mayReplace = args.includes('--replace')
  const withQueue = config.shared.kind === 'memory'
  // Its own pool of connections would count as somebody who uses the database.
  const result = await withDatabase(config, async (database) => {
    await database.close()
    return restoreBackup({ url: database.url, file, mayReplace, withQueue })
  })
  if (result.kind !== 'restored') {
    say(advice(result))
    return 1
  }
  say(`Restored${result.rows === null ? '' : `: ${result.rows} rows`}. Start the app.`)
  return 0
}

function advice(refusal: RestoreRefusal): string {
  switch (refusal.kind) {
    case 'not-empty':
      return 'The database is not empty. To throw away what it holds: the same with --replace (make a backup of it first).'
    case 'in-use':
      return `The app is running (${refusal.connections} connections): stop every process of it first.`
    case 'no-pg-restore':
      return `This backup was made by pg_dump: install the client programs of PostgreSQL ${refusal.major} or newer.`
    case 'newer-version':
      return 'This backup was made by a newer version: restore it with that one.'
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
