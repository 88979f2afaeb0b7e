import { readFile, stat } from 'node:fs/promises'

/** Whom the database server runs as when we are root, which PostgreSQL refuses to be. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** Accounts that need no creating: Debian's own for PostgreSQL, else the one every Unix has. */
const CANDIDATES = ['postgres', 'nobody']

/**
 * The user to run the server as; undefined means as ourselves. A cluster that already exists keeps its owner,
 * so data made by an ordinary user also opens under root.
 * Throws when we are root and the system has no ordinary account at all.
 */
export async function serverUser(clusterDir: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const existing = await stat(clusterDir).catch(() => undefined)
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  const accounts = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of CANDIDATES) {
    const account = accounts.find(([login]) => login === name)
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) }
  }
  throw new Error(
    'PostgreSQL does not run as root and this system has no ordinary account: run the app as another user or set DATABASE_URL',
  )
}
