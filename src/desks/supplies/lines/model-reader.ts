import { AppError } from '#core/errors.ts'
import type { ServiceKey } from '#core/keys.ts'
import type { LanguageModel } from '#core/language-model.ts'
import { paidAnswer } from '#core/paid-answer.ts'
import type { Spending } from '#core/spending.ts'
import type { Log } from '#platform/log/log.ts'
import { lineRequest, readingOf } from './by-model.ts'
import type { ModelReader } from './take.ts'

export interface ModelReaderDeps {
  readonly model: LanguageModel
  readonly spending: Spending
  /** Of a workspace, else the operator's; undefined: nobody is asked. */
  readonly keyOf: (workspaceId: string) => Promise<ServiceKey | undefined>
  readonly log: Log
}

/** Somebody is waiting: what is not there by then is asked instead, ms. */
const PATIENCE_MS = 12_000

/** One call, paid for like others; a model that refuses, is away or whose money is used up is no reason to keep anybody waiting. */
export function createModelReader(deps: ModelReaderDeps): ModelReader {
  return async ({ workspaceId, userId }, line, about) => {
    const key = await deps.keyOf(workspaceId)
    if (!key) return undefined
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const request = lineRequest(line, about)
      return readingOf(await paidAnswer(deps, { key, userId }, request, signal), about)
    } catch (thrown) {
      if (!(thrown instanceof AppError) && !isTimeout(thrown)) throw thrown
      deps.log.warn({ err: thrown }, 'a line was not read by the model')
      return undefined
    }
  }
}

const isTimeout = (thrown: unknown) =>
  thrown instanceof DOMException && thrown.name === 'TimeoutError'
