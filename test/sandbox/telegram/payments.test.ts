import { Api, GrammyError } from 'grammy'
import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { openSandbox } from './support.ts'

const PRICES = [{ label: 'Plan', amount: 490 }]

async function openShop() {
  const sandbox = await openSandbox()
  const { telegram } = sandbox
  const api = new Api(telegram.token, { apiRoot: telegram.apiRoot })
  const anna = await sandbox.person()
  await anna.say('/start')
  const updates = async () => api.getUpdates({ timeout: 0 })
  /** Answers the next question whether a payment may be taken. */
  const answer = async (ok: boolean, error_message?: string) => {
    const found = await waitFor(() => [...telegram.world.till.checkouts.keys()][0])
    await api.answerPreCheckoutQuery(found, ok, { ...(error_message && { error_message }) })
  }
  return { sandbox, telegram, api, anna, updates, answer }
}

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof GrammyError ? error.description : undefined
}

test('an invoice in Stars is taken as Telegram takes it, and nothing else', async () => {
  const { api, anna } = await openShop()
  const send = (title: string, text: string, payload: string, more: object = {}) =>
    api.sendInvoice(anna.id, title, text, payload, 'XTR', PRICES, more)
  expect(await refusal(send('', 'text', 'p'))).toContain('INVOICE_TITLE_INVALID')
  expect(await refusal(send('т'.repeat(33), 'text', 'p'))).toContain('INVOICE_TITLE_INVALID')
  expect(await refusal(send('Plan', 'т'.repeat(256), 'p'))).toContain('DESCRIPTION_INVALID')
  expect(await refusal(send('Plan', 'text', 'я'.repeat(65)))).toContain('PAYLOAD_INVALID')
  const twice = api.sendInvoice(anna.id, 'Plan', 'text', 'p', 'XTR', [...PRICES, ...PRICES])
  expect(await refusal(twice)).toContain('STARS_INVOICE_INVALID')
  const week = { subscription_period: 604_800 }
  const link = api.createInvoiceLink('Plan', 'text', 'p', '', 'XTR', PRICES, week)
  expect(await refusal(link)).toContain('SUBSCRIPTION_PERIOD_INVALID')
  const sent = await send('Plan', 'text', 'p')
  expect(sent.invoice).toMatchObject({ currency: 'XTR', total_amount: 490 })
})

test('the bot is asked first: yes takes the Stars, no and silence take none', async () => {
  const { api, anna, answer, telegram, updates } = await openShop()
  await api.sendInvoice(anna.id, 'Plan', 'text', 'payload', 'XTR', PRICES)
  const refused = anna.pay()
  await answer(false, 'Not today')
  expect(await refused).toEqual({ outcome: 'refused', error: 'Not today' })

  const silent = anna.pay()
  await waitFor(() => telegram.world.till.checkouts.size === 1)
  const [late = ''] = telegram.world.till.checkouts.keys()
  telegram.clock.advance(10_001)
  expect(await silent).toMatchObject({ outcome: 'timeout' })
  expect(await refusal(api.answerPreCheckoutQuery(late, true))).toContain('query is too old')
  expect(telegram.world.till.transactions).toEqual([])

  const paid = anna.pay()
  await answer(true)
  expect(await paid).toMatchObject({ outcome: 'paid' })
  const told = (await updates()).find((one) => one.message?.successful_payment)
  expect(told?.message?.successful_payment).toMatchObject({
    ...{ currency: 'XTR', total_amount: 490, invoice_payload: 'payload' },
  })
  await anna.waitFor(() => anna.messages().some(({ receipt }) => receipt?.kind === 'paid'))
})

test('a subscription is renewed, fails for want of Stars, is canceled and switched on as Telegram does', async () => {
  const { api, anna, answer, telegram, updates } = await openShop()
  const month = { subscription_period: 2_592_000 }
  const link = await api.createInvoiceLink('Plan', 'text', 'sub', '', 'XTR', PRICES, month)
  const paying = telegram.buyers.pay(anna.id, { word: link.split('$')[1] ?? '' })
  await answer(true)
  const paid = await paying
  const id = paid.outcome === 'paid' ? paid.chargeId : ''
  expect(telegram.buyers.renew(id)).toBe('renewed')
  telegram.buyers.setStars(anna.id, 1)
  expect(telegram.buyers.renew(id)).toBe('failed')
  expect(telegram.buyers.renew(id)).toBe('failed')
  telegram.buyers.setStars(anna.id, 1_000)
  await api.raw.editUserStarSubscription({
    ...{ user_id: anna.id, telegram_payment_charge_id: id, is_canceled: true },
  })
  expect(telegram.buyers.renew(id)).toBe('ended')
  expect(() => telegram.buyers.setCanceled(id, false)).toThrow('the bot has canceled it')
  await api.editUserStarSubscription(anna.id, id, false)
  expect(telegram.buyers.renew(id)).toBe('ended')
  telegram.buyers.setCanceled(id, false)
  expect(telegram.buyers.renew(id)).toBe('renewed')
  const kinds = (await updates()).flatMap((one) => {
    const payment = one.message?.successful_payment
    if (payment) return [payment.is_first_recurring ? 'first' : 'again']
    return one.subscription ? [one.subscription.state] : []
  })
  expect(kinds).toEqual(['first', 'again', 'failed', 'active', 'again'])
})

test('a refund is made once, stands in the list under the payment’s id, and is told', async () => {
  const { api, anna, answer, updates } = await openShop()
  await api.sendInvoice(anna.id, 'Plan', 'text', 'payload', 'XTR', PRICES)
  const paying = anna.pay()
  await answer(true)
  const paid = await paying
  const id = paid.outcome === 'paid' ? paid.chargeId : ''
  expect(await refusal(api.refundStarPayment(anna.id + 1, id))).toContain('CHARGE_NOT_FOUND')
  await api.refundStarPayment(anna.id, id)
  expect(await refusal(api.refundStarPayment(anna.id, id))).toContain('ALREADY_REFUNDED')
  const { transactions } = await api.getStarTransactions()
  expect(transactions.map((one) => [one.id, one.source !== undefined])).toEqual([
    [id, true],
    [id, false],
  ])
  expect((await updates()).some((one) => one.message?.refunded_payment)).toBe(true)
  expect(await refusal(api.getStarTransactions({ limit: 101 }))).toContain('LIMIT_INVALID')
})
