import { lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder of ours that the server's user can enter, for what lies where it cannot (a clone below /root).
 * Root gets one that survives a restart of the machine and its clean-up of temporary files.
 */
export async function refugeDir(): Promise<string> {
  const uid = process.getuid?.() ?? 0
  const temporary = join(tmpdir(), `prilavok-${uid}`)
  const places = uid === 0 ? ['/var/lib/prilavok', temporary] : [temporary]
  for (const place of places) if (await claim(place, uid)) return place
  throw new Error(`Cannot use ${places.join(' or ')}: remove it or set DATABASE_URL`)
}

/** Names in a shared temporary folder can be taken by somebody else first: only our own folder will do. */
async function claim(place: string, uid: number): Promise<boolean> {
  try {
    await mkdir(place, { mode: 0o755 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
  }
  const found = await lstat(place)
  return found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0
}
