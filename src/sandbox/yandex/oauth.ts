import { createHash, randomBytes, randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Interceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { page } from './page.ts'
import type { Code, Token } from './records.ts'
import type { YandexWorld } from './world.ts'

const CODE_LIFE_MS = 10 * 60_000
const TOKEN_LIFE_MS = 31_536_000_000
const OWN_PAGE = 'https://oauth.yandex.ru/verification_code'

export interface OauthApp {
  readonly id: string
  readonly secret: string
}

interface OauthDeps {
  readonly world: YandexWorld
  readonly interceptor: Interceptor
  readonly apps: readonly OauthApp[]
  /** Whoever opens the page in the demo. */
  readonly person: string
}

/** `oauth.yandex.ru`: `/authorize`, `/token`; and `/info` of `login.yandex.ru`. */
export function createOauth({ world, interceptor, apps, person }: OauthDeps): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  const now = () => world.clock.now()

  function issueCode(appId: string, login: string, challenge: string | null): Code {
    world.account(login)
    const code = {
      code: String(randomInt(1_000_000, 9_999_999)),
      login,
      appId,
      challenge,
      expiresAt: now() + CODE_LIFE_MS,
    }
    world.codes.set(code.code, code)
    return code
  }

  app.get('/authorize', (context) => {
    const query = context.req.query()
    const known = apps.find((one) => one.id === query.client_id)
    const isFine =
      known !== undefined &&
      query.response_type === 'code' &&
      (query.redirect_uri === undefined || URL.canParse(query.redirect_uri)) &&
      (query.code_challenge === undefined || query.code_challenge_method === 'S256')
    if (!isFine)
      return context.html(page('Яндекс ID', html`<p>Неверная ссылка приложения</p>`), 400)
    const login = query.login_hint ?? person
    const code = issueCode(known.id, login, query.code_challenge ?? null)
    if (query.redirect_uri !== undefined && query.redirect_uri !== OWN_PAGE) {
      const to = new URL(query.redirect_uri)
      to.searchParams.set('code', code.code)
      if (query.state !== undefined) to.searchParams.set('state', query.state)
      return context.redirect(to.href)
    }
    const body = html`<p>Аккаунт <b>${login}</b> даёт приложению доступ к Яндекс.Директу.</p>
      <p>Код подтверждения:</p>
      <p><output id="code">${code.code}</output></p>
      <p class="quiet">Скопируйте его и отправьте боту. Код действует 10 минут.</p>`
    return context.html(page('Яндекс ID', body))
  })

  function refusal(error: string, description: string): Response {
    return Response.json({ error, error_description: description }, { status: 400 })
  }

  function issueToken(login: string, appId: string): Response {
    const token: Token = {
      access: `y0_${randomBytes(40).toString('base64url')}`,
      refresh: `1:${randomBytes(30).toString('base64url')}`,
      login,
      appId,
      expiresAt: now() + TOKEN_LIFE_MS,
    }
    world.tokens.set(token.access, token)
    return Response.json({
      access_token: token.access,
      refresh_token: token.refresh,
      expires_in: TOKEN_LIFE_MS / 1_000,
      token_type: 'bearer',
    })
  }

  function byCode(form: Record<string, string>, hasSecret: boolean): Response {
    const code = world.codes.get(form.code ?? '')
    if (code === undefined || code.appId !== form.client_id) {
      return refusal('bad_verification_code', 'Invalid code')
    }
    if (code.expiresAt <= now()) return refusal('invalid_grant', 'Code has expired')
    const challenge = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url')
    if (code.challenge !== null && code.challenge !== challenge) {
      return refusal('invalid_grant', 'code_verifier does not match')
    }
    if (code.challenge === null && !hasSecret) {
      return refusal('invalid_client', 'client_secret is required')
    }
    world.codes.delete(code.code)
    return issueToken(code.login, code.appId)
  }

  function redeem(form: Record<string, string>): Response {
    const known = apps.find((one) => one.id === form.client_id)
    const isWrong = form.client_secret !== undefined && form.client_secret !== known?.secret
    if (known === undefined || isWrong) return refusal('invalid_client', 'Client not found')
    const hasSecret = form.client_secret !== undefined
    if (form.grant_type === 'authorization_code') return byCode(form, hasSecret)
    if (form.grant_type !== 'refresh_token') {
      return refusal('unsupported_grant_type', 'Unknown grant_type')
    }
    if (!hasSecret) return refusal('invalid_client', 'client_secret is required')
    const old = [...world.tokens.values()].find(
      (token) => token.refresh === form.refresh_token && token.appId === known.id,
    )
    return old ? issueToken(old.login, known.id) : refusal('invalid_grant', 'Expired refresh_token')
  }

  app.post('/token', (context) =>
    interceptor.pass(
      context,
      { method: 'oauth.token', groups: ['oauth'], account: 'oauth' },
      async () => redeem(Object.fromEntries(new URLSearchParams(await context.req.text()))),
    ),
  )

  app.get('/info', (context) => {
    const access = context.req.header('authorization')?.replace(/^(OAuth|Bearer)\s+/i, '') ?? ''
    const token = world.tokens.get(access)
    if (token === undefined || token.expiresAt <= now()) return new Response(null, { status: 401 })
    return context.json({ id: '1130000000', login: token.login, client_id: token.appId })
  })
  return app
}
