import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const SAVE_EVERY_MS = 2_000
/** Characters of a state that is written down in a moment, before a change is answered. */
const QUICK_LENGTH = 2_000_000

export interface StateFile {
  /** What happened until now outlives a process that is killed; of a state too long for that within two seconds. */
  settled(): Promise<void>
  /** Saves once more and stops. */
  close(): Promise<void>
}

/**
 * Keeps the stand-ins' state in a file: `restore` gets what was saved last, then `take` is saved every two seconds, and whenever somebody
 * waits for it, when it has changed, always whole (written beside and renamed).
 */
export async function keepState(
  path: string,
  take: () => unknown,
  restore: (saved: unknown) => void,
): Promise<StateFile> {
  await mkdir(dirname(path), { recursive: true })
  let saved = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (saved !== '') restore(JSON.parse(saved))
  let saving = Promise.resolve()
  const save = async () => {
    const text = JSON.stringify(take())
    if (text === saved) return
    await writeFile(`${path}.new`, text)
    await rename(`${path}.new`, path)
    saved = text
  }
  /** A save that has not begun: whoever waits for what has just happened waits for the same one. */
  let next: Promise<void> | undefined
  const saveNext = () => {
    next ??= saving.then(() => {
      next = undefined
      return save()
    })
    saving = next
    return next
  }
  const timer = setInterval(saveNext, SAVE_EVERY_MS)
  timer.unref()
  return {
    settled: async () => {
      if (saved.length <= QUICK_LENGTH) await saveNext()
    },
    close: async () => {
      clearInterval(timer)
      await saving
      await save()
    },
  }
}
