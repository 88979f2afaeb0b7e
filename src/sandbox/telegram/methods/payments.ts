import { randomBytes } from 'node:crypto'
import { badRequest } from '../bot/failure.ts'
import { toWire } from '../bot/wire.ts'
import { emit, viewMessage } from '../chats/view.ts'
import type { Offer } from '../payments/till.ts'
import { starsOf } from '../payments/till.ts'
import { flagOf, intOf, isRecord, jsonOf, type Params, textOf } from '../requests/params.ts'
import { addMessage, nowSeconds } from '../state.ts'
import { type Methods, writableChat } from './method.ts'

/** The only period that is taken (core.telegram.org/bots/api#createinvoicelink). */
const MONTH_SECONDS = 2_592_000
const MAX_STARS = 10_000
const MAX_PAGE = 100

export const paymentMethods: Methods = {
  sendInvoice: (params, { state, pace }) => {
    const chat = writableChat(params, state)
    if (params.fields.subscription_period !== undefined)
      throw badRequest('SUBSCRIPTION_PERIOD_INVALID')
    const offer = readOffer(params)
    pace.spend(chat.person.id)
    const message = addMessage(state, chat, {
      ...{ text: '', entities: [], fromBot: true },
      invoice: { offer, isPaid: false },
      silent: flagOf(params, 'disable_notification'),
    })
    emit(state, chat, { type: 'message', message: viewMessage(message) })
    return toWire(state, chat, message)
  },

  createInvoiceLink: (params, { till }) => {
    const offer = readOffer(params)
    const word = randomBytes(12).toString('base64url')
    till.links.set(word, offer)
    return `https://t.me/$${word}`
  },

  answerPreCheckoutQuery: (params, { till }) => {
    const checkout = till.checkouts.get(textOf(params, 'pre_checkout_query_id'))
    if (!checkout) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    if (flagOf(params, 'ok')) {
      checkout.settle({ ok: true })
      return true
    }
    const error = textOf(params, 'error_message')
    if (error === '') throw badRequest('there is no error message in the request')
    checkout.settle({ ok: false, error })
    return true
  },

  getStarTransactions: (params, { till }) => {
    const offset = intOf(params, 'offset') ?? 0
    const limit = intOf(params, 'limit') ?? MAX_PAGE
    if (offset < 0 || limit < 1 || limit > MAX_PAGE) throw badRequest('LIMIT_INVALID')
    return { transactions: till.transactions.slice(offset, offset + limit) }
  },

  refundStarPayment: (params, { state, till, queue }) => {
    const userId = intOf(params, 'user_id')
    const charge = till.charges.get(textOf(params, 'telegram_payment_charge_id'))
    if (!charge || charge.userId !== userId) throw badRequest('CHARGE_NOT_FOUND')
    if (charge.isRefunded) throw badRequest('CHARGE_ALREADY_REFUNDED')
    charge.isRefunded = true
    const { id, offer } = charge
    const chat = state.chats.get(userId)
    till.purses.set(userId, starsOf(till, userId) + offer.stars)
    till.transactions.push({
      ...{ id, amount: offer.stars, date: nowSeconds(state) },
      receiver: {
        ...{ type: 'user', transaction_type: 'invoice_payment' },
        user: chat?.person ?? { id: userId, is_bot: false, first_name: '' },
        invoice_payload: offer.payload,
      },
    })
    if (!chat) return true
    const message = addMessage(state, chat, {
      ...{ text: '', entities: [], fromBot: true, silent: false },
      refund: {
        ...{ currency: 'XTR', total_amount: offer.stars, invoice_payload: offer.payload },
        telegram_payment_charge_id: id,
      },
    })
    emit(state, chat, { type: 'message', message: viewMessage(message) })
    queue.push(userId, { message: toWire(state, chat, message) } as never)
    return true
  },

  editUserStarSubscription: (params, { till }) => {
    const subscription = till.subscriptions.get(textOf(params, 'telegram_payment_charge_id'))
    if (!subscription || subscription.userId !== intOf(params, 'user_id')) {
      throw badRequest('CHARGE_NOT_FOUND')
    }
    if (textOf(params, 'is_canceled') === '') throw badRequest('parameter is_canceled is required')
    const isCanceled = flagOf(params, 'is_canceled')
    // Taken back by the bot, it is the person's to switch on again.
    if (!isCanceled && subscription.isCanceledByBot) subscription.isCanceled = true
    subscription.isCanceledByBot = isCanceled
    return true
  },

  getMyStarBalance: (_params, { till }) => ({
    amount: till.transactions.reduce(
      (sum, { amount, source }) => sum + (source ? amount : -amount),
      0,
    ),
  }),
}

/** An invoice in Stars, checked as Telegram checks it (core.telegram.org/bots/api#sendinvoice). */
function readOffer(params: Params): Offer {
  const title = textOf(params, 'title')
  const description = textOf(params, 'description')
  const payload = textOf(params, 'payload')
  if ([...title].length < 1 || [...title].length > 32) throw badRequest('INVOICE_TITLE_INVALID')
  if ([...description].length < 1 || [...description].length > 255) {
    throw badRequest('INVOICE_DESCRIPTION_INVALID')
  }
  const bytes = Buffer.byteLength(payload)
  if (bytes < 1 || bytes > 128) throw badRequest('INVOICE_PAYLOAD_INVALID')
  if (textOf(params, 'currency') !== 'XTR') throw badRequest('PAYMENT_PROVIDER_INVALID')
  if (textOf(params, 'provider_token') !== '') throw badRequest('PAYMENT_PROVIDER_INVALID')
  const prices = jsonOf(params, 'prices')
  if (!Array.isArray(prices) || prices.length !== 1) throw badRequest('STARS_INVOICE_INVALID')
  const [price] = prices as unknown[]
  const stars = isRecord(price) ? Number(price.amount) : Number.NaN
  if (!isRecord(price) || String(price.label ?? '') === '') throw badRequest('PRICE_LABEL_INVALID')
  if (!Number.isInteger(stars) || stars < 1 || stars > MAX_STARS) {
    throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID')
  }
  const period = intOf(params, 'subscription_period')
  if (period !== undefined && period !== MONTH_SECONDS) {
    throw badRequest('SUBSCRIPTION_PERIOD_INVALID')
  }
  return { title, description, payload, stars, ...(period !== undefined && { period }) }
}
