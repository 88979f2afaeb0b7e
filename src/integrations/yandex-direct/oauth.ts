import { createHash } from 'node:crypto'
import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { createHttpClient } from '#platform/http/client.ts'
import type { HttpFailure } from '#platform/http/options.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import type { DirectToken } from './token.ts'

export interface YandexOauthDeps {
  /** https://oauth.yandex.ru by default. */
  readonly url?: string
  readonly clientId: string
  /** Without one the link and the code are tied by PKCE alone, and nothing can be refreshed. */
  readonly clientSecret?: string | undefined
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
}

export type YandexOauth = ReturnType<typeof createYandexOauth>

/** The page of Yandex ID that shows a code to copy. */
const CODE_PAGE = 'https://oauth.yandex.ru/verification_code'

const tokenAnswer = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
})

/**
 * Yandex ID: access to a person's Direct account by a code that the person copies. Refusals are AppError with Yandex's own word in the
 * code: `invalid` yandex-oauth.bad_verification_code and yandex-oauth.invalid_grant (wrong, used or older than ten minutes), `auth`
 * yandex-oauth.invalid_client (the application itself is not accepted).
 */
export function createYandexOauth(deps: YandexOauthDeps) {
  const { url = 'https://oauth.yandex.ru', clientId, clientSecret, clock } = deps
  const http = createHttpClient({
    service: 'yandex-oauth',
    baseUrl: url,
    limiter: deps.limiter,
    clock,
    log: deps.log,
    metrics: deps.metrics,
    mapFailure: oauthFailure,
  })

  async function ask(form: Record<string, string>, signal?: AbortSignal): Promise<DirectToken> {
    const { data } = await http.request({
      method: 'POST',
      path: '/token',
      form: {
        ...form,
        client_id: clientId,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      },
      schema: tokenAnswer,
      ...(signal && { signal }),
    })
    return {
      access: data.access_token,
      refresh: data.refresh_token ?? null,
      expiresAt: clock.now() + data.expires_in * 1_000,
    }
  }

  return {
    /** Where the person allows access and reads the code. `verifier` has to come back with the code. */
    link(verifier: string, state: string): string {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: CODE_PAGE,
        scope: 'direct:api',
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        force_confirm: 'yes',
      })
      return `${url.replace(/\/$/, '')}/authorize?${query}`
    },
    /** A code works once: after a time-out the person needs another one. */
    redeem(code: string, verifier: string, signal?: AbortSignal): Promise<DirectToken> {
      return ask({ grant_type: 'authorization_code', code, code_verifier: verifier }, signal)
    },
    refresh(refreshToken: string, signal?: AbortSignal): Promise<DirectToken> {
      return ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, signal)
    },
    close: () => http.close(),
  }
}

function oauthFailure({ status, body }: HttpFailure): AppError | undefined {
  if (status !== 400 && status !== 401) return undefined
  const word = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  if (typeof word !== 'string' || !/^[a-z_]{3,40}$/.test(word)) return undefined
  const kind = word.endsWith('_client') ? 'auth' : 'invalid'
  return new AppError({ kind, code: `yandex-oauth.${word}` })
}
