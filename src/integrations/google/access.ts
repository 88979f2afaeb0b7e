import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { HttpClient } from '#platform/http/client.ts'
import { createAssertions, type ServiceAccount } from './assertion.ts'

/** The operator's OAuth client of the kind "desktop app". */
export interface OauthClient {
  readonly id: string
  readonly secret: string
}

/** Whose access token a call needs. `accountKey` names the account whose limits it spends. */
export type Owner =
  | { readonly kind: 'service'; readonly accountKey: string }
  | { readonly kind: 'seller'; readonly accountKey: string; readonly refreshToken: string }

export interface AccessDeps {
  /** Its base URL is the token endpoint itself. */
  readonly http: HttpClient
  readonly tokenUrl: string
  readonly clock: Clock
  readonly serviceAccount: ServiceAccount | undefined
  readonly client: OauthClient | undefined
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number() })
/** Renewed a minute before it ends. */
const MARGIN_MS = 60_000

/** Access tokens, kept until shortly before they end; asked for once however many calls wait for one. */
export function createAccess(deps: AccessDeps) {
  const { http, clock, serviceAccount, client } = deps
  const assertion = serviceAccount && createAssertions(serviceAccount, deps.tokenUrl)
  const kept = new Map<string, { readonly token: string; readonly until: number }>()
  const underWay = new Map<string, Promise<string>>()
  const nameOf = (owner: Owner) => (owner.kind === 'service' ? '' : owner.refreshToken)

  function formFor(owner: Owner): Record<string, string> {
    if (owner.kind === 'service') {
      if (!assertion) throw notConfigured()
      const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
      return { grant_type, assertion: assertion(clock.now()) }
    }
    if (!client) throw notConfigured()
    return {
      grant_type: 'refresh_token',
      refresh_token: owner.refreshToken,
      client_id: client.id,
      client_secret: client.secret,
    }
  }

  async function fetchToken(owner: Owner): Promise<string> {
    const request = { method: 'POST', path: '', route: '/token', idempotent: true } as const
    const form = formFor(owner)
    const { data } = await http
      .request({ ...request, form, schema: tokenAnswer })
      .catch((thrown) => {
        throw refused(owner, thrown)
      })
    const now = clock.now()
    for (const [name, { until }] of kept) if (until <= now) kept.delete(name)
    const until = now + data.expires_in * 1_000 - MARGIN_MS
    kept.set(nameOf(owner), { token: data.access_token, until })
    return data.access_token
  }

  return {
    /** Throws `auth` code `google.token_revoked` when the seller took the permission back. */
    async token(owner: Owner): Promise<string> {
      const name = nameOf(owner)
      const known = kept.get(name)
      if (known && known.until > clock.now()) return known.token
      const asked = underWay.get(name) ?? fetchToken(owner)
      underWay.set(name, asked)
      try {
        return await asked
      } finally {
        underWay.delete(name)
      }
    },
    /** This token was not taken: the next call gets another one. */
    forget(owner: Owner, token: string): void {
      if (kept.get(nameOf(owner))?.token === token) kept.delete(nameOf(owner))
    },
  }
}

/** The operator has not set up what this needs. */
export function notConfigured(): AppError {
  return new AppError({
    kind: 'unavailable',
    retry: 'never',
    code: 'google.not_configured',
    messageKey: 'error-google-not-configured',
  })
}

/** `invalid_grant` means one thing of a seller's permission and another of our own account. */
function refused(owner: Owner, thrown: unknown): AppError {
  const error = toAppError(thrown)
  if (error.code !== 'google.invalid_grant') return error
  return owner.kind === 'seller'
    ? new AppError({
        kind: 'auth',
        code: 'google.token_revoked',
        messageKey: 'error-google-revoked',
        cause: error,
      })
    : new AppError({
        kind: 'unavailable',
        retry: 'never',
        code: 'google.service_account',
        cause: error,
      })
}
