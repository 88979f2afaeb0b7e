import type { Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createCallFigures } from './calls.ts'
import { createFaults } from './faults.ts'
import { playFault, type Refuse, type SandboxEnv } from './play-fault.ts'

export interface GateOptions {
  readonly clock: Clock
  /** A fault in the service's own words. */
  readonly refuse: Refuse
  /** How long the service takes over a call, ms; none by default. */
  readonly latencyMs?: number | undefined
}

/** Who calls what. */
export interface GateCall {
  /** The method's name in faults and figures. */
  readonly method: string
  /** Names of groups of methods it belongs to, for faults. */
  readonly groups?: readonly string[]
  readonly account: string
}

export type Gate = ReturnType<typeof createGate>

/** What every call of a stand-in passes: figures, the service's slowness, faults. */
export function createGate({ clock, refuse, latencyMs = 0 }: GateOptions) {
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
      { method, groups = [], account }: GateCall,
      act: () => Response | Promise<Response>,
    ): Promise<Response> {
      const answer = async () => {
        if (latency.ms > 0) await clock.sleep(latency.ms, context.req.raw.signal)
        const fault = faults.next([method, ...groups], account)
        return playFault(context, { clock, fault, refuse }, act)
      }
      return calls.count(account, method, answer())
    },
  }
}
