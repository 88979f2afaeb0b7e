import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const SAVE_EVERY_MS = 2_000

export interface StateFile {
  /** Saves once more and stops. */
  close(): Promise<void>
}

/**
 * Keeps the stand-ins' state in a file: `restore` gets what was saved last, then `take` is saved every two seconds when
 * it has changed, always whole (written beside and renamed).
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
  const timer = setInterval(() => {
    saving = saving.then(save)
  }, SAVE_EVERY_MS)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      await saving
      await save()
    },
  }
}
