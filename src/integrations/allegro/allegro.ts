import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { AllegroApi, AllegroLink } from '#desks/stock/ports.ts'
import { createCalls } from './calls.ts'
import { createCommands } from './commands.ts'
import type { AllegroDeps } from './deps.ts'
import { createAllegroOauth } from './oauth.ts'
import { createOffers } from './offers.ts'
import { createOrders } from './orders.ts'
import { sellerOf, storedSecret } from './secret.ts'
import { createTokens } from './tokens.ts'

const me = { method: 'GET', path: '/me', schema: z.object({ id: z.string(), login: z.string() }) }

export type Allegro = ReturnType<typeof createAllegro>

/** Allegro's REST API and the linking of accounts, for all sellers of one registered application. */
export function createAllegro(deps: AllegroDeps) {
  const oauth = createAllegroOauth(deps)
  const tokens = createTokens({ secrets: deps.secrets, oauth, clock: deps.clock })
  const calls = createCalls({ ...deps, tokens })

  const api: AllegroApi = {
    async me(key, signal) {
      return (await calls.call(key, { ...me, method: 'GET' }, signal)).data
    },
    ...createOffers(calls, deps.log),
    ...createCommands(calls, deps.log),
    ...createOrders(calls, deps.log),
  }
  const link: AllegroLink = { begin: oauth.begin, poll: oauth.poll }

  return {
    ...api,
    ...link,
    /**
     * Whose account a secret that was just handed out opens. When Allegro does not answer now, the number that stands in its token: the
     * secret is not handed out again.
     */
    async owner(secret: string, signal: AbortSignal): Promise<{ id: string; login: string }> {
      const { access } = storedSecret(secret)
      try {
        return (await calls.callWith(access, { ...me, method: 'GET' }, signal)).data
      } catch (thrown) {
        const id = sellerOf(access)
        if (id === undefined || !(thrown instanceof AppError) || thrown.retry !== 'later')
          throw thrown
        return { id, login: id }
      }
    },
    async close(): Promise<void> {
      await Promise.all([oauth.close(), calls.close()])
    },
  }
}
