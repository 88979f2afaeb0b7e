import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { BASE, serveAllegro } from './serve.ts'

const PUBLIC = 'application/vnd.allegro.public.v1+json'
const BETA = 'application/vnd.allegro.beta.v1+json'

interface TokenBody {
  readonly access_token: string
  readonly refresh_token: string
}
interface Problem {
  readonly errors?: readonly { readonly code: string; readonly path: string | null }[]
}

/** The stand-in as somebody without our client calls it. */
async function served(options: Parameters<typeof serveAllegro>[0] = {}) {
  const shop = await serveAllegro({ ...options, isLoose: true })
  let pair = shop.sandbox.link('orlova') as TokenBody
  const call = async (
    method: string,
    path: string,
    {
      body,
      accept = PUBLIC,
      type = accept,
      token = pair.access_token,
    }: {
      body?: unknown
      accept?: string
      type?: string
      token?: string
    } = {},
  ) => {
    const response = await fetch(`${shop.apiUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        accept,
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const said = (text === '' ? {} : JSON.parse(text)) as Problem & Record<string, unknown>
    return { status: response.status, code: said.errors?.[0]?.code, body: said, response }
  }
  const refresh = async (token: string) => {
    const { id, secret } = shop.sandbox.client
    const response = await fetch(`${shop.authUrl}/auth/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
    })
    const said = (await response.json()) as TokenBody & Record<string, string>
    if (response.ok) pair = said
    return { status: response.status, said }
  }
  return { ...shop, call, refresh, first: pair, pair: () => pair }
}

test('a list is twenty long unless more is asked for, and takes a hundred SKUs at most', async () => {
  const { call, sandbox } = await served()
  for (let number = 0; number < 30; number += 1) sandbox.putUp('orlova', { sku: `S${number}` })
  const list = await call('GET', '/sale/offers')
  expect(list.body).toMatchObject({ count: 20, totalCount: 30 })
  const skus = (count: number) =>
    Array.from({ length: count }, (_, number) => `external.id=S${number}`).join('&')
  expect((await call('GET', `/sale/offers?${skus(100)}`)).status).toBe(200)
  expect((await call('GET', `/sale/offers?${skus(101)}`)).status).toBe(400)
  expect((await call('GET', '/sale/offers?limit=1001')).status).toBe(400)
  expect((await call('GET', '/sale/offers?external.ids=S1')).status).toBe(400)
  // Commas do not make a list.
  const joined = await call('GET', '/sale/offers?external.id=S1,S2')
  expect(joined.body).toMatchObject({ totalCount: 0 })
})

test('media types, tokens, scopes and owners are looked at', async () => {
  const { call, sandbox } = await served()
  const offer = `/sale/product-offers/${sandbox.putUp('orlova', {})}`
  const json = 'application/json'
  expect(await call('GET', offer, { accept: json })).toMatchObject({
    status: 406,
    code: 'NotAcceptableException',
  })
  const body = { stock: { available: 1 } }
  expect(await call('PATCH', offer, { body, type: json })).toMatchObject({ status: 415 })
  const unknown = await call('GET', offer, { token: 'unknown' })
  expect(unknown.status).toBe(401)
  expect(unknown.body).toMatchObject({ error: 'invalid_token' })
  expect(unknown.response.headers.get('trace-id')).toMatch(/^[0-9a-f]{16}$/)
  const scope = 'allegro:api:orders:read'
  const { access_token: token } = sandbox.link('orlova', scope) as TokenBody
  expect((await call('GET', offer, { token })).status).toBe(403)
  const foreign = sandbox.putUp('kubki', {})
  expect((await call('GET', `/sale/product-offers/${foreign}`)).status).toBe(404)
})

test('an edit names what it changes: null is a value, and unknown parts are refused', async () => {
  const { call, sandbox } = await served()
  const offer = `/sale/product-offers/${sandbox.putUp('orlova', { available: 3 })}`
  const refused = (body: unknown) => call('PATCH', offer, { body })
  expect(await refused({ stock: null })).toMatchObject({
    status: 400,
    code: 'JsonMappingException',
  })
  expect((await refused({ stock: { available: -1 } })).status).toBe(400)
  expect((await refused({ quantity: 1 })).status).toBe(400)
  expect((await call('GET', `${offer}/parts`)).status).toBe(400)
  const parts = await call('GET', `${offer}/parts?include=stock&include=price`)
  expect(parts.body).toMatchObject({ stock: { available: 3 }, sellingMode: {} })
})

test('an operation that is over sends to the offer with an empty 303', async () => {
  const { call, sandbox, clock } = await served({ switches: { editMs: 5_000 } })
  const offer = `/sale/product-offers/${sandbox.putUp('orlova', { available: 3 })}`
  const { status, response } = await call('PATCH', offer, { body: { stock: { available: 1 } } })
  expect([status, response.headers.get('retry-after')]).toEqual([202, '1'])
  const operation = new URL(response.headers.get('location') ?? '').pathname.slice(BASE.length)
  const waiting = await call('GET', operation)
  expect(waiting.status).toBe(202)
  expect(waiting.body).toMatchObject({ operation: { status: 'IN_PROGRESS' } })
  clock.advance(5_000)
  const done = await call('GET', operation)
  expect([done.status, done.body]).toEqual([303, {}])
  expect(done.response.headers.get('location')).toMatch(new RegExp(`${offer}$`))
})

test('bulk commands: beta, 25 at most, one kind of change each, an offer once, a real UUID', async () => {
  const { call } = await served()
  const path = '/sale/offer-bulk-modification-commands'
  const send = (modifications: unknown, commandId: string = randomUUID(), accept = BETA) =>
    call('POST', path, { body: { commandId, modifications }, accept })
  const fixed = (offerId: string) => ({ offerId, stock: { changeType: 'FIXED', value: 1 } })
  const many = (count: number) => Array.from({ length: count }, (_, at) => fixed(String(at)))
  expect((await send(many(25))).status).toBe(201)
  expect((await send(many(26))).status).toBe(400)
  expect((await send(many(1), 'stock-sync-1')).status).toBe(400)
  expect((await send(many(1), randomUUID(), PUBLIC)).status).toBe(406)
  const both = { ...fixed('1'), prices: { 'allegro-pl': {} } }
  const odd = await send([both])
  expect([odd.code, odd.body.errors?.[0]?.path]).toEqual([
    'INVALID_SINGLE_ELEMENT_IN_MODIFICATION',
    'modifications[0]',
  ])
  expect((await send([fixed('1'), fixed('1')])).status).toBe(400)
  expect((await send([])).status).toBe(400)
})

test('GAIN adds; what would leave less than one fails as a task', async () => {
  const { call, sandbox } = await served()
  const id = sandbox.putUp('orlova', { available: 3 })
  const gain = async (value: number) => {
    const path = `/sale/offer-quantity-change-commands/${randomUUID()}`
    const offerCriteria = [{ type: 'CONTAINS_OFFERS', offers: [{ id }] }]
    const body = { modification: { changeType: 'GAIN', value }, offerCriteria }
    await call('PUT', path, { body })
    return (await call('GET', `${path}/tasks`)).body.tasks
  }
  expect(await gain(2)).toMatchObject([{ status: 'SUCCESS', errors: [] }])
  expect(await gain(-5)).toMatchObject([
    { status: 'FAIL', errors: [{ code: 'INVALID_OFFER_QUANTITY' }] },
  ])
  expect(sandbox.world.offers.get(id)?.available).toBe(5)
})

test('a refresh token works once, with a minute of grace, and ends the access token before it', async () => {
  const { call, refresh, first, clock, pair } = await served()
  expect((await refresh(first.refresh_token)).status).toBe(200)
  const second = pair()
  expect((await call('GET', '/me', { token: first.access_token })).status).toBe(401)
  clock.advance(59_000)
  expect((await refresh(first.refresh_token)).status).toBe(200)
  expect((await call('GET', '/me', { token: second.access_token })).status).toBe(401)
  expect((await call('GET', '/me')).status).toBe(200)
  clock.advance(2_000)
  const { status, said } = await refresh(first.refresh_token)
  expect([status, said.error]).toEqual([400, 'invalid_grant'])
  expect(said.error_description).toContain(first.refresh_token)
  // Three months unused.
  clock.advance(91 * 86_400_000)
  expect((await refresh(pair().refresh_token)).status).toBe(400)
})

test('beyond the client id limit everybody is refused for a minute', async () => {
  const { call, sandbox, clock } = await served({ switches: { clientLimit: 3 } })
  const { access_token: token } = sandbox.link('kubki') as TokenBody
  const statuses: number[] = []
  for (let number = 0; number < 4; number += 1) statuses.push((await call('GET', '/me')).status)
  expect(statuses).toEqual([200, 200, 200, 429])
  clock.advance(59_000)
  expect(await call('GET', '/me', { token })).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
  })
  clock.advance(1_000)
  expect((await call('GET', '/me', { token })).status).toBe(200)
  expect(sandbox.peaks().client).toBe(3)
})

test('more calls of one seller at once than allowed are refused, those of another are not', async () => {
  const { call, sandbox } = await served({ switches: { parallel: 2 }, latencyMs: 50 })
  const { access_token: token } = sandbox.link('kubki') as TokenBody
  const [first, second, third, other] = await Promise.all([
    ...[1, 2, 3].map(() => call('GET', '/me')),
    call('GET', '/me', { token }),
  ])
  const statuses = [first, second, third].map((answer) => answer?.status).toSorted()
  expect(statuses).toEqual([200, 200, 429])
  expect(other?.status).toBe(200)
})

test('one SKU may stand on several active offers', async () => {
  const { call, sandbox } = await served()
  const ids = [1, 2].map(() => sandbox.putUp('orlova', { sku: 'MUG', available: 3 }))
  const { body } = await call('GET', '/sale/offers?external.id=MUG&publication.status=ACTIVE')
  const found = body.offers as { id: string }[]
  expect(found.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})

test('a seller has limits of edits, of offers read and of offers changed by commands', async () => {
  const { call, sandbox, clock } = await served()
  const id = sandbox.putUp('orlova', { available: 3 })
  const offer = `/sale/product-offers/${id}`
  const offers = Array.from({ length: 1_000 }, (_, number) => ({ id: String(number) }))
  const quantity = () =>
    call('PUT', `/sale/offer-quantity-change-commands/${randomUUID()}`, {
      body: {
        modification: { changeType: 'FIXED', value: 1 },
        offerCriteria: [{ type: 'CONTAINS_OFFERS', offers }],
      },
    })
  const statuses: number[] = []
  for (let number = 0; number < 10; number += 1) statuses.push((await quantity()).status)
  expect(statuses).toEqual([...Array<number>(9).fill(201), 429])
  expect((await call('PATCH', offer, { body: { stock: { available: 1 } } })).status).toBe(200)
  clock.advance(60_000)
  expect((await quantity()).status).toBe(201)
})

test('beyond a limit calls may wait for room instead of being refused', async () => {
  const { call, sandbox, clock } = await served({ switches: { overLimit: 'slow' } })
  sandbox.putUp('orlova', { available: 3 })
  const offers = Array.from({ length: 1_000 }, (_, number) => ({ id: String(number) }))
  const end = () =>
    call('PUT', `/sale/offer-publication-commands/${randomUUID()}`, {
      body: {
        publication: { action: 'END' },
        offerCriteria: [{ type: 'CONTAINS_OFFERS', offers }],
      },
    })
  for (let number = 0; number < 9; number += 1) expect((await end()).status).toBe(201)
  let isDone = false
  const slow = end().finally(() => {
    isDone = true
  })
  await call('GET', '/me')
  expect(isDone).toBe(false)
  while (!isDone) {
    clock.advance(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await slow).status).toBe(201)
})
