import type { Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import type { Interceptor } from '#sandbox/service/interceptor.ts'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { problem, tooFast } from './problems.ts'
import type { Principal, Tokens } from './tokens.ts'

/** A call behind token check and quota; `act` gets who calls. */
export type Passing = (
  context: Context<SandboxEnv>,
  method: string,
  api: 'sheets' | 'drive',
  act: (who: Principal) => Response | Promise<Response>,
) => Promise<Response>

const MINUTE_MS = 60_000
/** Reads, and writes, a minute for one user of Sheets. */
const A_MINUTE = 60

export function createPassing({
  interceptor,
  tokens,
  clock,
}: {
  interceptor: Interceptor
  tokens: Tokens
  clock: Clock
}): Passing {
  const recent = new Map<string, number[]>()

  /** Sheets counts each user's calls of the last minute. */
  function isOverQuota(name: string): boolean {
    const now = clock.now()
    const calls = (recent.get(name) ?? []).filter((at) => at > now - MINUTE_MS)
    recent.set(name, calls)
    if (calls.length >= A_MINUTE) return true
    calls.push(now)
    return false
  }

  return (context, method, api, act) => {
    const who = tokens.principal(context.req.header('authorization'))
    const account = who?.email ?? ''
    return interceptor.pass(context, { method, groups: [api], account }, () => {
      if (!who) {
        const message = 'Request had invalid authentication credentials.'
        return problem(401, message, 'authError')
      }
      const way = context.req.method === 'GET' ? 'read' : 'write'
      if (api === 'sheets' && isOverQuota(`${way}:${who.email}`)) return tooFast()
      return act(who)
    })
  }
}
