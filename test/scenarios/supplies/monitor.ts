import type { Day } from '#core/dates.ts'
import { monthTitle } from '#telegram/calendar/names.ts'
import type { Seller } from '../seller.ts'

export interface Wish {
  readonly warehouse?: string
  readonly type?: RegExp
  readonly cap?: string
  /** First and last day, chosen in the calendar; seven days from tomorrow when absent. */
  readonly days?: readonly [from: Day, to: Day]
  readonly mode: 'auto' | 'hand-over' | 'notify'
  /** The preorder to tick, for the modes that book. */
  readonly preorder?: number
}

const MODES = {
  auto: /Автобронь/,
  'hand-over': /Передать мне/,
  notify: /Только сообщить/,
} as const
const CARD = {
  auto: 'Режим: автобронь',
  'hand-over': 'Режим: передавать мне',
  notify: 'Режим: только сообщать',
} as const

/** Warehouse the scenarios' slots open at unless they say otherwise. */
export const KOLEDINO = 507

/** Makes a monitor through the wizard in Russian, up to its card. */
export async function makeMonitor(seller: Seller, wish: Wish): Promise<void> {
  await toSummary(seller, wish)
  await seller.tap(/Начать поиск/)
  await seller.sees(CARD[wish.mode])
}

/** Answers every question of the wizard, up to the summary. */
export async function toSummary(seller: Seller, wish: Wish): Promise<void> {
  for (const step of wizardSteps(seller, wish)) await step()
}

/** The wizard, a step of the seller each; every one ends when the next screen is there. */
export function wizardSteps(seller: Seller, wish: Wish): (() => Promise<unknown>)[] {
  const { warehouse = 'Коледино', type = /Короба/, days, cap = '×2', mode, preorder } = wish
  const onwards = (tap: string | RegExp, seen: string | RegExp) => async () => {
    await seller.tap(tap)
    await seller.sees(seen)
  }
  return [
    async () => {
      await seller.say('/supplies')
      await seller.sees('📦 Поставки')
    },
    onwards(/Новый монитор/, 'На каких складах'),
    async () => {
      await seller.say(warehouse)
      await seller.sees(`Поиск «${warehouse}»`)
    },
    onwards(new RegExp(`☐ ${warehouse}`), '✓ Далее'),
    onwards('✓ Далее', 'Что везёте?'),
    onwards(type, 'На какие дни'),
    ...(days
      ? [
          onwards('📅 Календарь', 'Выберите первый день'),
          async () => {
            await chooseDays(seller, days)
            await seller.sees('До какого коэффициента')
          },
        ]
      : [onwards('7 дней', 'До какого коэффициента')]),
    onwards(cap, 'Что делать'),
    onwards(MODES[mode], mode === 'notify' ? 'проверьте' : 'Для какого заказа'),
    ...(preorder === undefined
      ? []
      : [
          onwards(new RegExp(`☐ #${preorder}`), new RegExp(`[^☐] #${preorder}`)),
          onwards('✓ Далее', 'проверьте'),
        ]),
  ]
}

/** Chooses a first and a last day in the open calendar, turning its page where the month ends between them. */
export async function chooseDays(seller: Seller, days: readonly [Day, Day]): Promise<void> {
  for (const day of days) {
    const title = monthTitle('ru', day.slice(0, 7))
    const isShown = () => seller.rows()[0]?.includes(title)
    if (!isShown()) {
      await seller.tap('›')
      await seller.waitFor(isShown)
    }
    await seller.tap(new RegExp(`^\\W?${Number(day.slice(8))}\\W?$`))
  }
  await seller.tap('✓ Готово')
}
