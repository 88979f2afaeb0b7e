import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactText } from '#platform/log/redact.ts'
import { findSecrets } from '#platform/secrets/find-secrets.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { makeWixKey } from '#sandbox/wix/keys.ts'

const TOKEN = makeToken({
  sid: 'e3b0c442-98fc-4c14-9afb-f4c8996fb924',
  nowMs: Date.parse('2026-11-20T09:00:00Z'),
})
const { privateKey: PEM } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const SERVICE_ACCOUNT = JSON.stringify({ type: 'service_account', private_key: PEM })
const YANDEX = `y0_${'AgAAAAAbcdefgh'.repeat(3)}`
const CLOUD = `AQVN${'abcdefghijkl'.repeat(3)}`
const OPENAI = `sk-proj-${'abcdefgh1234'.repeat(4)}`
const WIX = makeWixKey('seller')
const BASE = `4001234-4005678-${'ABCDEFGH12'.repeat(6)}`

const values = (text: string) => findSecrets(text).map(({ value }) => value)
const kinds = (text: string) => findSecrets(text).map(({ kind }) => kind)

test.each([
  `Токен: ${TOKEN}`,
  `Authorization: Bearer ${TOKEN}`,
  `Ключ WB\n${TOKEN}`,
  `\`${TOKEN}\``,
  `«${TOKEN}»`,
  `\u200b${TOKEN}`,
  `${TOKEN} это ключ от кабинета`,
  `/start ${TOKEN}`,
  `${TOKEN.slice(0, 40)}\u200b${TOKEN.slice(40, 41)}\u00ad${TOKEN.slice(41)}`,
  `${TOKEN.slice(0, 70)}\n${TOKEN.slice(70, 200)}\r\n ${TOKEN.slice(200)}\nthis is my key`,
  `${TOKEN.slice(0, -20)}\n${TOKEN.slice(-20)}`,
])('a token is found whole within %j', (text) => {
  expect(values(text)).toEqual([TOKEN])
})

test.each([
  [`вот мой ключ ${OPENAI}, спасибо`, [OPENAI]],
  [`токен Директа ${YANDEX}!`, [YANDEX]],
  [
    'старый AQAAAAAbcdefghijklmnopqrstuvwxyz_-0123456789',
    ['AQAAAAAbcdefghijklmnopqrstuvwxyz_-0123456789'],
  ],
  [`${CLOUD.slice(0, 22)}\n${CLOUD.slice(22)}`, [CLOUD]],
  [`${OPENAI} и ${TOKEN}`, [OPENAI, TOKEN]],
  [TOKEN.slice(0, 60), [TOKEN.slice(0, 60)]],
  [`ключ Wix: ${WIX}`, [WIX]],
  [`${WIX.slice(0, 100)}\n${WIX.slice(100)}`, [WIX]],
  [WIX.slice(0, 60), [WIX.slice(0, 60)]],
  [`${WIX} и ${TOKEN}`, [WIX, TOKEN]],
  [`X-BLToken: ${BASE}, вот`, [BASE]],
  [BASE.slice(0, 40), [BASE.slice(0, 40)]],
  [
    '123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012',
    ['123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012'],
  ],
])('in %j', (text, found) => {
  expect(values(text)).toEqual(found)
})

const MIXED = '9vXkQ2mTz81LpWcR4nYbA7sHd0FgUjE5oKi3xVqZ6tMlPwCrNyBaShDfGuJeOiKx'

test.each([
  ['woo-password', 'abcd EFGH 1234 ijkl MNOP 5678'],
  ['woo-password', 'abcd efgh ijkl mnop qrst uvwx'],
  ['woo-password', 'Xk9F v2Lm QwEr\ntY7u iOp0 aSdF'],
  ['woo-password', 'Xk9F\u00a0v2Lm\u00a0QwEr\u00a0tY7u\u00a0iOp0\u00a0aSdF'],
  ['wb-session', 'wbx-validation-key вот 0d6f1e5a-3c1b-4b7d-a3a2-abcdefabcdef'],
  ['wb-session', 'wbx_validation_key: 0d6f1e5a3c1b4b7da3a2abcdefabcdef'],
  ['private-key', '—-BEGIN PRIVATE KEY—-\nMIIEvQIBADANBgkqhkiG\n—-END PRIVATE KEY—-'],
  ['openai', `__${OPENAI}__`],
  ['address', 'postgres://shop:S3cr%40tPass@db.example.com:5432/shop'],
  ['address', 'REDIS_URL=rediss://:s3cretpassword@cache.example.com:6379/0'],
  ['address', 'https://admin:Qwerty123@shop.example/wp-admin'],
  ['address', 'https://0123456789abcdef0123456789abcdef@o4479.ingest.sentry.io/542'],
  ['other', `t1.9euelZqMkJeTkMzHzJKXi8-Lkc2SkO3rnpWak5CVlpfP.${MIXED}`],
  ['other', `client_secret=${MIXED}`],
  ['other', `Client Secret\n${MIXED}`],
  ['other', `секретный ключ Allegro: ${MIXED}`],
  ['other', '"refresh_token": "zyxwvuZYXWVU98765432100123"'],
  ['other', 'Authorization: Bearer 9vXkQ2mTz81LpWcR4nYbA7sHd0FgUjE5'],
  ['other', 'Пароль приложения: Xk9Fv2LmQwErtY7uiOp0aSdF'],
  ['other', 'пароль: Qwerty123'],
  ['other', `вот ${MIXED}`],
  ['other', TOKEN.slice(TOKEN.lastIndexOf('.') + 1)],
])('%s: %j', (kind, text) => {
  expect(kinds(text)).toEqual([kind])
})

test.each([
  [`${OPENAI.slice(0, 30)}\n${OPENAI.slice(30)}\nспасибо`, OPENAI],
  [`${YANDEX.slice(0, 20)}\r\n${YANDEX.slice(20)}`, YANDEX],
  [`${BASE.slice(0, 40)}\n${BASE.slice(40)}`, BASE],
  [`ck_${'0123456789abcdef'.repeat(2)}\n01234567`, `ck_${'0123456789abcdef'.repeat(2)}01234567`],
])('a secret is put together over lines: %j', (text, whole) => {
  expect(values(text)).toEqual([whole])
})

test('a private key is one secret, in PEM or within JSON, whole or cut off', () => {
  for (const text of [PEM, SERVICE_ACCOUNT, `ключ:\n${PEM.slice(0, 90)}`]) {
    expect(kinds(text)).toEqual(['private-key'])
  }
})

test.each([
  'authorizev3: eyJhbGciOiJFUzI1NiJ9.e30.c2ln\ncookie: x-supplier-id=1',
  'wbx-validation-key=0d6f1e5a-3c1b',
  '[{"name":"wbx-validation-key","value":"0d6f1e5a-3c1b"}]',
  'WBTokenV3\teyJhbGciOiJFUzI1NiJ9',
  "curl 'https://seller.wildberries.ru' -H 'authorizev3: eyJhbGciOiJFUzI1NiJ9.e30.c2ln'",
])('a session of the cabinet: %j', (text) => {
  expect(kinds(text)[0]).toBe('wb-session')
})

test.each([
  'Коледино 25-30 ноября короба до х2',
  'где взять wbx-validation-key в браузере?',
  'sketch of the ads, task-force and disk-drive',
  'чай;5 228 679\nкупить чай;45 120',
  'https://docs.google.com/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms',
  '7f9c2ba4-e88f-4b7d-a3a2-000000000000',
  'sale 2026 shop 2027 nike 2028',
  'iPad Mini Pink Size 10US Case',
  'Nike_Dunk_Low_Retro_White_Black_Panda_DD1391-100_Size42.xlsx',
  `https://shop.example/catalog/${MIXED}`,
  `shop.example/?yclid=${MIXED}`,
  'ключ — AIR-FORCE-1-LOW-WHITE-2026',
  'Пароль: от 8 символов',
  'мой токен: где его взять?',
  'postgres://localhost/shop',
  'https://admin@shop.example/@user:name',
])('ordinary words are no secret: %j', (text) => {
  expect(findSecrets(text)).toEqual([])
})

test('whatever signs nobody sees stand in it, a token is found and hidden in the log', () => {
  const sign = fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e')
  const place = fc.integer({ min: 0, max: TOKEN.length })
  fc.assert(
    fc.property(fc.array(fc.tuple(place, sign), { maxLength: 8 }), (marks) => {
      let text = TOKEN
      for (const [index, mark] of marks) text = text.slice(0, index) + mark + text.slice(index)
      expect(values(`до ${text} после`)).toEqual([TOKEN])
      const shown = redactText(`до ${text} после`)
      expect(shown.replace(/[\u00ad\u200b-\u206f\ufeff]/g, '')).toBe('до [redacted] после')
    }),
  )
})

test.each([
  PEM,
  SERVICE_ACCOUNT,
  'AQAAAAAbcdefghijklmnopqrstuvwxyz',
  TOKEN.slice(0, 60),
  'wbx-validation-key=0d6f1e5a-3c1b',
])('the log hides %j', (text) => {
  const shown = redactText(text)
  expect(shown).toContain('[redacted]')
  for (const { value } of findSecrets(text)) expect(shown).not.toContain(value)
})

test('eight times the text costs about eight times as much, not sixty-four', () => {
  const text = 'чай зелёный листовой 100 г, '.repeat(2_400)
  // The best of many: what else the machine does lengthens some of them, never all.
  const costOf = (part: string) =>
    Math.min(
      ...Array.from({ length: 10 }, () => {
        const startedAt = performance.now()
        expect(findSecrets(part)).toEqual([])
        return performance.now() - startedAt
      }),
    )
  expect(costOf(text) / costOf(text.slice(0, text.length / 8))).toBeLessThan(32)
})
