import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeToken } from '#integrations/wildberries/token.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'

const NOW = Date.UTC(2026, 10, 20)
const make = (options: Partial<Parameters<typeof makeToken>[0]> = {}) =>
  makeToken({ sid: 'seller-1', nowMs: NOW, ...options })

test.each(['base', 'personal', 'service'] as const)('reads a %s token', (type) => {
  const token = make({ type, expiresInDays: 10 })
  expect(decodeToken(token, NOW)).toMatchObject({
    ok: true,
    value: {
      token,
      sid: 'seller-1',
      tokenType: type,
      expiresAt: NOW + 864_000_000,
      isReadOnly: false,
    },
  })
})

test('takes what people paste around it', () => {
  const token = make()
  const broken = `${token.slice(0, 40)}\n${token.slice(40)}`
  for (const text of [
    ` ${token}\n`,
    `Bearer ${token}`,
    `"${token}"`,
    `Authorization: ${token}`,
    broken,
  ]) {
    expect(decodeToken(text, NOW)).toMatchObject({ ok: true, value: { token } })
  }
})

test('names what is wrong', () => {
  const fault = (text: string) => {
    const decoded = decodeToken(text, NOW)
    return decoded.ok ? undefined : decoded.error
  }
  expect(fault(make({ expiresInDays: -1 }))).toBe('expired')
  expect(fault(make({ type: 'test' }))).toBe('test-token')
  expect(fault(make({ scopes: ['analytics'] }))).toBe('no-supplies-scope')
  expect(fault(make().split('.').slice(0, 2).join('.'))).toBe('malformed')
  const claims = Buffer.from(JSON.stringify({ sid: 'x', s: 1024.5, exp: 1, acc: 3 }))
  expect(fault(`e30.${claims.toString('base64url')}.x`)).toBe('malformed')
  expect(fault('12345')).toBe('malformed')
})

test('a read-only token is good, and says so', () => {
  const decoded = decodeToken(make({ readOnly: true }), NOW)
  expect(decoded).toMatchObject({ ok: true, value: { isReadOnly: true } })
})

test('never throws, whatever is pasted', () => {
  const jwtish = fc
    .tuple(fc.json(), fc.json())
    .map(([a, b]) => [a, b, 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.'))
  fc.assert(
    fc.property(fc.oneof(fc.string(), jwtish), (text) => {
      expect(decodeToken(text, NOW).ok).toBe(false)
    }),
  )
})
