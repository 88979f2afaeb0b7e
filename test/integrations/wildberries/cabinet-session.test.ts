import { expect, test } from 'vitest'
import {
  parseSession,
  sessionExpiry,
  sessionText,
} from '#integrations/wildberries/cabinet-session.ts'

const SID = '7f3c1c52-6c1e-4a7d-9f0c-2b7f5b0a91d4'
const LOGIN = 'eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE4MDAwMDAwMDB9.signature'
const COOKIE = `x-supplier-id-external=${SID}; wbx-validation-key=key-1`
const expected = { authorizev3: LOGIN, supplierId: SID, cookie: COOKIE }

test.each([
  ['header lines', `authorizev3: ${LOGIN}\ncookie: __zzatw-wb=antibot; ${COOKIE}`],
  ['header lines of a phone', `AuthorizeV3:${LOGIN} \r\nCookie: ${COOKIE}`],
  ['cURL with -H', `curl 'https://x' -H 'authorizev3: ${LOGIN}' -H 'cookie: ${COOKIE}'`],
  ['cURL with -b', `curl 'https://x' \\\n -H 'authorizev3: ${LOGIN}' \\\n -b '${COOKIE}'`],
  ['JSON', JSON.stringify({ authorizev3: LOGIN, cookie: COOKIE })],
  [
    'JSON with cookies apart',
    JSON.stringify({
      authorizev3: LOGIN,
      cookies: { 'x-supplier-id-external': SID, 'wbx-validation-key': 'key-1' },
    }),
  ],
  [
    'lines by name',
    `authorizev3: ${LOGIN}\nx-supplier-id-external: ${SID}\nwbx-validation-key: key-1`,
  ],
])('reads %s and keeps only what is needed', (_form, text) => {
  expect(parseSession(text)).toEqual({ ok: true, value: expected })
})

test('the stored form reads back the same', () => {
  expect(parseSession(sessionText(expected))).toEqual({ ok: true, value: expected })
})

test.each([
  ['nothing', ''],
  ['no log-in', `cookie: ${COOKIE}`],
  ['no validation key', `authorizev3: ${LOGIN}\ncookie: x-supplier-id=${SID}`],
  ['no supplier', `authorizev3: ${LOGIN}\ncookie: wbx-validation-key=1`],
  ['half a JSON', `{"authorizev3": "${LOGIN}"`],
  ['a password', 'login: me\npassword: secret'],
])('refuses %s', (_what, text) => {
  expect(parseSession(text).ok).toBe(false)
})

test('reads when the log-in ends', () => {
  expect(sessionExpiry(expected)).toBe(1_800_000_000_000)
  expect(sessionExpiry({ ...expected, authorizev3: 'a.b.c' })).toBeNull()
})
