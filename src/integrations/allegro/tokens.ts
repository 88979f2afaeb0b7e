import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { KeySecrets } from '#desks/stock/ports.ts'
import type { AllegroOauth } from './oauth.ts'
import { storedSecret } from './secret.ts'

/** An access token lives 12 hours; it is replaced this long before its end. */
const EARLY_MS = 15 * 60_000
/** What callers of one process share an answer for. */
type Renewals = Map<string, Promise<string>>

/** Access tokens of sellers' keys. Throws `auth` allegro.disconnected when the account must be linked anew. */
export function createTokens(deps: {
  readonly secrets: KeySecrets
  readonly oauth: Pick<AllegroOauth, 'refresh'>
  readonly clock: Clock
}) {
  const { secrets, oauth, clock } = deps
  const renewals: Renewals = new Map()

  async function successor(credentialId: string, used: string): Promise<string> {
    try {
      // Without a signal: others may be waiting for the same pair, and a used-up one must not be lost with its asker.
      return await secrets.renew(credentialId, used, (text) =>
        oauth.refresh(storedSecret(text).refresh),
      )
    } catch (thrown) {
      const isOver = thrown instanceof AppError && thrown.code === 'allegro-auth.invalid_grant'
      if (!isOver) throw thrown
      const now = await secrets.open(credentialId)
      if (now !== used) return now
      await secrets.refused(credentialId, DISCONNECTED)
      throw new AppError({ kind: 'auth', code: DISCONNECTED, cause: thrown })
    }
  }

  /** A key that was refused before has to be linked anew just the same. */
  async function opened(credentialId: string): Promise<string> {
    try {
      return await secrets.open(credentialId)
    } catch (thrown) {
      const isRefused = thrown instanceof AppError && thrown.kind === 'auth'
      throw isRefused ? new AppError({ kind: 'auth', code: DISCONNECTED, cause: thrown }) : thrown
    }
  }

  function renewed(credentialId: string, used: string): Promise<string> {
    const name = `${credentialId} ${used}`
    const under = renewals.get(name)
    if (under) return under
    const renewal = successor(credentialId, used).finally(() => renewals.delete(name))
    renewals.set(name, renewal)
    return renewal
  }

  return {
    /** The stored secret, replaced first when its access token is about to end. */
    async current(credentialId: string): Promise<string> {
      const text = await opened(credentialId)
      const endsSoon = storedSecret(text).expiresAt - clock.now() <= EARLY_MS
      return endsSoon ? renewed(credentialId, text) : text
    },
    /** The one after `used`, which was refused; somebody else's if there is one already. */
    renewed,
  }
}

const DISCONNECTED = 'allegro.disconnected'
