import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { command, createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { createWindows } from '../service/windows.ts'
import { createAccounts, type KeyRefusal } from './accounts.ts'
import { type AskedPhrase, createAsked } from './asked.ts'
import { cloudHost, cloudRefusal } from './cloud.ts'
import { liveHost, liveRefusal } from './live-v4.ts'
import { oauthHost, oauthRefusal } from './oauth.ts'
import { createReports, REPORT_FATES } from './reports.ts'
import type { Quotas, WordstatWorld } from './world.ts'

export interface WordstatSandboxOptions {
  readonly clock: Clock
  /** How long each call takes, ms; none by default. */
  readonly latencyMs?: number
  /** Looks at the list of reports until one is done. Default 2. */
  readonly pollsUntilDone?: number
  readonly quotas?: Partial<Quotas>
}

/** What tests read of it; see {@link createControlApi}. */
export interface WordstatState {
  readonly phrases: readonly AskedPhrase[]
  readonly quotas: Quotas
  /** Reports that stand at the moment, of all accounts. */
  readonly reports: number
}

/**
 * Wordstat in its three forms over one corpus: `/cloud` and `/oauth` in `app`, and `live` for Direct's `/live/v4/json`. Methods in faults
 * and figures: `cloud/topRequests`, `oauth/topRequests`, `reports/GetWordstatReport` …; groups `cloud`, `oauth`, `reports`.
 */
export function createWordstatSandbox(options: WordstatSandboxOptions) {
  const { clock, latencyMs, pollsUntilDone = 2 } = options
  const quotas: Quotas = { cloudHourly: 100, oauthDaily: 1_000, reportsDaily: 1_000 }
  Object.assign(quotas, options.quotas)
  const interceptor = createInterceptor({
    clock,
    latencyMs,
    refuse(kind, fault, { groups }) {
      if (groups?.includes('reports')) return liveRefusal(kind, fault)
      return groups?.includes('oauth') ? oauthRefusal(kind, fault) : cloudRefusal(kind, fault)
    },
  })
  const world: WordstatWorld = {
    clock,
    interceptor,
    quotas,
    accounts: createAccounts(),
    windows: createWindows(clock),
    asked: createAsked(),
    reports: createReports({ clock, pollsUntilDone }),
  }
  const { accounts, windows, asked, reports } = world
  const dump = () => ({
    refused: accounts.dump(),
    windows: windows.dump(),
    phrases: asked.report(),
    reports: reports.dump(),
    quotas: { ...quotas },
  })
  const count = z.int().min(0)

  return {
    app: new Hono<SandboxEnv>().route('/cloud', cloudHost(world)).route('/oauth', oauthHost(world)),
    live: liveHost(world),
    control: createControlApi({
      interceptor,
      state: (): WordstatState => ({
        phrases: asked.report(),
        quotas: { ...quotas },
        reports: reports.dump().reports.length,
      }),
      commands: {
        'refuse-key': command(
          z.object({ secret: z.string(), why: z.enum(['unknown', 'no-rights']).optional() }),
          ({ secret, why }) => accounts.refuse(secret, why),
        ),
        quotas: command(
          z.object({ cloudHourly: count, oauthDaily: count, reportsDaily: count }).partial(),
          (changed) => void Object.assign(quotas, changed),
        ),
        'next-report': command(z.object({ fate: z.enum(REPORT_FATES) }), ({ fate }) =>
          reports.decide(fate),
        ),
        'clear-phrases': command(z.object({}), () => asked.clear()),
      },
    }),
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    /** From now on the key is refused: 401, or 403 for `no-rights`. */
    refuseKey: (secret: string, why?: KeyRefusal) => accounts.refuse(secret, why),
    quotas,
    /** Phrases bought so far. */
    phrases: asked.report,
    snapshot: dump,
    restore(saved: ReturnType<typeof dump>): void {
      accounts.load(saved.refused)
      windows.load(saved.windows)
      asked.load(saved.phrases)
      reports.load(saved.reports)
      Object.assign(quotas, saved.quotas)
    },
  }
}
