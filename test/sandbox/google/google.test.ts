import { createSign } from 'node:crypto'
import { expect, test } from 'vitest'
import { maskPaths } from '#sandbox/google/masks.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveGoogle } from './serve.ts'

type Served = Awaited<ReturnType<typeof serveGoogle>>

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function assertion({ sandbox }: Served, more: object = {}): string {
  const iat = Math.floor(runningClock.now() / 1_000)
  const claims = {
    iss: sandbox.serviceAccount.email,
    scope: 'https://www.googleapis.com/auth/drive',
    aud: 'https://oauth2.googleapis.com/token',
    iat,
    exp: iat + 3_600,
    ...more,
  }
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  const key = sandbox.serviceAccount.privateKey
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`
}

async function exchange({ urls }: Served, form: Record<string, string>) {
  const response = await fetch(urls.token, { method: 'POST', body: new URLSearchParams(form) })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const byAssertion = (served: Served, text: string) =>
  exchange(served, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: text,
  })

async function caller(served: Served) {
  const { body } = await byAssertion(served, assertion(served))
  return async (method: string, address: string, sent?: unknown) => {
    const response = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${body.access_token}` },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    })
    const answer = (await response.json()) as { error?: { message: string } } & object
    return { status: response.status, answer, message: answer.error?.message }
  }
}

test('a service account is believed only by its signature, audience and time', async () => {
  const served = await serveGoogle()
  expect(await byAssertion(served, assertion(served))).toMatchObject({ status: 200 })
  const hour = Math.floor(runningClock.now() / 1_000) + 7_200
  for (const more of [{ aud: 'https://other.example/token' }, { iss: 'x@y' }, { exp: hour }]) {
    expect(await byAssertion(served, assertion(served, more))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  }
  const [head, body] = assertion(served).split('.')
  expect(await byAssertion(served, `${head}.${body}.c2lnbmF0dXJl`)).toMatchObject({
    body: { error_description: 'Invalid JWT Signature.' },
  })
  expect(await exchange(served, { grant_type: 'password' })).toMatchObject({ status: 401 })
})

test('a service account has no room of its own', async () => {
  const served = await serveGoogle()
  const call = await caller(served)
  const made = await call('POST', `${served.urls.drive}/files`, {
    name: 'x',
    mimeType: 'application/vnd.google-apps.spreadsheet',
  })
  expect(made).toMatchObject({ status: 403, message: expect.stringContaining('storage quota') })
  expect(await call('POST', `${served.urls.sheets}/spreadsheets`, {})).toMatchObject({
    status: 403,
    message: 'The caller does not have permission',
  })
})

test('a batch is carried out whole or not at all, and its masks are looked at', async () => {
  const served = await serveGoogle()
  const call = await caller(served)
  const { id } = await served.controller.command<{ id: string }>('make-sheet')
  await served.controller.command('share', { id })
  const batch = (...requests: object[]) =>
    call('POST', `${served.urls.sheets}/spreadsheets/${id}:batchUpdate`, { requests })
  const add = { addSheet: { properties: { sheetId: 7, title: 'Новый' } } }
  const frozen = (fields: string) => ({
    updateSheetProperties: {
      properties: { sheetId: 7, gridProperties: { frozenRowCount: 1 } },
      fields,
    },
  })
  expect(await batch(add, frozen('gridProperties.frozen'))).toMatchObject({
    status: 400,
    message: expect.stringContaining('Invalid field'),
  })
  expect((await served.files())[0]?.sheets).toHaveLength(1)
  expect(await batch(add, frozen('gridProperties(frozenRowCount)'))).toMatchObject({ status: 200 })
  expect(await batch(add)).toMatchObject({ message: expect.stringContaining('already exists') })
  expect(await batch({ deleteSheet: { sheetId: 99 } })).toMatchObject({
    message: expect.stringContaining('No grid with id: 99'),
  })
  expect(await batch({ mergeCells: {} })).toMatchObject({
    message: expect.stringContaining('Unknown name'),
  })
  expect(await batch()).toMatchObject({ status: 400 })
})

test('typed in, a phrase with an operator becomes a wrong formula; raw, it stays', async () => {
  const served = await serveGoogle()
  const call = await caller(served)
  const { id } = await served.controller.command<{ id: string }>('make-sheet')
  await served.controller.command('share', { id })
  const write = (valueInputOption: string, range: string) =>
    call('POST', `${served.urls.sheets}/spreadsheets/${id}/values:batchUpdate`, {
      valueInputOption,
      data: [{ range, values: [['-стекло', 5]] }],
    })
  await write('USER_ENTERED', "'Лист1'!A1")
  await write('RAW', "'Лист1'!B2")
  expect((await served.files())[0]?.sheets[0]?.values).toEqual([
    ['#ERROR!', 5],
    ['', '-стекло', 5],
  ])
  expect(await write('RAW', "'Нет такого'!A1")).toMatchObject({
    message: expect.stringContaining('Unable to parse range'),
  })
  expect(await write('RAW', "'Лист1'!A1001")).toMatchObject({
    message: expect.stringContaining('exceeds grid limits'),
  })
})

test('sixty writes a minute, and no more', async () => {
  const served = await serveGoogle()
  const call = await caller(served)
  const { id } = await served.controller.command<{ id: string }>('make-sheet')
  await served.controller.command('share', { id })
  const rename = {
    requests: [{ updateSpreadsheetProperties: { properties: { title: 'a' }, fields: 'title' } }],
  }
  const statuses: number[] = []
  for (let count = 0; count < 61; count += 1) {
    const address = `${served.urls.sheets}/spreadsheets/${id}:batchUpdate`
    statuses.push((await call('POST', address, rename)).status)
  }
  expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
  expect(statuses[60]).toBe(429)
})

test('a person can say yes on the consent page and is shown the address to copy', async () => {
  const { urls, controller } = await serveGoogle()
  const link = new URL(urls.accounts)
  link.search = new URLSearchParams({
    client_id: 'prilavok-demo.apps.example',
    redirect_uri: 'http://localhost',
    response_type: 'code',
    scope: 'https://www.googleapis.com/auth/drive.file',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  }).toString()
  expect(await (await fetch(link)).text()).toContain('Разрешить')
  const said = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }) })
  expect(await said.text()).toMatch(/http:\/\/localhost\/\?code=4%2F0/)
  link.searchParams.set('redirect_uri', 'https://elsewhere.example')
  expect(await controller.command('consent', { link: link.href })).toHaveProperty('fault')
})

test('state survives a restart; a file nobody knows has a page that says so', async () => {
  const { sandbox, controller, url } = await serveGoogle()
  const { id } = await controller.command<{ id: string }>('make-sheet', { title: '<b>Моя</b>' })
  const saved = JSON.parse(JSON.stringify(sandbox.snapshot()))
  await controller.command('delete', { id })
  expect((await fetch(`${url}/spreadsheets/d/${id}/edit`)).status).toBe(404)
  sandbox.restore(saved)
  const page = await fetch(`${url}/spreadsheets/d/${id}/edit`)
  expect(await page.text()).toContain('&lt;b&gt;Моя&lt;/b&gt;')
})

test('field masks', () => {
  expect(maskPaths('a(b,c(d)),e.f')).toEqual(['a.b', 'a.c.d', 'e.f'])
  expect(maskPaths('*')).toEqual(['*'])
  expect([maskPaths(''), maskPaths('a(b'), maskPaths('a)')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
