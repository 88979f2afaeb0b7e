import type { Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createCallFigures } from './calls.ts'
import { createFaults, type Fault } from './faults.ts'
import { playFault, type Refuse, type SandboxEnv } from './play-fault.ts'

export interface InterceptorOptions {
  readonly clock: Clock
  /** A fault in the service's own words; `call` for a service that has several ways of saying it. */
  readonly refuse: (
    kind: Parameters<Refuse>[0],
    fault: Fault,
    call: InterceptedCall,
  ) => ReturnType<Refuse>
  /** How long the service takes over a call, ms; none by default. */
  readonly latencyMs?: number | undefined
}

/** Who calls what. */
export interface InterceptedCall {
  /** The method's name in faults and figures. */
  readonly method: string
  /** Names of groups of methods it belongs to, for faults. */
  readonly groups?: readonly string[]
  readonly account: string
}

export type Interceptor = ReturnType<typeof createInterceptor>

/** What every call of a stand-in passes: figures, the service's slowness, faults. */
export function createInterceptor({ clock, refuse, latencyMs = 0 }: InterceptorOptions) {
  const faults = createFaults()
  const calls = createCallFigures()
  const latency = { ms: latencyMs }

  return {
    faults,
    calls,
    latency,
    /** `act` does what the call asks for; a refusal of the caller's own (401, 429) belongs in it. */
    pass(
      context: Context<SandboxEnv>,
      call: InterceptedCall,
      act: () => Response | Promise<Response>,
    ): Promise<Response> {
      const { method, groups = [], account } = call
      const answer = async () => {
        if (latency.ms > 0) await clock.sleep(latency.ms, context.req.raw.signal)
        const fault = faults.next([method, ...groups], account)
        const played = {
          clock,
          fault,
          refuse: (...hit: Parameters<Refuse>) => refuse(...hit, call),
        }
        return playFault(context, played, act)
      }
      return calls.count(account, method, answer())
    },
  }
}
