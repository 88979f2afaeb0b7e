import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { WooCalls } from './calls.ts'
import { anything } from './rows.ts'

/** Takes something away for good. False when it was gone already. */
export type Remove = (
  key: AccountKey,
  at: { readonly path: string; readonly route: string },
  signal: AbortSignal,
) => Promise<boolean>

/** Hosts that let only GET and POST through get a POST that names the method; that it was heard is looked up. */
export function createRemove(calls: WooCalls): Remove {
  return async (key, at, signal) => {
    const common = { ...at, schema: anything, idempotent: true, signal, query: { force: 'true' } }
    try {
      await calls.call(key, { ...common, method: 'DELETE' })
      return true
    } catch (thrown) {
      if (isGone(thrown)) return false
      if (!(thrown instanceof AppError) || thrown.code !== 'woo.blocked') throw thrown
    }
    const headers = { 'x-http-method-override': 'DELETE' }
    try {
      await calls.call(key, { ...common, method: 'POST', headers })
    } catch (thrown) {
      if (isGone(thrown)) return false
      throw thrown
    }
    try {
      await calls.call(key, { ...at, method: 'GET', schema: anything, signal })
    } catch (thrown) {
      if (isGone(thrown)) return true
      throw thrown
    }
    throw new AppError({
      kind: 'unavailable',
      code: 'woo.blocked',
      messageKey: 'error-woo-blocked',
    })
  }
}

export const isGone = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code === 'woo.not_found'
