import type { Hint } from '#sandbox/guide.ts'
import type { Subscription } from '#sandbox/telegram/payments/till.ts'

const ENOUGH = 10_000

/** Plans and Stars, in the order in which it is tried. */
export function createPlanHints(url: string): readonly Hint[] {
  const post = (path: string, body: object = {}) =>
    fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  /** The month of the person's subscriptions is over, with so many Stars in the purse. */
  const renew = async (chatId: number, stars: number) => {
    await post(`/chats/${chatId}/stars`, { stars })
    const { subscriptions } = (await (await fetch(`${url}/api/payments`)).json()) as {
      subscriptions: readonly Subscription[]
    }
    const own = subscriptions.filter(({ userId }) => userId === chatId)
    for (const { id } of own) await post(`/subscriptions/${id}/renew`)
    return own.length > 0 ? undefined : null
  }
  return [
    {
      id: 'plan-open',
      label: { ru: '💎 Тарифы', en: '💎 Plans' },
      note: { ru: 'Выберите тариф и оплатите звёздами', en: 'Choose a plan and pay in Stars' },
      // An earlier try may have left an empty purse.
      async run(chatId) {
        await post(`/chats/${chatId}/stars`, { stars: ENOUGH })
        return '/plan'
      },
    },
    {
      id: 'plan-renew',
      label: { ru: '📅 Прошёл месяц', en: '📅 A month went by' },
      note: { ru: 'Подписка продлится за звёзды', en: 'The subscription is renewed in Stars' },
      run: (chatId) => renew(chatId, ENOUGH),
    },
    {
      id: 'plan-fail',
      label: { ru: '⚠️ Звёзд не хватило', en: '⚠️ Too few Stars' },
      note: {
        ru: 'Сразу после оплаты: продление не пройдёт, льготные дни',
        en: 'Right after a payment: its renewal fails, days of grace',
      },
      run: (chatId) => renew(chatId, 0),
    },
  ]
}
