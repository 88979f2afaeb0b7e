import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Interceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { traced } from './api/problems.ts'
import { page } from './look.ts'
import { type AllegroTokens, refusal } from './tokens.ts'
import type { AllegroWorld } from './world.ts'

/** The OAuth service and the page where a seller says yes; the page's address stands in the device answer. */
export function createOauthHost(deps: {
  readonly world: AllegroWorld
  readonly tokens: AllegroTokens
  readonly interceptor: Interceptor
  readonly client: { readonly id: string; readonly secret: string }
}): Hono<SandboxEnv> {
  const { world, tokens, interceptor, client } = deps
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`

  /** Parameters come in the body or, the older way, in the query. */
  async function formOf(context: Context<SandboxEnv>): Promise<URLSearchParams> {
    const form = new URLSearchParams(await context.req.text())
    for (const [name, value] of new URL(context.req.url).searchParams) form.append(name, value)
    return form
  }

  const method =
    (name: string, act: (form: URLSearchParams, context: Context<SandboxEnv>) => Response) =>
    async (context: Context<SandboxEnv>) => {
      const call = { method: name, groups: ['oauth'], account: 'oauth' }
      const answer = await interceptor.pass(context, call, async () => {
        if (context.req.header('authorization') !== basic) {
          return refusal('invalid_client', 'Bad client credentials', 401)
        }
        return act(await formOf(context), context)
      })
      return traced(answer)
    }

  const app = new Hono<SandboxEnv>()
  app.post(
    '/auth/oauth/device',
    method('device', (form, context) => {
      if (form.get('client_id') !== client.id) return refusal('invalid_client', 'Unknown client')
      const [base] = context.req.url.split('/auth/oauth/device')
      return tokens.begin(form.get('scope') ?? '', `${base}/skojarz-aplikacje`)
    }),
  )
  app.post(
    '/auth/oauth/token',
    method('token', (form) => tokens.exchange(form)),
  )
  app.get('/skojarz-aplikacje', (context) => {
    const code = context.req.query('code') ?? ''
    const sellers = [...world.sellers.values()]
    return context.html(
      page(
        'Allegro (песочница): доступ для приложения',
        html`<form method="post">
          <p>Код: <input name="code" value="${code}" /></p>
          <p>«Прилавок» просит доступ к предложениям и заказам. Аккаунт:</p>
          ${sellers.map(
            ({ id, login }, index) =>
              html`<p>
                <label
                  ><input type="radio" name="seller" value="${id}" ${index === 0 ? 'checked' : ''} />
                  ${login}</label
                >
              </p>`,
          )}
          <button name="answer" value="yes">Разрешить</button>
          <button name="answer" value="no">Отказать</button>
        </form>`,
      ),
    )
  })
  app.post('/skojarz-aplikacje', async (context) => {
    const { code, seller, answer } = await context.req.parseBody()
    const sellerId = answer === 'yes' ? String(seller) : null
    const isKnown = sellerId === null || world.sellers.has(sellerId)
    const isTaken = isKnown && tokens.answer(String(code), sellerId)
    const said = isTaken ? 'Готово. Вернитесь в чат.' : 'Этот код не действует.'
    return context.html(page('Allegro (песочница)', html`<p>${said}</p>`))
  })
  return app
}
