import type { Shop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller, type Seller } from '../seller.ts'
import { KOLEDINO } from './monitor.ts'

export const TULA = 206_348
const NM = 231_830_001
const CHRT = 385_310_001

/** A seller with a key, a session, and 40 pieces of one size at Коледино. */
export async function openMover(
  shop: Shop,
  options: { readonly session?: boolean; readonly locale?: 'ru' | 'en' } = {},
): Promise<Seller> {
  const seller = await openSeller(shop, options.locale)
  await seller.connect()
  if (options.session !== false) await seller.logIn()
  await shop.wb.setGoods({
    ...{ sid: seller.sid, nmId: NM, name: 'Пижамы', chrtId: CHRT, sizeName: '50-52' },
    ...{ warehouseId: KOLEDINO, count: 40 },
  })
  return seller
}

/** Plans 20 pieces from Коледино to Тула through the form in Russian, up to the card. */
export async function planMove(seller: Seller, when: 'Сейчас' | RegExp): Promise<void> {
  await seller.say('/supplies')
  await seller.tap('🔀 Между складами')
  await seller.tap('➕ Перевезти')
  await seller.sees('Какой товар')
  await seller.say(String(NM))
  await seller.sees(`Поиск «${NM}»`)
  await seller.tap(/^231830001/)
  await seller.sees('Какой размер')
  await seller.tap(/50-52/)
  await seller.sees('С какого склада')
  await seller.tap(/^Коледино/)
  await seller.sees('На какой склад')
  await seller.say('тула')
  await seller.sees('Поиск «тула»')
  await seller.tap(/^Тула/)
  await seller.sees('Сколько штук')
  await seller.tap('20')
  await seller.sees('Когда отправить')
  await seller.tap(when)
  await seller.sees('проверьте')
  await seller.tap('✓ Поставить')
  await seller.sees('Заявка #1')
}

/** Moves of a seller as the stand-in has them. */
export const movesOf = async ({ wb }: Pick<Shop, 'wb'>, { sid }: Pick<Seller, 'sid'>) =>
  (await wb.transfers()).filter((one) => one.sid === sid)

/** Lets time pass until something is there. */
export const untilThere = (
  { clock }: Pick<Shop, 'clock'>,
  condition: () => Promise<boolean> | boolean,
  what: string,
) =>
  waitFor(
    async () => {
      clock.advance(500)
      return condition()
    },
    { what },
  )
