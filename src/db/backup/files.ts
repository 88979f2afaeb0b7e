import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^prilavok-\d{8}T\d{6}Z\.(jsonl\.gz|dump)$/
const HALF = /^prilavok-\d{8}T\d{6}Z\.(jsonl\.gz|dump)\.part$/

/** Names of the backups in a folder, the newest first; none where there is no folder. */
export async function listBackups(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => [])
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

/** Keeps the newest `keep` of them, at least one, and removes what dead processes left half-written. Returns what went. */
export async function pruneBackups(dir: string, keep: number): Promise<string[]> {
  const old = (await listBackups(dir)).slice(Math.max(1, keep))
  const halves = (await readdir(dir).catch(() => [])).filter((name) => HALF.test(name))
  for (const name of [...old, ...halves]) await rm(join(dir, name), { force: true })
  return old
}
