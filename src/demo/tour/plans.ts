import type { Actor } from './actor.ts'
import { comesTrue, hold, type Story } from './goals.ts'

interface Till {
  readonly transactions: readonly { readonly amount: number; readonly source?: unknown }[]
  readonly subscriptions: readonly { readonly userId: number }[]
}

/** A plan paid in Stars, seen at Telegram's own list of transactions. */
export function plansStory(anna: Actor, url: string): Story {
  const till = async () => (await (await fetch(`${url}/api/payments`)).json()) as Till
  return {
    title: 'Plans',
    steps: [
      {
        goal: 'a plan paid in Stars: charged once, and it works',
        async play() {
          const before = (await till()).transactions.length
          await anna.say('/plan')
          await anna.sees('Поимки: 2 из 2')
          await anna.tap(/Продавец/)
          await anna.sees('Оплата звёздами Telegram')
          const paid = await anna.person.pay(/Подписка/)
          hold(paid.outcome === 'paid', `the payment ended as ${paid.outcome}`)
          await anna.sees('Оплачено: тариф «Продавец»')
          await comesTrue(async () => {
            const { transactions, subscriptions } = await till()
            const news = transactions.slice(before)
            const isOurs = subscriptions.some(({ userId }) => userId === anna.person.id)
            return news.length === 1 && news[0]?.amount === 490 && isOurs
          }, 'Telegram’s list has not one payment of 490 Stars')
          await anna.say('/plan')
          await anna.sees('Поимки: 0 из 50')
        },
      },
    ],
  }
}
