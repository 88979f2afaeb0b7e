import type { WooKey, WooShop } from '../records.ts'
import { checkSignature, type OAuthNonces, refusal } from './oauth.ts'
import { WpError } from './problems.ts'
import type { Caller, WpRequest } from './request.ts'

const NOBODY: Caller = { user: null, permissions: 'read' }

interface Knock {
  readonly shop: WooShop
  readonly method: string
  /** Below the interface's root. */
  readonly path: string
  /** Without its query, as the caller wrote it. */
  readonly url: string
  readonly query: Readonly<Record<string, string>>
  readonly authorization: string | undefined
  /** Did the call come over TLS, and by a pretty address? */
  readonly isHttps: boolean
  readonly isPretty: boolean
  readonly nonces: OAuthNonces
  readonly nowMs: number
}

/** Who calls. Throws {@link WpError} where what was sent is looked at and wrong; what is not looked at makes nobody of the caller. */
export function callerOf(knock: Knock): Caller {
  const isShopCall = knock.path.startsWith('/wc/') && knock.shop.settings.hasWoo
  // WooCommerce knows its own calls by their address, and takes none for its own that has none.
  const key = isShopCall && knock.isPretty ? keyOf(knock) : undefined
  if (key) {
    const user = knock.shop.users.find(({ id }) => id === key.userId) ?? null
    checkPermissions(key, knock.method)
    return { user, permissions: key.permissions }
  }
  return passwordOf(knock, isShopCall) ?? NOBODY
}

function keyOf(knock: Knock): WooKey | undefined {
  const { shop, query, isHttps } = knock
  const known = (name: string | undefined) => shop.keys.find((key) => key.consumerKey === name)
  if (!isHttps) {
    const key = query.oauth_signature === undefined ? undefined : known(query.oauth_consumer_key)
    if (key) checkSignature(knock, key, knock.nonces)
    return key
  }
  const basic = basicOf(knock.authorization)
  const [name, secret] = query.consumer_key
    ? [query.consumer_key, query.consumer_secret]
    : [basic?.login, basic?.password]
  const key = known(name)
  if (key && key.consumerSecret !== secret) throw refusal('Consumer secret is invalid.')
  return key
}

function checkPermissions(key: WooKey, method: string): void {
  const isRead = method === 'GET'
  if (isRead ? key.permissions === 'write' : key.permissions === 'read') {
    const missing = isRead ? 'read' : 'write'
    throw refusal(`The API key provided does not have ${missing} permissions.`)
  }
}

function passwordOf(knock: Knock, isShopCall: boolean): Caller | undefined {
  const { shop, isHttps, authorization } = knock
  const basic = basicOf(authorization)
  if (!basic || !isHttps || !shop.settings.hasApplicationPasswords) return undefined
  const user = shop.users.find(
    ({ login }) => login === basic.login || `${login}@example.test` === basic.login,
  )
  // A consumer key that WooCommerce does not know is nobody's login either, and it says nothing of it.
  if (!user && isShopCall && basic.login.startsWith('ck_')) return undefined
  if (!user) {
    const [code, what, other] = basic.login.includes('@')
      ? ['invalid_email', 'email address', 'username']
      : ['invalid_username', 'username', 'email address']
    const message = `<strong>Error:</strong> Unknown ${what}. Check again or try your ${other}.`
    throw new WpError(code ?? '', message, 401)
  }
  if (!user.passwords.includes(basic.password.replace(/[^a-z0-9]/gi, ''))) {
    const message = 'The provided password is an invalid application password.'
    throw new WpError('incorrect_password', message, 401)
  }
  return { user, permissions: 'read_write' }
}

function basicOf(header = ''): { readonly login: string; readonly password: string } | undefined {
  const code = /^Basic\s+(\S+)$/i.exec(header)?.[1]
  const text = code === undefined ? '' : Buffer.from(code, 'base64').toString()
  const at = text.indexOf(':')
  return at < 1 ? undefined : { login: text.slice(0, at), password: text.slice(at + 1) }
}

const KEEPERS = ['administrator', 'shop_manager']
const UPLOADERS = [...KEEPERS, 'editor', 'author']

export const mayKeepShop = ({ user }: Caller): boolean =>
  user !== null && KEEPERS.includes(user.role)
export const mayUpload = ({ user }: Caller): boolean =>
  user !== null && UPLOADERS.includes(user.role)

const REFUSED = {
  list: ['woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'],
  view: ['woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.'],
  create: ['woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.'],
  edit: ['woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
  delete: ['woocommerce_rest_cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
  batch: [
    'woocommerce_rest_cannot_batch',
    'Sorry, you are not allowed to batch manipulate this resource.',
  ],
} as const

export type Deed = keyof typeof REFUSED
export type Refusals = Readonly<Partial<Record<Deed, readonly [code: string, message: string]>>>

/** Whoever keeps the shop may; others are told 403, strangers 401. */
export function checkKeeper({ caller }: WpRequest, deed: Deed, own: Refusals = {}): void {
  if (mayKeepShop(caller)) return
  const [code, message] = own[deed] ?? REFUSED[deed]
  throw new WpError(code, message, caller.user ? 403 : 401)
}

/** The methods that a caller may use at a route; empty: none. */
export function allowedTo(caller: Caller, path: string, route: { readonly allow: string }): string {
  if (/^\/wc\/v3\/./.test(path) && !mayKeepShop(caller)) return ''
  if (path.startsWith('/wp/v2/media') && !mayUpload(caller)) return 'GET'
  return path === '/wp/v2/users/me' && !caller.user ? '' : route.allow
}
