import { createHash, randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { refugeDir } from './refuge.ts'
import { run, runs } from './spawn.ts'
import { type SystemUser, serverUser } from './system-user.ts'

export const SUPERUSER = 'prilavok'

/** Where one database lives: `cluster/` and the password of its only user. */
export interface Place {
  readonly dir: string
  readonly cluster: string
  readonly user: SystemUser | undefined
}

/** A folder for a database that is thrown away. */
export async function temporaryPlace(parent = tmpdir()): Promise<Place> {
  const dir = await mkdtemp(join(parent, 'prilavok-pg-'))
  return own(dir)
}

/**
 * The folder `wanted`, made ready for the server's user; or, when that user cannot get there, a folder of its
 * own elsewhere, always the same for the same `wanted`.
 */
export async function lastingPlace(wanted: string): Promise<Place> {
  const dir = resolve(wanted)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const place = await own(dir)
  if (!place.user || (await reaches(place.user, dir))) return place
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12)
  const elsewhere = join(await refugeDir(), `data-${name}`)
  await mkdir(elsewhere, { recursive: true, mode: 0o700 })
  return own(elsewhere)
}

async function own(dir: string): Promise<Place> {
  const cluster = join(dir, 'cluster')
  const user = await serverUser(cluster)
  if (user) await chown(dir, user.uid, user.gid)
  else await refuseForeign(dir)
  return { dir, cluster, user }
}

/** The server demands that its files belong to whoever runs it. */
async function refuseForeign(dir: string): Promise<void> {
  const { uid } = await stat(dir)
  if (uid === process.getuid?.()) return
  throw new Error(
    `The database in ${dir} belongs to user ${uid}: start the app as the user who made it, or choose another DATA_DIR`,
  )
}

function reaches(user: SystemUser, dir: string): Promise<boolean> {
  return runs('/bin/sh', ['-c', 'test -w "$0" && test -x "$0"', dir], user)
}

/** A cluster that is there, or that is being made by a process of its own. */
export interface Cluster {
  /** Resolves with the password of {@link SUPERUSER} once it is there. */
  finish(): Promise<string>
}

/** Begins to make the cluster unless it is there. */
export async function beginCluster(
  place: Place,
  binaries: string,
  isDurable: boolean,
): Promise<Cluster> {
  const passwordFile = join(place.dir, 'password')
  if (await isMade(place.cluster)) {
    return { finish: async () => (await readFile(passwordFile, 'utf8')).trim() }
  }
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  await chmod(passwordFile, 0o600)
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid)
  const half = `${place.cluster}.new`
  await rm(half, { recursive: true, force: true })
  const making = run(place.user, join(binaries, 'bin', 'initdb'), [
    `--pgdata=${half}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // The password is 24 random bytes: stretching it would only make each connection dear.
    '--set=scram_iterations=1',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(isDurable ? [] : ['--no-sync']),
  ])
  // Told by `finish`, whenever that is asked.
  making.catch(() => {})
  return {
    async finish() {
      await making
      await rename(half, place.cluster)
      return password
    },
  }
}

const isMade = (cluster: string): Promise<boolean> =>
  stat(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
