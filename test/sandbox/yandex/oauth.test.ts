import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type ServedYandex, serveYandex } from './serve.ts'

const verifier = 'v'.repeat(43)
const challenge = createHash('sha256').update(verifier).digest('base64url')

async function codeOf({ oauthUrl }: ServedYandex, more: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'demo',
    redirect_uri: 'https://oauth.yandex.ru/verification_code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  })
  const page = await (await fetch(`${oauthUrl}/authorize?${query}`)).text()
  return /<output id="code">(\d{7})</.exec(page)?.[1] ?? ''
}

async function token({ oauthUrl }: ServedYandex, form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: 'demo', ...form })
  const response = await fetch(`${oauthUrl}/token`, { method: 'POST', body })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}
const byCode = (code: string, more: Record<string, string> = {}) => ({
  grant_type: 'authorization_code',
  code,
  code_verifier: verifier,
  ...more,
})

test('the page shows a code that buys one token', async () => {
  const served = await serveYandex({ person: 'anna-shop' })
  const code = await codeOf(served)
  const first = await token(served, byCode(code))
  expect(first).toMatchObject({
    status: 200,
    body: { token_type: 'bearer', expires_in: 31_536_000 },
  })
  expect(await token(served, byCode(code))).toMatchObject({
    status: 400,
    body: { error: 'bad_verification_code' },
  })
  const info = await fetch(`${served.oauthUrl}/info`, {
    headers: { authorization: `OAuth ${first.body.access_token}` },
  })
  expect(await info.json()).toMatchObject({ login: 'anna-shop' })
})

test('another verifier, a code of eleven minutes and a wrong secret are refused', async () => {
  const served = await serveYandex()
  const code = await codeOf(served)
  const refusal = async (form: Record<string, string>) => (await token(served, form)).body.error
  expect(await refusal(byCode(code, { code_verifier: 'w'.repeat(43) }))).toBe('invalid_grant')
  expect(await refusal(byCode(code, { client_secret: 'guess' }))).toBe('invalid_client')
  served.clock.advance(11 * 60_000)
  expect(await refusal(byCode(code))).toBe('invalid_grant')
  expect(await refusal({ grant_type: 'password' })).toBe('unsupported_grant_type')
  expect(await codeOf(served, { client_id: 'stranger' })).toBe('')
})

test('a token is refreshed by the application that knows its secret', async () => {
  const served = await serveYandex()
  const first = await token(served, byCode(await codeOf(served)))
  const form = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token ?? '' }
  expect((await token(served, form)).body.error).toBe('invalid_client')
  const second = await token(served, { ...form, client_secret: 'demo-secret' })
  expect(second.status).toBe(200)
  expect(second.body.access_token).not.toBe(first.body.access_token)
})
