import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import journal from '../../drizzle/meta/_journal.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '../..')
const git = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)('git', ['-C', ROOT, ...args])).stdout.trim()

/** The code as it was before the newest migration, in a folder of its own that goes with `close`. */
export async function checkOutBefore(): Promise<{
  readonly folder: string
  /** Short hash, and what that release does not know. */
  readonly name: string
  close(): Promise<void>
}> {
  const newest = `drizzle/${journal.entries.at(-1)?.tag}.sql`
  const added = await git('log', '-1', '--diff-filter=A', '--format=%h', '--', newest)
  if (added === '') throw new Error(`no commit has added ${newest}: the history is cut short`)
  const place = await mkdtemp(join(tmpdir(), 'prilavok-before-'))
  const folder = join(place, 'app')
  await git('worktree', 'add', '--detach', folder, `${added}^`)
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    name: `${await git('rev-parse', '--short', `${added}^`)}, without ${newest}`,
    async close() {
      await git('worktree', 'remove', '--force', folder)
      await rm(place, { recursive: true, force: true })
    },
  }
}
