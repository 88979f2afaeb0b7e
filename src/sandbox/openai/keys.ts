import { randomBytes } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { outOfQuota, problem, tooFast } from './envelope.ts'

/** What a demo's operator has in the environment. */
export const DEMO_OPENAI_KEY = 'sk-demo-Kx7mQ2vT9bLw4rYz8nHs'

export interface OpenAiKey {
  readonly secret: string
  /** Figures are kept by this name. */
  readonly name: string
  isRevoked: boolean
  /** The account has no money left. */
  isBroke: boolean
  /** Answers narrowed keys get: listing models is not theirs. */
  readonly isNarrow: boolean
  requestsPerMinute: number
}

const MINUTE_MS = 60_000
/** What the smallest paid account may. */
const USUAL_RPM = 500

/** Keys the stand-in has issued, their money and their pace. */
export function createOpenAiKeyRing(clock: Clock) {
  const keys = new Map<string, OpenAiKey>()
  const recent = new Map<string, number[]>()

  function issue(options: Partial<Omit<OpenAiKey, 'isRevoked'>> = {}): OpenAiKey {
    const key: OpenAiKey = {
      secret: options.secret ?? `sk-proj-${randomBytes(24).toString('base64url')}`,
      name: options.name ?? `key-${keys.size}`,
      isRevoked: false,
      isBroke: options.isBroke ?? false,
      isNarrow: options.isNarrow ?? false,
      requestsPerMinute: options.requestsPerMinute ?? USUAL_RPM,
    }
    keys.set(key.secret, key)
    return key
  }
  issue({ secret: DEMO_OPENAI_KEY, name: 'demo' })

  /** Milliseconds until this key may ask again; 0 takes the turn. */
  function turn(key: OpenAiKey): number {
    const now = clock.now()
    const last = (recent.get(key.secret) ?? []).filter((at) => at > now - MINUTE_MS)
    recent.set(key.secret, last)
    const oldest = last[last.length - key.requestsPerMinute]
    if (oldest !== undefined) return oldest + MINUTE_MS - now
    last.push(now)
    return 0
  }

  return {
    issue,
    get: (secret: string) => keys.get(secret),
    find: (header: string | undefined) => keys.get(header?.replace(/^Bearer /, '') ?? ''),
    /** The refusal this call meets before anything is done, if any. */
    refusal(header: string | undefined, { isPaid }: { isPaid: boolean }): Response | undefined {
      if (header === undefined) {
        return problem(401, { message: "You didn't provide an API key." })
      }
      const secret = header.replace(/^Bearer /, '')
      const key = keys.get(secret)
      if (key === undefined || key.isRevoked) {
        const shown = `${secret.slice(0, 8)}***${secret.slice(-4)}`
        const message = `Incorrect API key provided: ${shown}.`
        return problem(401, { message, code: 'invalid_api_key' })
      }
      if (!isPaid) return key.isNarrow ? narrow() : undefined
      if (key.isBroke) return outOfQuota()
      const waitMs = turn(key)
      return waitMs > 0 ? tooFast(waitMs) : undefined
    },
    dump: () => [...keys.values()],
    load(saved: readonly OpenAiKey[]): void {
      keys.clear()
      recent.clear()
      for (const key of saved) keys.set(key.secret, { ...key })
    },
  }
}

function narrow(): Response {
  const message =
    'You have insufficient permissions for this operation. Missing scopes: api.model.read.'
  return problem(403, { message })
}
