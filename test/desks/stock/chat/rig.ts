import type { Database } from '#db/connection.ts'
import { type ChannelViews, NO_CHANNELS } from '#desks/stock/chat/products/deps.ts'
import { stockDesk } from '#desks/stock/index.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { definedActions } from '#telegram/action.ts'
import { openHome } from '#telegram/home/actions.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { answersFit } from '#test/desks/phone.ts'
import { seat } from '#test/support/seat.ts'
import { createFakeSeller, SHOP } from '#test/telegram/fake-seller.ts'

export interface StockChatOptions {
  readonly db: Database
  readonly lang: Lang
  readonly channels?: Partial<ChannelViews>
}

/** The Stock desk over a real ledger behind the real bot, made anew for every update; every update comes twice. */
export async function openStockChat({ db, lang, channels = {} }: StockChatOptions) {
  const files = new Map<string, Uint8Array>()
  const owed: OwedMessage[] = []
  const ledgerOf = () =>
    createLedger({
      ...{ db, clock: seller.clock, log: silentLog },
      changed: async () => {},
      mappings: async () => 2,
    })
  const desk = () =>
    stockDesk({
      ledger: ledgerOf(),
      readFile: async (fileId, most) => files.get(fileId)?.subarray(0, most),
      members: async () => [{ userId: seller.chatId, firstName: 'Ася' }],
      nameOf: async () => 'Ася',
      enqueue: async (...messages) => {
        for (const one of messages) if (!owed.some(({ key }) => key === one.key)) owed.push(one)
      },
      channels: { ...NO_CHANNELS, ...channels },
      homeData: openHome({}),
    })
  const seller = createFakeSeller({
    ...{ db, lang, desks: () => [desk()] },
    actions: definedActions().filter(({ name }) => name.startsWith('s.')),
    check: answersFit,
  })
  await seat(db, { workspaceId: SHOP, userId: seller.chatId })
  seller.deliver(2)
  /** What is read; spaces that do not break are spaces here. */
  const text = () => plainText(seller.screen().text).replace(/[\u00a0\u202f]/g, ' ')
  let sent = 0

  return {
    ...{ ...seller, owed, text },
    ledger: ledgerOf(),
    homeLine: async () => desk().menu?.line?.(seller.context()),
    /** A file as people send it. */
    async sendFile(name: string, bytes: Uint8Array) {
      const file_id = `file-${++sent}`
      files.set(file_id, bytes)
      const file_size = bytes.length
      await seller.send({
        document: { file_id, file_unique_id: file_id, file_name: name, file_size },
      })
    },
    async sendPhoto(bytes: Uint8Array) {
      const file_id = `photo-${++sent}`
      files.set(file_id, bytes)
      const size = { width: 800, height: 800, file_size: bytes.length }
      await seller.send({ photo: [{ file_id, file_unique_id: file_id, ...size }] })
    },
    /** A product made through the wizard. */
    async add(name: string, sku: string, quantity: number) {
      await seller.say('/stock')
      await seller.tap(lang.t('button-stock-add'))
      await seller.say(name)
      await seller.say(sku)
      await seller.tap(lang.t('wizard-skip'))
      await seller.say(String(quantity))
      await seller.tap(lang.t('stock-new-confirm'))
    },
  }
}
