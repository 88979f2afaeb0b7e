import { importItems } from '#desks/imports/batches/schema.ts'
import { askRollback, openBatch, rollbackBatch } from '#desks/imports/chat/actions.ts'
import type { PoizonState } from '#sandbox/poizon/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WooDump } from '#sandbox/woocommerce/world.ts'
import { placeOf } from '#test/processes/place.ts'
import { openCampaigner } from '#test/scenarios/campaigns/campaigner.ts'
import type { Stage } from '../stage.ts'

const SHOP = 'chaos'
/** Of one source's key: as fast as none is sold, or the trial would take the source's time. */
const CALLS_A_SECOND = 50
const PATIENCE_MS = 240_000

export type ImportShop = Awaited<ReturnType<typeof openImportShop>>

/** A seller with a key of Poizon, which knows `products` cards and some odd ones, and an empty shop. */
export async function openImportShop(stage: Stage, products: number, oddCopies: number) {
  const seller = await openCampaigner(placeOf(stage.sandbox))
  const services = `${stage.sandbox.url}/services`
  const poizon = createServiceController<PoizonState>(`${services}/poizon`)
  const woo = createServiceController(`${services}/woocommerce`)
  const known = (await poizon.state()).products
  if (oddCopies > 0) await poizon.command('add-odd', { copies: oddCopies })
  const missing = products - known - oddCopies * Object.keys((await poizon.state()).oddCards).length
  if (missing > 0) await poizon.command('add-products', { count: missing })

  await seller.say('/start')
  const { key } = await poizon.command<{ key: string }>('issue-key', {
    ...{ name: 'chaos', plan: { rps: CALLS_A_SECOND, callsAMonth: 1_000_000 } },
  })
  await seller.say('/import')
  await seller.onwards(seller.t('button-imports-source'), seller.t('button-key-enter'))
  await seller.tap(seller.t('button-key-enter'))
  await seller.say(`${key}, 1000000 в месяц`)
  await seller.sees('Ключ подключён')
  await woo.command('shop', { id: SHOP, settings: { name: SHOP, plugins: ['yoast/v1'] } })
  const { password } = await woo.command<{ password: string }>('issue-password', { shop: SHOP })
  await seller.say(`${stage.sandbox.url}/woo/${SHOP}\nadmin\n${password}`)
  await seller.gets(new RegExp(SHOP))

  /** Taps until the screen shows it: a press may meet a bot that is just being asked by others. */
  const patiently = (text: string | RegExp) =>
    seller.waitFor(() => seller.screen().match(text) ?? undefined, {
      ...{ timeoutMs: PATIENCE_MS, what: `${text}` },
    })
  const onwards = async (label: string | RegExp, seen: string | RegExp) => {
    await seller.tap(label)
    await patiently(seen)
  }

  return {
    ...{ seller, poizon, woo },
    dump: () => woo.command<WooDump>('dump', { shop: SHOP }),
    /** Names of the source's departments. */
    async departments(): Promise<string[]> {
      await seller.say('/import')
      await onwards(seller.t('button-imports-browse'), seller.t('imports-root-ask'))
      const labels = seller.rows().flat()
      await seller.say('/cancel')
      return labels.filter((label) => !/[‹✕]/.test(label))
    },
    /** Brings in everything of a department; resolves when the run has begun. */
    async bring(department: string): Promise<void> {
      await seller.say('/import')
      await onwards(seller.t('button-imports-browse'), seller.t('imports-root-ask'))
      await onwards(department, seller.t('imports-leaf-ask'))
      await onwards(seller.t('imports-leaf-any'), seller.t('imports-brand-any'))
      await onwards(seller.t('imports-brand-any'), seller.t('imports-field-sort'))
      await onwards(seller.t('imports-browse-confirm'), /Найдено \d+/)
      await onwards(/^(Все|Первые)/, /Выбрано [1-9]|✓ Отметить/)
      if (seller.rows().flat().includes(seller.t('button-imports-tick-all')))
        await onwards(seller.t('button-imports-tick-all'), /Выбрано [1-9]/)
      await onwards(/^✓ Далее/, /✓ Загрузить \d+/)
      await onwards(/^✓ Загрузить/, /правообладател|загрузка в магазин|Загрузка началась/)
      if (
        seller
          .rows()
          .flat()
          .some((label) => label.startsWith('✓ Загрузить'))
      )
        await onwards(/^✓ Загрузить/, /загрузка в магазин|Загрузка началась/)
    },
    /** Takes a batch back. */
    async takeBack(id: string): Promise<void> {
      await seller.say('/import')
      const { id: messageId } = await seller.waitFor(() => seller.lastMessage())
      await seller.press(messageId, openBatch({ id, filter: 'all', page: 0 }))
      await patiently(seller.t('button-imports-rollback'))
      await seller.press(messageId, askRollback({ id }))
      await patiently(/↩️ Отменить \d/)
      await seller.press(messageId, rollbackBatch({ id }))
    },
    items: () => stage.database.db.select().from(importItems),
  }
}
