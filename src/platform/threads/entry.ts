import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadAnswer, ThreadTask } from './run.ts'

const task: ThreadTask = workerData
parentPort?.postMessage(await answer())

async function answer(): Promise<ThreadAnswer> {
  try {
    const exported: Record<string, unknown> = await import(task.module)
    const work = exported[task.function]
    if (typeof work !== 'function') throw new Error(`${task.module} exports no ${task.function}`)
    return { ok: true, value: await work(...task.args) }
  } catch (error) {
    return { ok: false, error }
  }
}
