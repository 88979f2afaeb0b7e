import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
/** Where Debian keeps the programs of each version. */
const DEBIAN = '/usr/lib/postgresql'

export type PgTool = 'pg_dump' | 'pg_restore'

/**
 * The program, of the server's own major version or a newer one: an older one refuses to work with it. Undefined when
 * there is none. `folders`: where to look, those of PATH and Debian's by default.
 */
export async function findPgTool(
  tool: PgTool,
  serverMajor: number,
  folders?: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders ?? (await usualFolders())) {
    const program = join(folder, tool)
    const major = await majorOf(program)
    if (major !== undefined && major >= serverMajor) return program
  }
  return undefined
}

async function usualFolders(): Promise<string[]> {
  const versions = await readdir(DEBIAN).catch(() => [])
  const debian = versions.sort((one, two) => Number(two) - Number(one))
  const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...path, ...debian.map((version) => join(DEBIAN, version, 'bin'))]
}

async function majorOf(program: string): Promise<number | undefined> {
  const { stdout } = await execute(program, ['--version']).catch(() => ({ stdout: '' }))
  const [, major] = / (\d+)(\.|beta|rc|devel|$)/.exec(stdout.trim()) ?? []
  return major === undefined ? undefined : Number(major)
}

/** Runs the program on a database. The password goes through the environment: arguments can be seen by anybody. */
export async function runPgTool(
  program: string,
  url: string,
  args: readonly string[],
): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  try {
    await execute(program, [`--dbname=${address.href}`, ...args], {
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...(password && { PGPASSWORD: password }) },
      maxBuffer: 1 << 20,
    })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new Error(`${program} failed: ${said || String(error)}`, { cause: error })
  }
}
