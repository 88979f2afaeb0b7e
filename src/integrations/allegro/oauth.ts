import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { AllegroLink } from '#desks/stock/ports.ts'
import { createHttpClient } from '#platform/http/client.ts'
import type { AllegroDeps } from './deps.ts'
import { oauthFailure } from './failure.ts'
import { secretText } from './secret.ts'

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** What stock needs of a seller's account. */
const SCOPES = [
  'allegro:api:sale:offers:read',
  'allegro:api:sale:offers:write',
  'allegro:api:orders:read',
  'allegro:api:profile:read',
]

const deviceAnswer = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  verification_uri: z.url(),
  verification_uri_complete: z.url().nullish(),
  expires_in: z.number().positive(),
  interval: z.number().positive().nullish(),
})

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})

/** Answers of a poll that are no fault. */
const POLLS: Readonly<Record<string, 'waiting' | 'slower' | 'refused' | 'expired'>> = {
  'allegro-auth.authorization_pending': 'waiting',
  'allegro-auth.slow_down': 'slower',
  'allegro-auth.access_denied': 'refused',
  'allegro-auth.expired_token': 'expired',
  // What a device code that is too old is called is not documented.
  'allegro-auth.invalid_grant': 'expired',
  'allegro-auth.invalid_request': 'expired',
}

export type AllegroOauth = ReturnType<typeof createAllegroOauth>

/** Allegro's OAuth service: the device flow (RFC 8628) and refreshing. Refusals are AppError `allegro-auth.<OAuth's word>`. */
export function createAllegroOauth(deps: AllegroDeps) {
  const { clientId, clock } = deps
  const basic = Buffer.from(`${clientId}:${deps.clientSecret}`).toString('base64')
  const http = createHttpClient({
    service: 'allegro-auth',
    baseUrl: deps.authUrl,
    limiter: deps.limiter,
    clock,
    log: deps.log,
    metrics: deps.metrics,
    timeoutMs: deps.timeoutMs ?? 15_000,
    headers: { authorization: `Basic ${basic}` },
    traceHeader: 'trace-id',
    retry: deps.retry ?? {},
    mapFailure: oauthFailure,
  })

  async function token(form: Record<string, string>, signal?: AbortSignal): Promise<string> {
    const { data } = await http.request({
      method: 'POST',
      path: '/auth/oauth/token',
      form,
      schema: tokenAnswer,
      // A pair may be asked for again within a minute (allegro-api issue 8321, 2024-01), a device code until it was used.
      idempotent: true,
      ...(signal && { signal }),
    })
    const expiresAt = clock.now() + data.expires_in * 1_000
    return secretText({ access: data.access_token, refresh: data.refresh_token, expiresAt })
  }

  const link: AllegroLink = {
    async begin(signal) {
      const { data } = await http.request({
        method: 'POST',
        path: '/auth/oauth/device',
        form: { client_id: clientId, scope: SCOPES.join(' ') },
        schema: deviceAnswer,
        idempotent: true,
        signal,
      })
      return {
        deviceCode: data.device_code,
        userCode: data.user_code,
        url: data.verification_uri_complete ?? data.verification_uri,
        expiresInMs: data.expires_in * 1_000,
        intervalMs: (data.interval ?? 5) * 1_000,
      }
    },
    async poll(deviceCode, signal) {
      try {
        const form = { grant_type: DEVICE_GRANT, device_code: deviceCode }
        return { kind: 'linked', secret: await token(form, signal) }
      } catch (thrown) {
        const kind = thrown instanceof AppError ? POLLS[thrown.code] : undefined
        if (kind === undefined) throw thrown
        return { kind }
      }
    },
  }

  return {
    ...link,
    /** The secret that follows. `invalid` allegro-auth.invalid_grant: the refresh token is used up, too old or withdrawn. */
    refresh: (refreshToken: string, signal?: AbortSignal) =>
      token({ grant_type: 'refresh_token', refresh_token: refreshToken }, signal),
    close: () => http.close(),
  }
}
