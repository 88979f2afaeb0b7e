import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { ChannelKey, KeySecrets } from '#desks/stock/ports.ts'
import { createAllegro } from '#integrations/allegro/allegro.ts'
import type { AllegroDeps } from '#integrations/allegro/deps.ts'
import { secretText } from '#integrations/allegro/secret.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { type Log, silentLog } from '#platform/log/log.ts'
import { DEMO_ALLEGRO_CLIENT } from '#sandbox/allegro/demo.ts'
import { serveAllegro } from '#test/sandbox/allegro/serve.ts'

export const live = () => new AbortController().signal

/** Secrets as the keys keep them: one process renews at a time, and the new one is stored before it is used. */
function memorySecrets() {
  const kept = new Map<string, string>()
  const refusals: { id: string; code: string }[] = []
  let turn: Promise<unknown> = Promise.resolve()
  const open = async (id: string) => kept.get(id) ?? ''
  const secrets: KeySecrets = {
    open,
    renew(id, used, make) {
      const renewed = turn.then(async () => {
        const now = await open(id)
        if (now !== used) return now
        const next = await make(used)
        kept.set(id, next)
        return next
      })
      turn = renewed.catch(() => undefined)
      return renewed
    },
    async refused(id, code) {
      refusals.push({ id, code })
    },
  }
  return { ...secrets, kept, refusals }
}

interface TokenBody {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
}

/** The client, or two of them over the same secrets and limits, before a stand-in behind real HTTP. */
export async function startAllegro(
  options: NonNullable<Parameters<typeof serveAllegro>[0]> &
    Partial<Pick<AllegroDeps, 'timeoutMs' | 'retry' | 'maxWaitMs' | 'rateLimit'>> & {
      log?: Log
    } = {},
) {
  const { timeoutMs = 2_000, retry = { times: 0 }, maxWaitMs, rateLimit, log, ...rest } = options
  const served = await serveAllegro(rest)
  const { sandbox, clock } = served
  const secrets = memorySecrets()
  const limiter = createMemoryLimiter({ clock })
  const client = (other: Partial<Pick<AllegroDeps, 'apiUrl' | 'clientSecret' | 'seats'>> = {}) => {
    const made = createAllegro({
      clientId: DEMO_ALLEGRO_CLIENT.id,
      clientSecret: DEMO_ALLEGRO_CLIENT.secret,
      apiUrl: served.apiUrl,
      uploadUrl: served.apiUrl,
      authUrl: served.authUrl,
      secrets,
      limiter,
      clock,
      log: log ?? silentLog,
      metrics: new Registry(),
      ...{ timeoutMs, retry },
      ...(maxWaitMs !== undefined && { maxWaitMs }),
      ...(rateLimit !== undefined && { rateLimit }),
      ...other,
    })
    onTestFinished(() => made.close())
    return made
  }
  /** A linked seller's key. */
  const link = (login: string, scope?: string): ChannelKey => {
    const body = sandbox.link(login, scope) as TokenBody
    const expiresAt = clock.now() + body.expires_in * 1_000
    const secret = secretText({
      access: body.access_token,
      refresh: body.refresh_token,
      expiresAt,
    })
    secrets.kept.set(`credential-${login}`, secret)
    const accountKey = sandbox.world.seller(login).id
    return { credentialId: `credential-${login}`, accountKey, facts: { login } }
  }
  return { ...served, secrets, limiter, client, allegro: client(), key: link('orlova'), link }
}

/** What a call of the stand-in came to, for one method. */
export function callsOf(
  { sandbox }: Pick<Awaited<ReturnType<typeof startAllegro>>, 'sandbox'>,
  method: string,
): number {
  return sandbox.calls
    .report()
    .filter((one) => one.method === method)
    .reduce((sum, one) => sum + one.requests, 0)
}
