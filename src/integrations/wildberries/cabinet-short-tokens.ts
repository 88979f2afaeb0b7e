import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { CabinetSecret } from './cabinet-session.ts'

/** `wb-seller-lk` lives 300 s; it is renewed a minute before. */
const LIFE_MS = 240_000

const tokenResult = z.object({ data: z.object({ token: z.string().min(1) }) })

interface ShortToken {
  readonly token: string
  readonly until: number
}

/** The five-minute tokens that supply calls need beside the session. */
export function createShortTokens(deps: {
  clock: Clock
  /** The result of `auth/token`. */
  fetch(secret: CabinetSecret, signal: AbortSignal): Promise<unknown>
}) {
  const { clock } = deps
  const kept = new Map<string, ShortToken>()
  const keyOf = (secret: CabinetSecret) => `${secret.supplierId}|${secret.authorizev3}`

  function sweep(): void {
    for (const [key, { until }] of kept) if (until <= clock.now()) kept.delete(key)
  }

  return {
    /** `isFresh` when it was fetched just now, so a refusal cannot mean that it is stale. */
    async get(
      secret: CabinetSecret,
      signal: AbortSignal,
    ): Promise<{ token: string; isFresh: boolean }> {
      const known = kept.get(keyOf(secret))
      if (known !== undefined && known.until > clock.now())
        return { token: known.token, isFresh: false }
      sweep()
      const parsed = parseLeniently(tokenResult, await deps.fetch(secret, signal))
      if (!parsed.success) {
        throw new AppError({
          kind: 'unavailable',
          code: 'wb-cabinet.bad_answer',
          cause: parsed.error,
        })
      }
      const { token } = parsed.data.data
      kept.set(keyOf(secret), { token, until: clock.now() + LIFE_MS })
      return { token, isFresh: true }
    },
    drop(secret: CabinetSecret): void {
      kept.delete(keyOf(secret))
    },
  }
}
