import { AppError, type AppErrorInit, appErrorIn } from './errors.ts'

/**
 * Gives work that somebody waits for so many milliseconds. What takes longer is `unavailable`, told by a sentence: a bare time-out would
 * be taken for a fault of ours and tried again, while the chat stands still.
 */
export async function withPatience<T>(
  ms: number,
  late: Pick<AppErrorInit, 'code' | 'messageKey'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(ms)
  try {
    return await work(signal)
  } catch (thrown) {
    if (!signal.aborted || appErrorIn(thrown)) throw thrown
    throw new AppError({ kind: 'unavailable', ...late, cause: thrown })
  }
}
