import { expect, test } from 'vitest'
import { readCampaignLine } from '#desks/campaigns/chat/line.ts'

test.for<[line: string, address: string | undefined, about: string]>([
  ['https://shop.ru/kruzhki', 'https://shop.ru/kruzhki', ''],
  ['shop.ru', 'shop.ru', ''],
  ['магазин-чая.рф/katalog', 'магазин-чая.рф/katalog', ''],
  ['реклама для https://shop.ru/kruzhki', 'https://shop.ru/kruzhki', ''],
  ['реклама для shop.ru: кружки с гравировкой', 'shop.ru', 'кружки с гравировкой'],
  ['реклама для термокружек', undefined, 'термокружек'],
  ['сделай кампанию в Яндекс.Директе для термокружек', undefined, 'термокружек'],
  ['нужна реклама на shop.ru', 'shop.ru', ''],
  ['create a campaign for https://shop.com/mugs', 'https://shop.com/mugs', ''],
  ['ads for travel mugs', undefined, 'travel mugs'],
  ['рекламма чая', undefined, 'чая'],
  ['обьявления для термосов', undefined, 'термосов'],
])('%s', ([line, address, about]) => {
  expect(readCampaignLine(line)).toEqual({ ...(address && { address }), about })
})

test.for([
  'реклама',
  'рекламный буклет 2 шт',
  'реклама не работает',
  'реклама для чая сколько стоит?',
  'кружка shop.ru синяя',
  'anna@shop.ru',
  't.me/prilavok',
  'MUG-350-BLU',
  'v1.2.3',
  'адрес https://shop.ru и ещё слова',
])('%s is nothing of ours', (line) => {
  expect(readCampaignLine(line)).toBeUndefined()
})
