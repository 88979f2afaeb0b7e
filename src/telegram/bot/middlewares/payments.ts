import { type Api, Composer, type Middleware } from 'grammy'
import type { PreCheckoutQuery, Update } from 'grammy/types'
import { LRUCache } from 'lru-cache'
import type { Log } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { isRefused } from '../../api/faults.ts'
import type { ChatContext } from '../../context.ts'
import type { Speech } from '../speech.ts'

/** Money that came in, as Telegram tells it. */
export interface Paid {
  readonly chargeId: string
  readonly userId: number
  readonly stars: number
  readonly payload: string
  readonly isRecurring: boolean
  readonly isFirstRecurring: boolean
  /** ms; null unless it pays for a subscription. */
  readonly paidUntil: number | null
  /** ms. */
  readonly paidAt: number
}

/** Money that went back. */
export interface Refunded {
  readonly chargeId: string
  readonly userId: number
  readonly stars: number
  readonly payload: string
  /** ms. */
  readonly refundedAt: number
}

/** Who knows what is sold. Everything but `check` changes something, and is safe to repeat. */
export interface Payments {
  /** May this person pay this now? The answer of refusal is a Fluent message. */
  check(of: {
    readonly userId: number
    readonly payload: string
    readonly currency: string
    readonly stars: number
  }): Promise<{ readonly ok: true } | { readonly ok: false; readonly messageKey: string }>
  paid(payment: Paid): Promise<void>
  refunded(refund: Refunded): Promise<void>
  subscription(change: {
    readonly userId: number
    readonly payload: string
    readonly state: 'canceled' | 'active' | 'failed'
  }): Promise<void>
}

/** Longest text of a refusal that is sure to be shown. */
const MAX_REFUSAL = 200
/** Answered here lately. */
const REMEMBERED = 1_000

export interface PaymentDoor {
  readonly middleware: Middleware<ChatContext>
  /** Answers what waits for an answer as soon as it was received: Telegram gives a payment up after ten seconds. */
  expect(updates: readonly Update[]): void
}

/**
 * Where money comes in: before anything that may hold an update up, refuse it or take it for an answer. A blocked person's
 * payment is written down like any other; only paying is refused them.
 */
export function createPaymentDoor(deps: {
  readonly payments: Payments
  readonly api: Api
  readonly speech: Speech
  readonly log: Log
}): PaymentDoor {
  const { payments, api, speech, log } = deps
  const answers = new LRUCache<string, Promise<void>>({ max: REMEMBERED })

  async function answer(query: PreCheckoutQuery): Promise<void> {
    const verdict = await payments.check({
      userId: query.from.id,
      payload: query.invoice_payload,
      currency: query.currency,
      stars: query.total_amount,
    })
    const { say } = speech(query.from)
    try {
      if (verdict.ok) await api.answerPreCheckoutQuery(query.id, true)
      else {
        const text = plainText(say(verdict.messageKey, {})).slice(0, MAX_REFUSAL)
        await api.answerPreCheckoutQuery(query.id, false, { error_message: text })
      }
    } catch (error) {
      // Answered before, or too late: there is nothing left to answer.
      if (!isRefused(error)) throw error
      log.warn({ err: error }, 'a payment query could not be answered any more')
    }
  }

  /** Once, however often it is asked for; a failure may be tried again. */
  function answerOnce(query: PreCheckoutQuery): Promise<void> {
    const known = answers.get(query.id)
    if (known) return known
    const made = answer(query).catch((error) => {
      answers.delete(query.id)
      throw error
    })
    answers.set(query.id, made)
    return made
  }

  const composer = new Composer<ChatContext>()
  composer.use((ctx, next) => {
    const query = ctx.update.pre_checkout_query
    return query ? answerOnce(query) : next()
  })
  composer.on('message:successful_payment', async (ctx) => {
    const { successful_payment: paid, date } = ctx.message
    await payments.paid({
      chargeId: paid.telegram_payment_charge_id,
      userId: ctx.from.id,
      stars: paid.total_amount,
      payload: paid.invoice_payload,
      isRecurring: paid.is_recurring === true,
      isFirstRecurring: paid.is_first_recurring === true,
      paidUntil:
        paid.subscription_expiration_date === undefined
          ? null
          : paid.subscription_expiration_date * 1_000,
      paidAt: date * 1_000,
    })
  })
  composer.on('message:refunded_payment', async (ctx) => {
    const { refunded_payment: back, date } = ctx.message
    await payments.refunded({
      chargeId: back.telegram_payment_charge_id,
      // The message stands in the payer's chat; who wrote it Telegram does not say.
      userId: ctx.chat.id,
      stars: back.total_amount,
      payload: back.invoice_payload,
      refundedAt: date * 1_000,
    })
  })
  composer.use(async (ctx, next) => {
    const { subscription } = ctx.update
    if (!subscription) return next()
    const { user, invoice_payload: payload, state } = subscription
    await payments.subscription({ userId: user.id, payload, state })
  })

  return {
    middleware: composer.middleware(),
    expect(updates) {
      for (const { pre_checkout_query: query } of updates) {
        if (query)
          answerOnce(query).catch((error) =>
            log.error({ err: error }, 'a payment query was not answered at once'),
          )
      }
    },
  }
}
