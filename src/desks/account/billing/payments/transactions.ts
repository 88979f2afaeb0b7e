import type { Api } from 'grammy'
import type { StarTransaction } from 'grammy/types'

/** Telegram's largest page. */
const PAGE = 100

/** A payment or a refund in Telegram's list; other movements of Stars are none of ours. */
export interface Movement {
  readonly kind: 'payment' | 'refund'
  readonly chargeId: string
  readonly userId: number
  readonly stars: number
  readonly payload: string
  readonly isSubscription: boolean
  /** ms. */
  readonly at: number
}

/** One page of the list, the oldest first, and how many entries it had. */
export async function readPage(
  api: Pick<Api, 'getStarTransactions'>,
  offset: number,
  signal?: AbortSignal,
): Promise<{ readonly size: number; readonly movements: readonly Movement[] }> {
  const { transactions } = await api.getStarTransactions(
    { offset, limit: PAGE },
    signal as Parameters<Api['getStarTransactions']>[1],
  )
  return { size: transactions.length, movements: transactions.flatMap(movementOf) }
}

function movementOf(transaction: StarTransaction): Movement[] {
  const { id, amount, date, source, receiver } = transaction
  const partner = source ?? receiver
  if (partner?.type !== 'user' || partner.transaction_type !== 'invoice_payment') return []
  return [
    {
      kind: source ? 'payment' : 'refund',
      chargeId: id,
      userId: partner.user.id,
      stars: amount,
      payload: partner.invoice_payload ?? '',
      isSubscription: partner.subscription_period !== undefined,
      at: date * 1_000,
    },
  ]
}
