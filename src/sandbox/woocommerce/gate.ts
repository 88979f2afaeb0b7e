import type { Context } from 'hono'
import type { Fault } from '../service/faults.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import type { JsonObject, WooShop } from './records.ts'
import type { WooWorld } from './world.ts'
import { allowedTo, callerOf } from './wp/auth.ts'
import { withEmbedded } from './wp/embed.ts'
import { withFields } from './wp/lists.ts'
import type { OAuthNonces } from './wp/oauth.ts'
import { described } from './wp/options.ts'
import { readQuery } from './wp/php-query.ts'
import { errorBody, htmlPage, noRoute, WpError } from './wp/problems.ts'
import { restUrl, type WpAnswer, type WpRequest } from './wp/request.ts'
import { type Route, type RouteDeps, routeOf } from './wp/routes.ts'
import { objectOf } from './wp/values.ts'

const METHODS: Readonly<Record<string, WpRequest['method']>> = {
  GET: 'GET',
  HEAD: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PUT',
  DELETE: 'DELETE',
}

const NOWHERE = /(?:variation_invalid_id|term_invalid|taxonomy_invalid|rest_post_invalid_id)$/

/** A fault in the words of what stands before a shop: a firewall, a cache, PHP itself. All of it is HTML. */
export function wooRefusal(kind: 'http-5xx' | 'unpaid' | 'limited', fault: Fault): Response {
  if (kind === 'unpaid') return htmlPage(403, 'Your access to this site has been limited')
  if (kind === 'limited') {
    const seconds = Math.ceil((fault.ms ?? 0) / 1_000)
    return htmlPage(429, 'Too Many Requests', seconds > 0 ? { 'retry-after': `${seconds}` } : {})
  }
  const status = fault.status ?? 503
  return htmlPage(
    status,
    status === 520 ? 'Web server is returning an unknown error' : 'Service Unavailable',
  )
}

/** What every call of the interface passes: the web server, a log-in, the route. */
export function createWooGate(world: WooWorld, deps: RouteDeps) {
  const { interceptor, clock } = world
  const nonces: OAuthNonces = new Map()

  function answer(
    context: Context<SandboxEnv>,
    asked: { readonly shop: WooShop; readonly home: string; readonly path: string },
    found: Found,
    bytes: Uint8Array,
    tick: number,
  ): Response {
    const { shop, home, path } = asked
    const { req } = context
    const query = readQuery(new URL(req.url).search)
    const isHttps = isSecure(context, shop)
    // A caller who is refused has not come as far as a route.
    let allow = ''
    try {
      const caller = callerOf({
        ...{ shop, path, query: req.query(), method: req.method, isHttps },
        isPretty: found.isPretty,
        ...{ url: urlOf(context), nonces, nowMs: clock.now() },
        authorization: shop.settings.isAuthorizationLost ? undefined : req.header('authorization'),
      })
      const { route } = found
      if (req.method === 'OPTIONS') return described({ shop, home }, path, route)
      if (!route || !found.method) throw noRoute()
      allow = allowedTo(caller, path, route)
      const request: WpRequest = {
        ...{ shop, now: clock.now(), home, method: found.method, path, query, bytes, tick },
        ...{ caller, header: (name) => req.header(name) },
        body: bodyOf(bytes, req.header('content-type') ?? ''),
      }
      return sent(asked, query, jsonOf(request, route.act(request), allow))
    } catch (thrown) {
      if (!(thrown instanceof WpError)) throw thrown
      const fatal = thrown.code === 'internal_server_error'
      // Where nothing is there is nothing that could be allowed.
      const isNowhere = fatal || thrown.code === 'rest_no_route' || NOWHERE.test(thrown.code)
      return sent(asked, query, {
        status: thrown.status,
        body: { ...errorBody(thrown), ...(fatal && { additional_errors: [] }) },
        headers: { ...(allow !== '' && !isNowhere && { allow }) },
      })
    }
  }

  return async (
    context: Context<SandboxEnv>,
    shop: WooShop,
    home: string,
    asked: { readonly path: string; readonly isPretty: boolean },
  ): Promise<Response> => {
    // What was under way when this call began cannot be known to it, however long it waits.
    const tick = ++shop.tick
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    const path = asked.path.replace(/\/+$/, '') || '/'
    const served =
      path.startsWith('/wc/') && !shop.settings.hasWoo ? undefined : routeOf(path, deps)
    const method = methodOf(context)
    const found = { route: served, method, isPretty: asked.isPretty }
    const group = method === 'GET' ? 'read' : 'write'
    const name = served?.name ?? 'nothing'
    return interceptor.pass(
      context,
      { method: `${name}.${verbOf(context, method)}`, groups: [group, name], account: shop.id },
      () =>
        webServer(context, shop, bytes) ??
        answer(context, { shop, home, path }, found, bytes, tick),
    )
  }
}

interface Found {
  readonly route: Route | undefined
  readonly method: WpRequest['method'] | undefined
  readonly isPretty: boolean
}

/** The method meant: a call may carry another one in its query or a header, for hosts that let only GET and POST through. */
function methodOf({ req }: Context<SandboxEnv>): WpRequest['method'] | undefined {
  const override = req.query('_method') ?? req.header('x-http-method-override')
  return METHODS[(override ?? req.method).toUpperCase()]
}

const verbOf = ({ req }: Context<SandboxEnv>, method: string | undefined) =>
  (method ?? req.method).toLowerCase()

/** What the host refuses before WordPress is asked. */
function webServer(
  { req }: Context<SandboxEnv>,
  { settings }: WooShop,
  bytes: Uint8Array,
): Response | undefined {
  if (settings.isMethodsBlocked && !/^(?:GET|HEAD|POST)$/.test(req.method)) {
    return htmlPage(405, '405 Not Allowed')
  }
  if (bytes.length > settings.maxBodyBytes) return htmlPage(413, '413 Request Entity Too Large')
  return undefined
}

/** A proxy before the shop ends TLS and says so; without its word the shop's own setting holds. */
function isSecure({ req }: Context<SandboxEnv>, { settings }: WooShop): boolean {
  const told = req.header('x-forwarded-proto')
  return settings.isHttps && (told === undefined || told === 'https')
}

const urlOf = ({ req }: Context<SandboxEnv>) => req.url.replace(/\?.*$/, '')

function bodyOf(bytes: Uint8Array, type: string): JsonObject {
  if (bytes.length === 0) return {}
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(Buffer.from(bytes).toString()))
  }
  if (!/json/i.test(type)) return {}
  try {
    return objectOf(JSON.parse(Buffer.from(bytes).toString())) ?? {}
  } catch {
    throw new WpError('rest_invalid_json', 'Invalid JSON body passed.', 400, {
      ...{ json_error_code: 4, json_error_message: 'Syntax error' },
    })
  }
}

/** An answer on its way out: with `_envelope` its status and headers travel inside, for those who see neither. */
function sent(
  site: Parameters<typeof restUrl>[0],
  query: JsonObject,
  { status, body, headers = {} }: WpAnswer,
): Response {
  const link = `<${restUrl(site, '/')}>; rel="https://api.w.org/"`
  if (query._envelope === undefined) {
    return Response.json(body, { status, headers: { link, ...headers } })
  }
  const inside = Object.entries(headers).map(([name, value]) => [
    HEADER_NAMES[name] ?? name,
    /^\d+$/.test(value) ? Number(value) : value,
  ])
  return Response.json(
    { body, status, headers: Object.fromEntries(inside) },
    { status: 200, headers: { link } },
  )
}

const HEADER_NAMES: Readonly<Record<string, string>> = {
  ...{ 'x-wp-total': 'X-WP-Total', 'x-wp-totalpages': 'X-WP-TotalPages' },
  ...{ allow: 'Allow', link: 'Link', location: 'Location' },
}

function jsonOf(request: WpRequest, answer: WpAnswer, allow: string): WpAnswer {
  const fields = request.query._fields ?? request.body._fields
  // Of a batch the rows are cut, not the batch.
  const batch = request.path.endsWith('/batch') ? objectOf(answer.body) : undefined
  const body = batch
    ? Object.fromEntries(
        Object.entries(batch).map(([name, rows]) => [name, withFields(rows, fields)]),
      )
    : withFields(answer.body, fields)
  return {
    status: answer.status,
    body: withEmbedded(request, body),
    headers: { ...(allow !== '' && { allow }), ...answer.headers },
  }
}
