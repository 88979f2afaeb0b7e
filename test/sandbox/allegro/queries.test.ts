import { expect, test } from 'vitest'
import { createAllegroSandbox } from '#sandbox/allegro/index.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'

const PUBLIC = 'application/vnd.allegro.public.v1+json'

/** Three offers and two purchases of them, one paid. */
function openMarket() {
  const sandbox = createAllegroSandbox({ clock: createStepClock({ startMs: START_MS }) })
  const [blue, red, green] = [
    { name: 'Kubek niebieski', sku: 'BLUE', price: '20.00', available: 5 },
    { name: 'Kubek czerwony', sku: 'RED', price: '40.00', available: 5 },
    { name: 'Talerz zielony', sku: 'GREEN', price: '90.00', available: 5, isFulfillment: true },
  ].map((offer) => sandbox.putUp('orlova', offer))
  const paid = sandbox.market.purchase(red ?? '', { quantity: 2 })
  sandbox.market.purchase(green ?? '', { isPaid: false })
  const { access_token: token } = sandbox.link('orlova') as { access_token: string }
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await sandbox.app.request(`http://market/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: PUBLIC, 'content-type': PUBLIC },
      ...(body && { body: JSON.stringify(body) }),
    })
    const said = (await answer.json()) as Record<string, unknown>
    const [error] = (said.errors ?? []) as { code: string }[]
    return { status: answer.status, code: error?.code, said }
  }
  return { sandbox, ask, blue, paid: 'formId' in paid ? paid.formId : '' }
}

test.each([
  ['name=kubek', ['RED', 'BLUE']],
  ['sellingMode.price.amount.gte=30&sellingMode.price.amount.lte=50', ['RED']],
  ['publication.marketplace=allegro-pl&category.id=20285&isFulfillment=false', ['RED', 'BLUE']],
  ['publication.marketplace=allegro-cz', []],
  ['delivery.shippingRates.id.empty=true&isFulfillment=true', ['GREEN']],
  ['fundraisingCampaign.id=29738e61-7f6a-41e8-ac45-09db60ede9d6', []],
  ['product.id.empty=true', []],
  ['sort=-sellingMode.price.amount&limit=2&offset=1', ['RED', 'BLUE']],
])('offers by %s', async (query, skus) => {
  const { said } = await openMarket().ask('GET', `/sale/offers?${query}`)
  const offers = said.offers as { external: { id: string } }[]
  expect(offers.map(({ external }) => external.id)).toEqual(skus)
})

test.each([
  ['fulfillment.provider.id=ALLEGRO', 1],
  ['fulfillment.status=SENT', 0],
  ['status=READY_FOR_PROCESSING&marketplace.id=allegro-pl&buyer.login=kupujacy_7', 1],
  ['lineItems.boughtAt.lte=2020-01-01T00:00:00Z', 0],
  ['payment.id=29738e61-7f6a-41e8-ac45-09db60ede9d6', 0],
])('forms by %s', async (query, count) => {
  const { said } = await openMarket().ask('GET', `/order/checkout-forms?${query}`)
  expect(said).toMatchObject({ count, totalCount: count })
})

test('a paid form says with what, and is found by it', async () => {
  const { ask, paid } = openMarket()
  const { said } = await ask('GET', `/order/checkout-forms/${paid}`)
  const payment = said.payment as { id: string }
  expect(payment).toMatchObject({
    ...{ type: 'ONLINE', provider: 'P24', paidAmount: { amount: '80.00', currency: 'PLN' } },
  })
  const found = await ask('GET', `/order/checkout-forms?payment.id=${payment.id}`)
  expect(found.said).toMatchObject({ checkoutForms: [{ id: paid }] })
})

test.each([
  ['GET', '/sale/offers?limit=1000&offset=9999999', 400, 'VALIDATION_ERROR'],
  ['GET', '/sale/offers?sellingMode.format=RENT', 400, 'VALIDATION_ERROR'],
  ['GET', '/sale/offer-events?type=OFFER_SOLD', 400, 'VALIDATION_ERROR'],
  ['GET', '/order/events?limit=1001', 422, 'VALIDATION_ERROR'],
  ['GET', '/order/checkout-forms?limit=101', 422, 'VALIDATION_ERROR'],
  ['PATCH', '/sale/offers/1', 403, 'ACCESS_DENIED'],
  ['GET', '/sale/nothing', 404, 'NOT_FOUND'],
])('%s %s: %s %s', async (method, path, status, code) => {
  expect(await openMarket().ask(method, path)).toMatchObject({ status, code })
})

test('pages of a report beyond their limits are refused as unprocessable', async () => {
  const { ask, blue } = openMarket()
  const id = '0b1f5e0e-4c8e-4a53-9d0d-3f3a4a6f7b21'
  const offerCriteria = [{ type: 'CONTAINS_OFFERS', offers: [{ id: blue }] }]
  const modification = { changeType: 'FIXED', value: 3 }
  const path = `/sale/offer-quantity-change-commands/${id}`
  expect(await ask('PUT', path, { modification, offerCriteria })).toMatchObject({ status: 201 })
  expect(await ask('GET', `${path}/tasks?offset=1000`)).toMatchObject({ status: 422 })
})

test('a price is edited, and the drift is told', async () => {
  const { ask, blue } = openMarket()
  const body = { sellingMode: { price: { amount: '21.50', currency: 'PLN' } } }
  const { said } = await ask('PATCH', `/sale/product-offers/${blue}`, body)
  expect(said).toMatchObject({ sellingMode: { price: { amount: '21.50' } } })
  const events = await ask('GET', '/sale/offer-events?type=OFFER_PRICE_CHANGED')
  expect(events.said).toMatchObject({ offerEvents: [{ offer: { id: blue } }] })
})
