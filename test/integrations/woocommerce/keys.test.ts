import { expect, test } from 'vitest'
import { createWooKeys } from '#integrations/woocommerce/keys.ts'
import { readSecret } from '#integrations/woocommerce/secret.ts'
import { findSecrets } from '#platform/secrets/find-secrets.ts'
import { serveWoo } from './shop.ts'

const PASSWORD = 'Ab1d ef2H ijKl mn0P qrSt uvW9'
const BARE = PASSWORD.replaceAll(' ', '')
const CK = `ck_${'0123456789'.repeat(4)}`
const CS = `cs_${'abcdef0123'.repeat(4)}`

const served = await serveWoo()
const keys = createWooKeys({ woo: served.open('reading').woo, privateHosts: [served.host] })

test.each([
  `https://shop.example seller ${PASSWORD}`,
  `${PASSWORD}\nseller\nshop.example`,
  `seller\nhttps://shop.example/wp-admin/profile.php\n${BARE}`,
  `Сайт: shop.example\nЛогин: seller\nПароль: ${PASSWORD}`,
  `http://shop.example/\nlogin = seller, password = ${PASSWORD}`,
  `address shop.example, user: seller; application password: "${PASSWORD}"`,
])('%j is read', (text) => {
  expect(keys.find(text)).toBe(text)
  const read = keys.read(text)
  if (!read.ok) throw new Error(read.error)
  expect(read.value).toMatchObject({ accountKey: 'shop.example', expiresAt: null })
  expect(readSecret(read.value.secret)).toEqual({
    ...{ url: 'https://shop.example', login: 'seller', password: BARE },
  })
})

test.each([`shop.example mila ${PASSWORD}`, `${PASSWORD} mila shop.example`])(
  'in %j a login of four letters is no part of the password',
  (text) => {
    const read = keys.read(text)
    expect(read.ok && readSecret(read.value.secret)).toMatchObject({
      login: 'mila',
      password: BARE,
    })
  },
)

test('a login that is an address, a folder and a key pair are understood', () => {
  const read = keys.read(`${CS} ${CK}\nshop.example/store owner.name@mail.example ${PASSWORD}`)
  if (!read.ok) throw new Error(read.error)
  expect(read.value.accountKey).toBe('shop.example/store')
  expect(readSecret(read.value.secret)).toEqual({
    ...{ url: 'https://shop.example/store', login: 'owner.name@mail.example', password: BARE },
    keys: { consumerKey: CK, consumerSecret: CS },
  })
  expect(read.value.secret.endsWith(BARE)).toBe(true)
})

test.each([
  ['https://shop.example seller', 'key-bad-woo'],
  [`shop.example ${CK} ${CS}`, 'key-bad-woo-password'],
  [`seller ${PASSWORD}`, 'key-bad-woo-address'],
  [`one.example two.example seller ${PASSWORD}`, 'key-bad-woo-address'],
  [`shop.example ${PASSWORD}`, 'key-bad-woo-login'],
  [`shop.example one two ${PASSWORD}`, 'key-bad-woo-login'],
  [`shop.example seller ${PASSWORD} ${CK}`, 'key-bad-woo-pair'],
])('%j is told what it lacks', (text, error) => {
  expect(keys.read(text)).toEqual({ ok: false, error })
})

test('secrets are found in any text, words are not taken for one', () => {
  const kinds = (text: string) => findSecrets(text).map(({ kind, value }) => [kind, value])
  expect(kinds(`я ${PASSWORD}, вот`)).toEqual([['woo-password', PASSWORD]])
  expect(kinds(`key=${CK}&secret=${CS}`)).toEqual([
    ['woo-key', CK],
    ['woo-key', CS],
  ])
  for (const text of [
    'this will have been like that once',
    'This Will Have Been Like That',
    '2200 1234 5678 9012 3456 7890',
    '',
  ]) {
    expect(kinds(text), text).toEqual([])
  }
})

const SETTINGS = { isHttps: true }
test.each([
  ['woo.wrong_password', {}, 'key-bad-woo-refused'],
  ['woo.no_woocommerce', { hasWoo: false }, 'key-bad-woo-no-plugin'],
  ['woo.no_app_passwords', { hasApplicationPasswords: false }, 'key-bad-woo-no-passwords'],
  ['woo.unauthorized', { isAuthorizationLost: true }, 'key-bad-woo-lost'],
] as const)('%s has its sentence', async (code, settings, messageKey) => {
  const { woo, url, secret } = served.open(code.replace('woo.', '').replaceAll('_', '-'), {
    ...SETTINGS,
    ...settings,
  })
  const service = createWooKeys({ woo, privateHosts: [served.host] })
  const password = code === 'woo.wrong_password' ? PASSWORD : secret.password
  const read = service.read(`${url} admin ${password}`)
  if (!read.ok) throw new Error(read.error)
  const verdict = await service.test(read.value.secret, 'added')
  // Over plain HTTP nothing but the certificate can be blamed for what is switched off.
  const isPlain = code === 'woo.no_app_passwords'
  expect(verdict).toMatchObject(
    isPlain
      ? { verdict: 'refused', code: 'woo.http', messageKey: 'key-bad-woo-http' }
      : { verdict: 'refused', code, messageKey },
  )
})

test('rights, keys that only read and a firewall are told; a good key leaves no draft behind', async () => {
  const { woo, url, shop } = served.open('rights')
  const service = createWooKeys({ woo, privateHosts: [served.host] })
  const testOf = async (text: string, occasion: 'added' | 'daily' = 'added') => {
    const read = service.read(`${url} ${text}`)
    if (!read.ok) throw new Error(read.error)
    return service.test(read.value.secret, occasion)
  }
  const author = served.world.issuePassword('rights', 'writer', 'author')
  expect(await testOf(`writer ${author}`)).toMatchObject({ messageKey: 'key-bad-woo-rights' })
  const owner = `admin ${served.world.issuePassword('rights')}`
  const { consumerKey, consumerSecret } = served.world.issueKey('rights', 'read')
  expect(await testOf(`${owner} ${consumerKey} ${consumerSecret}`)).toMatchObject({
    messageKey: 'key-bad-woo-read-only',
  })
  served.sandbox.faults.add({ method: 'index.get', kind: 'unpaid', times: 8, account: 'rights' })
  expect(await testOf(owner)).toMatchObject({ messageKey: 'key-bad-woo-blocked' })
  expect(await testOf(owner, 'daily')).toEqual({ verdict: 'unreachable', code: 'woo.blocked' })
  expect(await testOf(owner)).toMatchObject({
    verdict: 'accepted',
    facts: {
      url,
      currency: 'RUB',
      hasPermalinks: true,
      seo: null,
      ownerName: `${served.host}/woo/rights`,
    },
  })
  expect(shop.products.size).toBe(0)
})

test('without pretty addresses an application password still works', async () => {
  const { woo, url, secret, key } = served.open('plain', { hasPermalinks: false })
  const service = createWooKeys({ woo, privateHosts: [served.host] })
  const read = service.read(`${url} admin ${secret.password}`)
  if (!read.ok) throw new Error(read.error)
  expect(await service.test(read.value.secret, 'added')).toMatchObject({
    facts: { hasPermalinks: false },
  })
  const live = new AbortController().signal
  const made = await woo.create(key, { name: 'Без постоянных ссылок' }, live)
  expect(await woo.product(key, made.id, live)).toMatchObject({ name: 'Без постоянных ссылок' })
  expect(await woo.deleteProduct(key, made.id, live)).toBe(true)
})
