import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { SourceCall, SourceQuota } from '#desks/imports/ports.ts'
import { noCall, usedUp, wordBanned } from './failure.ts'

/** Of what was bought: from here on a 403 to everything is the end of the month rather than of the key. */
const NEARLY_ALL = 0.9

/**
 * What a 403 of Poizon-API means. One body stands for a key that is refused, a call the plan lacks, a word that is banned and a month that
 * is used up, so a call that every plan has is tried; what is left is told by what was asked. Resolves with the error to throw.
 */
export async function judgeRefusal(
  refused: AppError,
  asked: {
    readonly isSearchForWords: boolean
    readonly key: AccountKey
    readonly call: SourceCall
  },
  deps: {
    readonly quota: SourceQuota
    /** The call that every plan has. */
    readonly probe: (key: AccountKey, call: SourceCall) => Promise<unknown>
  },
): Promise<AppError> {
  const { key, call, isSearchForWords } = asked
  try {
    await deps.probe(key, call)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'poizon.forbidden') throw thrown
    const { used, limit } = await deps.quota.left(key)
    return limit !== null && used >= limit * NEARLY_ALL ? usedUp(thrown) : thrown
  }
  return isSearchForWords ? wordBanned(refused) : noCall(refused)
}
