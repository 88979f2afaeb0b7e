import { Worker } from 'node:worker_threads'

/** What a thread is told and what it answers; see entry.ts. */
export interface ThreadTask {
  readonly module: string
  readonly function: string
  readonly args: readonly unknown[]
}
export type ThreadAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown }

const ENTRY = new URL('./entry.ts', import.meta.url)

/**
 * Calls an exported function of `module` in a thread of its own, so that long computing leaves the event loop free. Arguments and result
 * are copied and must be plain data. Rejects with what the function throws, or with the signal's reason: the thread is ended at once then.
 */
export async function runInThread<T>(
  task: { readonly module: URL; readonly function: string; readonly args: readonly unknown[] },
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted()
  const workerData: ThreadTask = { ...task, module: task.module.href }
  const worker = new Worker(ENTRY, { workerData, execArgv: [] })
  const stop = new AbortController()
  try {
    return await new Promise<T>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: stop.signal })
      worker.once('message', (answer: ThreadAnswer) => {
        if (answer.ok) resolve(answer.value as T)
        else reject(answer.error)
      })
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread ended early with code ${code}`)))
    })
  } finally {
    stop.abort()
    await worker.terminate()
  }
}
