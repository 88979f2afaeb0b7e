import type { Hint } from '#sandbox/guide.ts'
import type { WildberriesController } from '#sandbox/wildberries/controller.ts'

/** A monitor by one line, goods for a draft, and what a person does with it in the cabinet. */
export function createDraftHints(
  wb: WildberriesController,
  { sid, warehouseId }: { readonly sid: string; readonly warehouseId: number },
): readonly Hint[] {
  return [
    {
      id: 'monitor-line',
      label: { ru: '📦 Монитор одной строкой', en: '📦 A monitor in one line' },
      note: {
        ru: 'Отправьте: бот разберёт и спросит остальное',
        en: 'Send it: the bot reads it and asks the rest',
      },
      run: async () => 'Коледино и Тула, короба, на следующей неделе, не дороже х2',
    },
    {
      id: 'draft-goods',
      label: { ru: '📝 Товары для черновика', en: '📝 Goods for a draft' },
      note: {
        ru: 'Поставки WB → Черновики → Собрать черновик → Список',
        en: 'WB supplies → Drafts → New draft → List',
      },
      run: async () => '2040000000017 40\n2040000000024 12',
    },
    {
      id: 'draft-order',
      label: { ru: '🚚 Оформить его в кабинете', en: '🚚 Order it in the cabinet' },
      note: {
        ru: 'Как сделал бы человек; потом «Проверить»',
        en: 'As a person would; then press Check now',
      },
      async run() {
        const { drafts } = await wb.state()
        const draft = drafts.findLast((one) => one.sid === sid && one.goods.length > 0)
        if (!draft) return null
        await wb.orderDraft({ draftId: draft.draftId, warehouseId, type: 'box' })
        return undefined
      },
    },
  ]
}
