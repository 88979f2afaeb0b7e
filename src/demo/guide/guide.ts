import { addDays, dayIn } from '#core/dates.ts'
import type { BaseState } from '#sandbox/base/index.ts'
import type { Hint } from '#sandbox/guide.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { ChatSnapshot } from '#sandbox/telegram/chat-mirror.ts'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import { createDraftHints } from './drafts.ts'
import { createImportHints } from './imports.ts'
import { createPlanHints } from './plans.ts'
import { createRedistributionHints } from './redistribution.ts'
import { createStockHints } from './stock.ts'

/** What the bot shows to be typed into a spreadsheet. */
const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}/
/** Days ahead and coefficients, from free to dear. */
const SLOTS = [
  [4, 5],
  [6, 0],
  [7, 1],
  [8, 3],
  [11, 20],
] as const
/** Long enough to look at the calendar, short enough to see a history. */
const SLOTS_MS = 180_000
const SEEDS = ['термокружка', 'термокружка с логотипом', 'термокружка в подарок']

/** What a visitor may try in the first minutes, in the order of a seller's day. */
export function createHints(demo: {
  /** Address of the sandbox. */
  readonly url: string
  readonly now: () => number
  /** The seller whose keys are given out, and the warehouse their supplies wait for. */
  readonly sid: string
  readonly warehouseId: number
}): readonly Hint[] {
  const { url, now, sid, warehouseId } = demo
  const wb = createWildberriesController(`${url}/control`)
  const yandex = createServiceController(`${url}/services/yandex`)
  const google = createServiceController(`${url}/services/google`)
  const base = createServiceController<BaseState>(`${url}/services/base`)
  let sheetId = ''

  /** What the bot's latest message with such a text says; '' without one. */
  const shown = async (chatId: number, like: RegExp): Promise<string> => {
    const chat = (await (await fetch(`${url}/api/chats/${chatId}`)).json()) as ChatSnapshot
    return chat.messages.findLast(({ fromBot, text }) => fromBot && like.test(text))?.text ?? ''
  }
  const shownCode = async (chatId: number) => CODE.exec(await shown(chatId, CODE))?.[0] ?? ''
  return [
    {
      id: 'wb-token',
      label: { ru: '🔑 Тестовый токен WB', en: '🔑 Test WB token' },
      note: { ru: 'Отправьте его боту', en: 'Send it to the bot' },
      run: async () => (await wb.issueToken({ sid, type: 'personal' })).token,
    },
    {
      id: 'wb-session',
      label: { ru: '🗝 Сессия кабинета', en: '🔐 WB session' },
      note: { ru: 'С ней бот бронирует сам', en: 'With it the bot books by itself' },
      run: async () => (await wb.issueSession({ sid })).text,
    },
    {
      id: 'slot',
      label: { ru: '📦 Слот в Коледино', en: '📦 Slot at Коледино' },
      note: {
        ru: 'Откроется на третий день: короба, ×1',
        en: 'Opens for the third day: boxes, ×1',
      },
      async run() {
        const day = addDays(dayIn('Europe/Moscow', now()), 3)
        await wb.openSlot({ warehouseId, type: 'box', day, coefficient: 1, capacity: 1 })
        return undefined
      },
    },
    ...createRedistributionHints(url, sid),
    {
      id: 'slots',
      label: { ru: '📅 Слоты на две недели', en: '📅 Two weeks of slots' },
      note: {
        ru: 'Затем /supplies → 📅 Календарь слотов',
        en: 'Then /supplies → 📅 Slot calendar',
      },
      async run() {
        const today = dayIn('Europe/Moscow', now())
        for (const [ahead, coefficient] of SLOTS) {
          const day = addDays(today, ahead)
          await wb.openSlot({ warehouseId, type: 'box', day, coefficient, forMs: SLOTS_MS })
        }
        return undefined
      },
    },
    ...createDraftHints(wb, { sid, warehouseId }),
    {
      id: 'direct-token',
      label: { ru: '🔑 Токен Яндекс Директа', en: '🔑 Yandex Direct token' },
      note: { ru: 'Для черновиков кампаний', en: 'For drafts of campaigns' },
      run: async () =>
        (await yandex.command<{ access: string }>('account', { login: 'orlova-home' })).access,
    },
    {
      id: 'sheet',
      label: { ru: '📗 Таблица Google', en: '📗 Google spreadsheet' },
      note: { ru: 'Пустая, открыта боту', en: 'Empty, shared with the bot' },
      async run() {
        const made = await google.command<{ id: string; link: string }>('make-sheet')
        sheetId = made.id
        await google.command('share', { id: sheetId })
        return made.link
      },
    },
    {
      id: 'sheet-code',
      label: { ru: '✍️ Вписать код в таблицу', en: '✍️ Type the code into it' },
      note: { ru: 'Тот, что показывает бот', en: 'The one that the bot shows' },
      async run(chatId) {
        await google.command('type-in', { id: sheetId, text: await shownCode(chatId) })
        return undefined
      },
    },
    ...createStockHints(url, shown),
    ...createImportHints(url),
    ...createPlanHints(url),
    {
      id: 'base-token',
      label: { ru: '🗃 Токен Base', en: '🗃 Base token' },
      note: { ru: 'Его каталог – на странице /base/shop', en: 'Its catalogue is at /base/shop' },
      run: async () => (await base.state()).accounts[0]?.token,
    },
    {
      id: 'seeds',
      label: { ru: '📣 Исходные фразы', en: '📣 Seed phrases' },
      note: {
        ru: 'Для новой кампании; страница товара – shop.example',
        en: 'For a new campaign; the page is shop.example',
      },
      run: async () => SEEDS.join('\n'),
    },
  ]
}
