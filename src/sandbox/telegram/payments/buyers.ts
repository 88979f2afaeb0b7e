import { randomBytes } from 'node:crypto'
import type { SuccessfulPayment, User } from 'grammy/types'
import { toWire } from '../bot/wire.ts'
import { emit, viewMessage } from '../chats/view.ts'
import type { World } from '../methods/method.ts'
import { type People, PersonFault } from '../people.ts'
import { addMessage, type Chat, nowSeconds, type StoredMessage } from '../state.ts'
import { newChargeId, type Offer, type Subscription, starsOf, type Verdict } from './till.ts'

/** A bot that has not answered a pre-checkout query by then loses the payment (core.telegram.org/bots/api#answerprecheckoutquery). */
const PATIENCE_MS = 10_000

/** What became of a payment. */
export type Paid =
  | { readonly outcome: 'paid'; readonly chargeId: string }
  | { readonly outcome: 'refused' | 'timeout' | 'poor'; readonly error: string }

/** The people's side of payments. */
export interface Buyers {
  /** Pays an invoice in the chat or behind a link; the bot is asked first. */
  pay(userId: number, of: { messageId: number } | { word: string }): Promise<Paid>
  /** What a link offers. */
  offer(word: string): Offer
  /** The month of a subscription is over: Telegram charges again, or fails to. */
  renew(subscriptionId: string): 'renewed' | 'failed' | 'ended'
  /** Charges for every subscription whose month is over by the clock. */
  renewDue(): void
  /** The person switches a renewal off or on, in Telegram's settings. */
  setCanceled(subscriptionId: string, isCanceled: boolean): void
  setStars(userId: number, stars: number): void
}

export function createBuyers(world: World, people: Pick<People, 'find'>): Buyers {
  const { state, queue, till } = world

  const subscriptionOf = (id: string): Subscription => {
    const found = till.subscriptions.get(id)
    if (!found) throw new PersonFault(404, `no subscription ${id}`)
    return found
  }

  function put(chat: Chat, content: Pick<StoredMessage, 'payment'>): StoredMessage {
    const message = addMessage(state, chat, {
      ...{ text: '', entities: [], fromBot: false, silent: false },
      ...content,
    })
    emit(state, chat, { type: 'message', message: viewMessage(message) })
    queue.push(chat.person.id, { message: toWire(state, chat, message) } as never)
    return message
  }

  /** Money moves: a transaction, a service message, an update. */
  function charge(chat: Chat, offer: Offer, renewal?: Subscription): string {
    const { person } = chat
    const id = newChargeId()
    till.purses.set(person.id, starsOf(till, person.id) - offer.stars)
    till.charges.set(id, { id, userId: person.id, offer, isRefunded: false })
    till.transactions.push({
      ...{ id, amount: offer.stars, date: nowSeconds(state) },
      source: {
        type: 'user',
        transaction_type: 'invoice_payment',
        user: userOf(person),
        invoice_payload: offer.payload,
        ...(offer.period !== undefined && { subscription_period: offer.period }),
      },
    })
    let terms: Partial<SuccessfulPayment> = {}
    if (offer.period !== undefined) {
      const until = (renewal?.until ?? nowSeconds(state)) + offer.period
      if (renewal) Object.assign(renewal, { until, hasFailed: false })
      else {
        const fresh = { isCanceled: false, isCanceledByBot: false, hasFailed: false }
        till.subscriptions.set(id, { id, userId: person.id, offer, until, ...fresh })
      }
      terms = {
        subscription_expiration_date: until,
        is_recurring: true,
        ...(!renewal && { is_first_recurring: true as const }),
      }
    }
    put(chat, {
      payment: {
        ...{ currency: 'XTR', total_amount: offer.stars, invoice_payload: offer.payload, ...terms },
        ...{ telegram_payment_charge_id: id, provider_payment_charge_id: '' },
      },
    })
    return id
  }

  function ask(user: User, offer: Offer): Promise<Verdict | undefined> {
    const id = String(randomBytes(8).readBigUInt64BE())
    const over = new AbortController()
    return new Promise((resolve) => {
      const settle = (verdict: Verdict | undefined) => {
        till.checkouts.delete(id)
        over.abort()
        resolve(verdict)
      }
      till.checkouts.set(id, { id, userId: user.id, offer, settle })
      state.clock.sleep(PATIENCE_MS, over.signal).then(
        () => settle(undefined),
        () => {},
      )
      queue.push(user.id, {
        pre_checkout_query: {
          ...{ id, from: user, currency: 'XTR' },
          ...{ total_amount: offer.stars, invoice_payload: offer.payload },
        },
      })
    })
  }

  function offerOf(chat: Chat, of: { messageId: number } | { word: string }) {
    if ('word' in of) return { offer: linked(of.word) }
    const message = chat.messages.get(of.messageId)
    if (!message?.invoice) throw new PersonFault(404, `no invoice ${of.messageId}`)
    if (message.invoice.isPaid) throw new PersonFault(409, 'the invoice is paid')
    return { offer: message.invoice.offer, message }
  }

  function linked(word: string): Offer {
    const offer = till.links.get(word)
    if (!offer) throw new PersonFault(404, `no invoice link ${word}`)
    return offer
  }

  function push(subscription: Subscription, state: 'canceled' | 'active' | 'failed'): void {
    const { person } = people.find(subscription.userId)
    const { payload } = subscription.offer
    const change = { user: person, invoice_payload: payload, state }
    queue.push(person.id, { subscription: change })
  }

  const buyers: Buyers = {
    offer: linked,

    async pay(userId, of) {
      const chat = people.find(userId)
      if (chat.blocked) throw new PersonFault(409, 'the bot is blocked')
      const { offer, message } = offerOf(chat, of)
      if (starsOf(till, userId) < offer.stars) return { outcome: 'poor', error: 'Not enough Stars' }
      const verdict = await ask(chat.person, offer)
      if (!verdict) return { outcome: 'timeout', error: 'BOT_PRECHECKOUT_TIMEOUT' }
      if (!verdict.ok) return { outcome: 'refused', error: verdict.error }
      chat.started = true
      const chargeId = charge(chat, offer)
      if (message?.invoice) {
        message.invoice = { ...message.invoice, isPaid: true }
        emit(state, chat, { type: 'edit', message: viewMessage(message) })
      }
      return { outcome: 'paid', chargeId }
    },

    renew(id) {
      const subscription = subscriptionOf(id)
      if (subscription.isCanceled || subscription.isCanceledByBot) return 'ended'
      const { userId, offer } = subscription
      if (starsOf(till, userId) < offer.stars) {
        const isNews = !subscription.hasFailed
        subscription.hasFailed = true
        if (isNews) push(subscription, 'failed')
        return 'failed'
      }
      charge(people.find(userId), offer, subscription)
      return 'renewed'
    },

    renewDue() {
      for (const { id, until } of [...till.subscriptions.values()])
        if (until <= nowSeconds(state)) buyers.renew(id)
    },

    setCanceled(id, isCanceled) {
      const subscription = subscriptionOf(id)
      if (subscription.isCanceled === isCanceled && !subscription.isCanceledByBot) return
      if (subscription.isCanceledByBot) throw new PersonFault(409, 'the bot has canceled it')
      subscription.isCanceled = isCanceled
      push(subscription, isCanceled ? 'canceled' : 'active')
    },

    setStars(userId, stars) {
      till.purses.set(people.find(userId).person.id, stars)
    },
  }
  return buyers
}

function userOf({ id, first_name, last_name, username }: User): User {
  return {
    ...{ id, is_bot: false, first_name },
    ...(last_name !== undefined && { last_name }),
    ...(username !== undefined && { username }),
  }
}
