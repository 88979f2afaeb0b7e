import { migrate } from '#db/migrate.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { loadConfig } from '#src/config.ts'
import { blockPerson, unblockPerson } from './access.ts'
import { backup, restore } from './backup.ts'
import { clusterFile } from './cluster.ts'
import { withDatabase } from './database.ts'
import { doctor } from './doctor.ts'
import { resealAll } from './reseal.ts'
import { stockStatus } from './stock.ts'

export interface Command {
  readonly help: string
  /** Resolves with the exit code. */
  run(args: readonly string[]): Promise<number>
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  doctor: {
    help: 'check configuration, database, Redis, Telegram, clock and services; says what to do',
    run: () => doctor(process.env, console.log),
  },
  migrate: {
    help: 'bring the database to the shape this version needs',
    async run() {
      const config = loadConfig(process.env)
      const withQueue = config.shared.kind === 'memory'
      await withDatabase(config, ({ url }) => migrate(url, { withQueue }))
      console.log('The database is up to date.')
      return 0
    },
  },
  'rotate-key': {
    help: 'seal all stored secrets with the current MASTER_KEY; needs the old one in MASTER_KEYS_PREVIOUS',
    async run() {
      const config = loadConfig(process.env)
      const vault = createVault(config.masterKeys)
      const reports = await withDatabase(config, ({ pool }) => resealAll(pool, vault))
      for (const { table, resealed, unreadable } of reports) {
        const lost = unreadable > 0 ? `, ${unreadable} not opened by any key` : ''
        console.log(`${table}: ${resealed} sealed with key version ${vault.keyVersion}${lost}`)
      }
      const isClean = reports.every(({ unreadable }) => unreadable === 0)
      console.log(
        isClean
          ? 'Done: the old keys can be taken out of MASTER_KEYS_PREVIOUS.'
          : 'Keep the old keys: put those of the unopened records into MASTER_KEYS_PREVIOUS and run this again.',
      )
      return isClean ? 0 : 1
    },
  },
  backup: {
    help: 'write a backup of the database into BACKUP_DIR: backup; backup list names them',
    run: (args) => backup(loadConfig(process.env), args, console.log),
  },
  restore: {
    help: 'put a backup in the place of the database, with the app stopped: restore <file> [--replace]',
    run: (args) => restore(loadConfig(process.env), args, console.log),
  },
  block: {
    help: 'shut a person out: block <telegram id> [reason]; stops their work',
    run: (args) => blockPerson(loadConfig(process.env), args, console.log),
  },
  unblock: {
    help: 'let a blocked person in again: unblock <telegram id>',
    run: (args) => unblockPerson(loadConfig(process.env), args, console.log),
  },
  stock: {
    help: 'channels of all shops: how they stand, what is due and how late, open questions: stock status [name]',
    run: (args) => stockStatus(loadConfig(process.env), args, console.log),
  },
  cluster: {
    help: 'group the phrases of a file (one a line, or a CSV with shows a month); prints JSON',
    run: ([file]) => clusterFile(file, console.log, console.error),
  },
  sandbox: {
    help: 'run the stand-ins of all outside services and print the .env of an app for them: sandbox [port]',
    async run([port]) {
      const { runSandbox } = await import('./sandbox.ts')
      return runSandbox(Number(port ?? 0), console.log)
    },
  },
}
