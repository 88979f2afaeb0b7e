import { expect, test } from 'vitest'
import { campaignLines } from '#desks/campaigns/chat/line.ts'
import { importLines } from '#desks/imports/chat/line.ts'
import { parseLine } from '#desks/stock/lines/parse.ts'
import { monitorLines } from '#desks/supplies/lines/take.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { LineReader } from '#telegram/input/entry.ts'
import { START_MS } from '#test/support/moments.ts'
import { WAREHOUSES } from '../desks/supplies/lines/warehouses.ts'

const ctx = {
  clock: { now: () => START_MS },
  workspace: { id: 'one' },
  user: { id: 1 },
  role: 'owner',
  lang: { t: (key: string) => key },
} as unknown as ChatContext

/** The desks' own readers over nothing outside; Stock is asked last and searches with what is left. */
function readers(): (LineReader & { readonly desk: string })[] {
  const supplies = monitorLines({
    warehouses: async () => WAREHOUSES,
    openForm: async () => {},
    byModel: async () => undefined,
  })
  const imports = importLines({
    sourceKey: async () => ({ credentialId: 'key', accountKey: 'key', facts: {} }),
    isInStock: async (_workspace, words) => /кружка/i.test(words),
    present: { look: async () => undefined },
    showHome: async () => {},
  })
  const campaigns = campaignLines({
    sites: { read: async () => Promise.reject(new Error('no page is read here')) },
    start: async () => {},
  })
  const stock: LineReader = { place: 50, take: async (_ctx, line) => parseLine(line) !== undefined }
  return [
    { desk: 'supplies', ...supplies },
    { desk: 'imports', ...imports },
    { desk: 'campaigns', ...campaigns },
    { desk: 'stock', ...stock },
  ].sort((left, right) => left.place - right.place)
}

async function deskOf(line: string): Promise<string> {
  for (const reader of readers()) if (await reader.take(ctx, line)) return reader.desk
  return 'search'
}

test.for<[line: string, desk: string]>([
  ['Коледино 25-30 ноября короба до х2', 'supplies'],
  ['Тула короба 2 штуки завтра', 'supplies'],
  ['catch me a slot at Kazan next week', 'supplies'],
  ['5 паллет Казань 25.11', 'supplies'],
  ['сообщи о слотах в Шушарах', 'supplies'],
  ['короба до х2 на следующей неделе', 'supplies'],
  ['200 пар Nike', 'imports'],
  ['найди 20 товаров adidas', 'imports'],
  ['bring 50 pairs of Jordan', 'imports'],
  ['DD1391-100', 'imports'],
  ['https://dw4.co/t/A/1abc', 'imports'],
  ['реклама для термокружек', 'campaigns'],
  ['реклама для кружек в Казани до 25 ноября', 'campaigns'],
  ['сделай кампанию в Директе для чая', 'campaigns'],
  ['campaign for travel mugs', 'campaigns'],
  ['продал 2 кружки', 'stock'],
  ['продал 2 MUG-350 со склада Тула', 'stock'],
  ['пришло 30 коробов на склад Тула', 'stock'],
  ['+30 кружка синяя на склад Тула', 'stock'],
  ['перемести 5 кружек из Тулы в Казань', 'stock'],
  ['списал 3 коробки с Казани', 'stock'],
  ['MUG-350-BLU = 14', 'stock'],
  ['коробка синяя 2 шт', 'stock'],
  ['move 5 mugs from Tula to Kazan', 'stock'],
  ['received 30 boxes at Tula', 'stock'],
  ['sold 2 boxes', 'stock'],
  ['кружка синяя', 'search'],
  ['самовар тула', 'search'],
  ['Коледино', 'search'],
  ['как мне поймать слот?', 'search'],
  ['привет', 'search'],
])('%s: %s', async ([line, desk]) => {
  expect(await deskOf(line)).toBe(desk)
})
