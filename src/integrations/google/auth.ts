import { createPrivateKey } from 'node:crypto'
import type { JWT, OAuth2Client, OAuth2ClientOptions } from 'google-auth-library'
import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { HttpFetch } from '#platform/http/fetch.ts'

/** A service account as its key file names it. */
export interface ServiceAccount {
  readonly email: string
  /** PEM; line breaks may be written as `\n`, as environments do. */
  readonly privateKey: string
}

/** The operator's OAuth client of the kind "desktop app". */
export interface OauthApp {
  readonly id: string
  readonly secret: string
}

/** Whose access token a call needs. `accountKey` names the account whose limits it spends. */
export type Owner =
  | { readonly kind: 'service'; readonly accountKey: string }
  | { readonly kind: 'seller'; readonly accountKey: string; readonly refreshToken: string }

export interface AuthDeps {
  readonly http: HttpFetch
  /** Where Google's token endpoint is asked; perhaps a proxy of the operator's. */
  readonly tokenUrl: string
  readonly clock: Clock
  readonly serviceAccount?: ServiceAccount | undefined
  readonly app?: OauthApp | undefined
}

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive',
]
const ASSERTION_LIFE_S = 3_600
/** Sellers whose access tokens are kept. */
const MOST_SELLERS = 1_000

/**
 * Google's own library for tokens: assertion, exchange, refresh, and keeping them until a minute before they end. Throws `internal` at once
 * when the service account's key is no key.
 */
export function createAuth({ http, tokenUrl, clock, serviceAccount, app }: AuthDeps) {
  const key = serviceAccount && privateKeyOf(serviceAccount.privateKey)
  const sellers = new LRUCache<string, Promise<OAuth2Client>>({ max: MOST_SELLERS })
  let service: Promise<JWT> | undefined

  const optionsFor = (signal?: AbortSignal): OAuth2ClientOptions => ({
    forceRefreshOnFailure: true,
    eagerRefreshThresholdMillis: 60_000,
    useAuthRequestParameters: false,
    transporterOptions: {
      // The only address these clients ask by themselves is the token endpoint.
      fetchImplementation: (_url, init) => {
        const isCode = String(init?.body).includes('grant_type=authorization_code')
        const plan = { route: '/token', idempotent: !isCode }
        return http.fetch(tokenUrl, { ...init, ...(signal && { signal }) }, plan)
      },
    },
  })

  async function openService(): Promise<JWT> {
    if (!serviceAccount || !key) throw notConfigured()
    const { JWT } = await import('google-auth-library')
    return withoutRepeats(
      new JWT({
        ...optionsFor(),
        email: serviceAccount.email,
        key,
        scopes: SCOPES,
        additionalClaims: {
          // Read anew for each assertion, so that its time is our clock's.
          get iat() {
            return Math.floor(clock.now() / 1_000)
          },
          get exp() {
            return Math.floor(clock.now() / 1_000) + ASSERTION_LIFE_S
          },
        },
      }),
    )
  }

  async function openApp(signal?: AbortSignal): Promise<OAuth2Client> {
    if (!app) throw notConfigured()
    const { OAuth2Client } = await import('google-auth-library')
    const { id: clientId, secret: clientSecret } = app
    return withoutRepeats(new OAuth2Client({ ...optionsFor(signal), clientId, clientSecret }))
  }

  async function openSeller(refreshToken: string): Promise<OAuth2Client> {
    const client = await openApp()
    client.setCredentials({ refresh_token: refreshToken })
    return client
  }

  return {
    /** The client that signs an owner's calls. */
    clientOf(owner: Owner): Promise<OAuth2Client> {
      if (owner.kind === 'service') {
        service ??= openService()
        return service
      }
      const known = sellers.get(owner.refreshToken) ?? openSeller(owner.refreshToken)
      sellers.set(owner.refreshToken, known)
      return known
    },
    /** A token was taken back before its time. JWT would go on giving the one it keeps in there. */
    async tokenRefused(owner: Owner): Promise<void> {
      if (owner.kind === 'service' && service) (await service).gtoken = undefined
    },
    /** A client of the app itself, for buying a code. */
    appClient: openApp,
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

/** The library asks for tokens up to four times; our stack below has already repeated what is worth it. */
function withoutRepeats<T extends OAuth2Client>(client: T): T {
  client.transporter.interceptors.request.add({
    resolved: async (config) => {
      config.retry = false
      delete config.retryConfig
      return config
    },
  })
  return client
}

function privateKeyOf(pem: string): string {
  const key = pem.replaceAll('\\n', '\n')
  try {
    createPrivateKey(key)
  } catch {
    // The cause would quote the key.
    throw new AppError({ kind: 'internal', code: 'google.bad_private_key' })
  }
  return key
}
