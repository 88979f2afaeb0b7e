import { randomBytes } from 'node:crypto'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import type { Role } from '#src/config.ts'
import { sandboxEnvironment } from '#src/demo/environment.ts'
import { runningClock } from '#test/support/clock.ts'
import { type Child, type ChildOptions, scriptArgs, startChild, startInVain } from './child.ts'
import type { SandboxProcess } from './sandbox.ts'

/** With this many seller accounts the feed is looked at once a second. */
const OPERATOR_ACCOUNTS = 11

export interface AppProcess extends Child {
  readonly name: string
  /** Health, metrics and webhook. */
  readonly port: number
}

export interface Place {
  readonly sandbox: SandboxProcess
  readonly databaseUrl: string
  readonly redisUrl: string | undefined
}

export type Environment = Readonly<Record<string, string>>

/** What an operator would write into .env, with addresses of the sandbox and no limit of catches. */
export function appEnvironment({ sandbox, databaseUrl, redisUrl }: Place): Environment {
  return {
    ...sandboxEnvironment(sandbox),
    DEMO: 'no',
    DATABASE_URL: databaseUrl,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    MASTER_KEY: randomBytes(32).toString('base64'),
    WB_FEED_KEYS: operatorKeys().join(','),
    TRIAL_CATCHES: '1000000',
    TRIAL_IMPORTS: '1000000',
    TRIAL_SKUS: '1000000',
    MAX_KEYS_PER_USER: '100',
    MAX_MONITORS: '10000',
    MAX_OPEN_RUNS: '10000',
  }
}

export interface AppOptions {
  readonly name: string
  readonly env: Environment
  /** All when absent. */
  readonly roles?: readonly Role[]
  /** Another checkout of the app. */
  readonly folder?: string
  readonly logFile?: string
}

async function childOptions({ env, roles, folder, logFile }: AppOptions): Promise<ChildOptions> {
  return {
    args: ['--import', './test/processes/told-time.ts', ...(await scriptArgs('start'))],
    env: {
      ...env,
      TOLD_NOW_MS: String(runningClock.now()),
      ...(roles ? { ROLES: roles.join(',') } : {}),
    },
    readyWhen: '"msg":"ready"',
    ...(folder === undefined ? {} : { folder }),
    ...(logFile === undefined ? {} : { logFile }),
  }
}

/** `npm start` in a process of its own, ready when this resolves. */
export async function startApp(options: AppOptions): Promise<AppProcess> {
  const child = await startChild(await childOptions(options))
  const { port } = JSON.parse(child.greeting) as { port: number }
  return { ...child, name: options.name, port }
}

/** The same, killed after so many milliseconds. */
export async function startAppInVain(options: AppOptions, afterMs: number): Promise<void> {
  await startInVain(await childOptions(options), afterMs)
}

function operatorKeys(): string[] {
  const nowMs = runningClock.now()
  return Array.from({ length: OPERATOR_ACCOUNTS }, (_, index) => {
    const sid = `0be7a707-0000-4000-8000-${String(index + 1).padStart(12, '0')}`
    return makeToken({ sid, type: 'personal', nowMs })
  })
}
