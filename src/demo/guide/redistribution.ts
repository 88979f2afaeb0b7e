import type { Hint } from '#sandbox/guide.ts'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'

const GOODS = { nmId: 231_830_001, name: 'Пижамы', chrtId: 385_310_001, sizeName: '50-52' }
const KOLEDINO = 507
const TULA = 206_348
const LASTS_MS = 120_000

/** Something to move between warehouses with quotas that are open for two minutes, and a rule that keeps it stocked. */
export function createRedistributionHints(url: string, sid: string): readonly Hint[] {
  const wb = createWildberriesController(`${url}/control`)
  return [
    {
      id: 'quotas',
      label: { ru: '🔀 Квоты на 2 минуты', en: '🔀 Quotas for 2 minutes' },
      note: {
        ru: 'Поставки → Между складами → Перевезти; это артикул',
        en: 'Supplies → Redistribution → Move stock; this is the item',
      },
      async run() {
        await wb.setGoods({ ...GOODS, sid, warehouseId: KOLEDINO, count: 40 })
        await wb.openQuotas({
          quotas: [
            { warehouseId: KOLEDINO, source: 500, target: 300 },
            { warehouseId: TULA, source: 400, target: 500 },
          ],
          lastsMs: LASTS_MS,
        })
        return String(GOODS.nmId)
      },
    },
    {
      id: 'rule',
      label: { ru: '🔁 Держать на складе', en: '🔁 Keep it stocked' },
      note: {
        ru: 'Между складами → Правила → Новое правило; это артикул',
        en: 'Redistribution → Rules → New rule; this is the item',
      },
      async run() {
        await wb.setGoods({ ...GOODS, sid, warehouseId: KOLEDINO, count: 40 })
        return String(GOODS.nmId)
      },
    },
  ]
}
