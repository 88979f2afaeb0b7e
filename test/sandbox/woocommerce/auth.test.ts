import { createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { createWooSandbox } from '#sandbox/woocommerce/index.ts'
import type { WooKey } from '#sandbox/woocommerce/records.ts'
import { runningClock } from '#test/support/clock.ts'

const HOME = 'http://127.0.0.1/shop'
let sandbox = createWooSandbox({ clock: runningClock })
let key: WooKey
let password = ''

beforeEach(() => {
  sandbox = createWooSandbox({ clock: runningClock })
  sandbox.world.addShop('shop')
  key = sandbox.world.issueKey('shop')
  password = sandbox.world.issuePassword('shop')
})

const basic = (name: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
})
const PLAIN = { 'x-forwarded-proto': 'http' }
const PRODUCTS = '/wp-json/wc/v3/products'

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const answer = await sandbox.app.request(`${HOME}${path}`, { method, headers })
  const body = (await answer.json()) as { code?: string; message?: string }
  return { status: answer.status, code: body.code ?? 'ok', message: body.message }
}

test('over https a key pair opens the shop, in the header and in the query', async () => {
  const { consumerKey, consumerSecret } = key
  expect(await ask(PRODUCTS, basic(consumerKey, consumerSecret))).toMatchObject({
    status: 200,
    code: 'ok',
  })
  const query = `?consumer_key=${consumerKey}&consumer_secret=${consumerSecret}`
  expect(await ask(`${PRODUCTS}${query}`)).toMatchObject({ status: 200, code: 'ok' })
  expect(await ask(PRODUCTS, basic(consumerKey, 'cs_wrong'))).toEqual({
    status: 401,
    code: 'woocommerce_rest_authentication_error',
    message: 'Consumer secret is invalid.',
  })
  const unknown = {
    status: 401,
    code: 'woocommerce_rest_cannot_view',
    message: 'Sorry, you cannot list resources.',
  }
  expect(await ask(PRODUCTS, basic('ck_unknown', 'cs_x'))).toEqual(unknown)
  expect(await ask(PRODUCTS)).toEqual(unknown)
})

test('over http nobody is known by a pair or a password', async () => {
  const { consumerKey, consumerSecret } = key
  for (const headers of [basic(consumerKey, consumerSecret), basic('admin', password)]) {
    expect(await ask(PRODUCTS, { ...headers, ...PLAIN })).toMatchObject({
      status: 401,
      code: 'woocommerce_rest_cannot_view',
    })
  }
})

test('an application password opens both parts, with its spaces and without; a pair only one', async () => {
  const me = '/wp-json/wp/v2/users/me?context=edit'
  for (const one of [password, password.replaceAll(' ', '')]) {
    expect(await ask(me, basic('admin', one))).toMatchObject({ status: 200, code: 'ok' })
    expect(await ask(PRODUCTS, basic('admin', one))).toMatchObject({ status: 200, code: 'ok' })
  }
  expect(await ask(me, basic('admin', 'wrong'))).toMatchObject({
    status: 401,
    code: 'incorrect_password',
  })
  expect(await ask(me, basic(key.consumerKey, key.consumerSecret))).toMatchObject({
    status: 401,
    code: 'invalid_username',
  })
  expect(await ask(me)).toMatchObject({ status: 401, code: 'rest_not_logged_in' })
})

test('a key that reads cannot write, a customer neither', async () => {
  const { consumerKey, consumerSecret } = sandbox.world.issueKey('shop', 'read')
  expect(await ask(PRODUCTS, basic(consumerKey, consumerSecret), 'POST')).toEqual({
    status: 401,
    code: 'woocommerce_rest_authentication_error',
    message: 'The API key provided does not have write permissions.',
  })
  const customer = sandbox.world.issuePassword('shop', 'buyer', 'customer')
  expect(await ask(PRODUCTS, basic('buyer', customer), 'POST')).toMatchObject({
    status: 403,
    code: 'woocommerce_rest_cannot_create',
  })
})

test('without pretty addresses only the application password is known', async () => {
  sandbox.world.shop('shop').settings.hasPermalinks = false
  const path = '/?rest_route=/wc/v3/products'
  expect(await ask(path, basic('admin', password))).toMatchObject({ status: 200, code: 'ok' })
  expect(await ask(path, basic(key.consumerKey, key.consumerSecret))).toMatchObject({
    status: 401,
    code: 'woocommerce_rest_cannot_view',
  })
  const answer = await sandbox.app.request(`${HOME}${PRODUCTS}`)
  expect([answer.status, answer.headers.get('content-type')]).toMatchObject([
    ...[404, expect.stringContaining('html')],
  ])
})

test.each(['HMAC-SHA256', 'HMAC-SHA1'])(
  'over http a call signed with %s is let in once',
  async (method) => {
    const signed = sign(method, 'nonce-1')
    expect(await ask(`${PRODUCTS}?${signed}`, PLAIN)).toMatchObject({ status: 200, code: 'ok' })
    expect(await ask(`${PRODUCTS}?${signed}`, PLAIN)).toEqual({
      status: 401,
      code: 'woocommerce_rest_authentication_error',
      message: 'Invalid nonce - nonce has already been used.',
    })
    const bent = sign(method, 'nonce-2').replace('per_page=5', 'per_page=6')
    expect(await ask(`${PRODUCTS}?${bent}`, PLAIN)).toEqual({
      status: 401,
      code: 'woocommerce_rest_authentication_error',
      message: 'Invalid signature - provided signature does not match.',
    })
  },
)

/** RFC 5849, 3.4, with no token. */
function sign(method: string, nonce: string): string {
  const params = new Map([
    ['oauth_consumer_key', key.consumerKey],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', method],
    ['oauth_timestamp', String(Math.floor(runningClock.now() / 1_000))],
    ['per_page', '5'],
  ])
  const pairs = [...params].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  const base = `GET&${encodeURIComponent(`${HOME}${PRODUCTS}`)}&${encodeURIComponent(pairs)}`
  const hash = method === 'HMAC-SHA1' ? 'sha1' : 'sha256'
  const signature = createHmac(hash, `${key.consumerSecret}&`).update(base).digest('base64')
  return `${pairs}&oauth_signature=${encodeURIComponent(signature)}`
}
