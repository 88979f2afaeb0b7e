import { type Api, GrammyError, HttpError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { Redis } from 'ioredis'
import type { Clock } from '#core/clock.ts'
import { withClient } from '#db/client.ts'
import { databaseFault } from '#db/faults.ts'
import type { Log } from '#platform/log/log.ts'
import { StartError } from '#platform/start-error.ts'
import { isUnreachable } from '#telegram/api/faults.ts'

/** What an operator does about each, for the start and for the doctor. */
export const ADVICE = {
  database: 'start PostgreSQL or correct DATABASE_URL',
  databaseAccess: 'correct the user, the password or the database in DATABASE_URL',
  redis: 'start Redis or correct REDIS_URL',
  redisAccess: 'correct the password in REDIS_URL or REDIS_PASSWORD',
  token: 'copy BOT_TOKEN from @BotFather again',
  telegram: 'open the way to the Bot API (network, proxy) or set TELEGRAM_API_ROOT',
} as const

/** Things started together come up in any order; one that is not there after this long needs a person. */
const PATIENCE_MS = 60_000
const TELL_MS = 10_000
const PAUSE_MS = 1_000
const REDIS_MS = 5_000

interface Outside<T> {
  /** Subject of the sentence: "The database". */
  readonly name: string
  reach(): Promise<T>
  /** What to do; `isPassing`: waiting may help. */
  judge(error: unknown): { readonly advice: string; readonly isPassing: boolean }
}

/**
 * Reaches what the app stands on, waiting for it up to a minute with a line in the log every ten seconds. Rejects with a
 * {@link StartError} when it did not come, and at once when waiting would not help.
 */
export async function whenReached<T>(
  { name, reach, judge }: Outside<T>,
  { clock, log }: { clock: Clock; log: Log },
): Promise<T> {
  const begunAt = clock.now()
  let toldAt = begunAt
  for (;;) {
    try {
      return await reach()
    } catch (error) {
      const reason = reasonOf(error)
      const { advice, isPassing } = judge(error)
      const now = clock.now()
      if (!isPassing || now - begunAt >= PATIENCE_MS) {
        throw new StartError(`${name} cannot be used (${reason}): ${advice}.`, { cause: error })
      }
      if (now - toldAt >= TELL_MS) {
        log.warn({ reason, seconds: Math.round((now - begunAt) / 1000) }, `waiting: ${name}`)
        toldAt = now
      }
      await clock.sleep(PAUSE_MS)
    }
  }
}

export const databaseAt = (url: string): Outside<unknown> => ({
  name: 'The database',
  reach: () => withClient(url, (client) => client.query('select 1')),
  judge(error) {
    // Invalid authorization (class 28) and no such database (3D000), PostgreSQL's "Error Codes".
    const isRefused = error instanceof Error && 'code' in error && /^28|^3D/.test(`${error.code}`)
    if (isRefused) return { advice: ADVICE.databaseAccess, isPassing: false }
    return { advice: ADVICE.database, isPassing: databaseFault(error) === 'outage' }
  },
})

export const redisAt = (url: string): Outside<void> => ({
  name: 'Redis',
  async reach() {
    const redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: REDIS_MS,
      commandTimeout: REDIS_MS,
      retryStrategy: () => null,
    })
    redis.on('error', () => {})
    try {
      await redis.connect()
      await redis.ping()
    } finally {
      redis.disconnect()
    }
  },
  judge(error) {
    const isRefused = /NOAUTH|WRONGPASS/.test(String(error))
    return { advice: isRefused ? ADVICE.redisAccess : ADVICE.redis, isPassing: !isRefused }
  },
})

/** Resolves with the bot's user name. */
export const botBehind = (api: Api): Outside<UserFromGetMe> => ({
  name: 'Telegram',
  reach: () => api.getMe(),
  judge(error) {
    const code = error instanceof GrammyError ? error.error_code : 0
    if (code === 401 || code === 404) return { advice: ADVICE.token, isPassing: false }
    return { advice: ADVICE.telegram, isPassing: isUnreachable(error) }
  },
})

/** Why something failed, in one line; an error of several attempts names the first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (error instanceof GrammyError) return `${error.error_code}: ${error.description}`
  if (error instanceof HttpError) return reasonOf(error.error)
  if (!(error instanceof Error)) return String(error)
  return error.cause ? reasonOf(error.cause) : error.message || error.name
}
