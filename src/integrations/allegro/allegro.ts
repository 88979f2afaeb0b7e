import { z } from 'zod'
import type { AllegroApi, AllegroLink } from '#desks/stock/ports.ts'
import { createCalls } from './calls.ts'
import { createCommands } from './commands.ts'
import type { AllegroDeps } from './deps.ts'
import { createAllegroOauth } from './oauth.ts'
import { createOffers } from './offers.ts'
import { createOrders } from './orders.ts'
import { storedSecret } from './secret.ts'
import { createTokens } from './tokens.ts'

const me = { method: 'GET', path: '/me', schema: z.object({ id: z.string(), login: z.string() }) }

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
    /** Whose account a secret that was just handed out opens. */
    async owner(secret: string, signal: AbortSignal): Promise<{ id: string; login: string }> {
      const { access } = storedSecret(secret)
      return (await calls.callWith(access, { ...me, method: 'GET' }, signal)).data
    },
    async close(): Promise<void> {
      await Promise.all([oauth.close(), calls.close()])
    },
  }
}
