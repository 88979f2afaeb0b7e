import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costMicros } from '#core/model-prices.ts'
import { directKeyword } from '#desks/campaigns/ads/checker/direct-keyword.ts'
import {
  crossMinus,
  minusConflicts,
  minusLength,
} from '#desks/campaigns/ads/checker/minus-conflicts.ts'
import { characters, LIMITS } from '#desks/campaigns/ads/limits.ts'
import {
  trackingFaults,
  trackingRoom,
  trackingTemplate,
  withTracking,
} from '#desks/campaigns/ads/links/tracking.ts'
import { expectedCostMicros } from '#desks/campaigns/ads/model/expected-cost.ts'

test.each([
  ['Термокружка с крышкой', 'термокружка +с крышкой'],
  ['кружка   для кофе', 'кружка для кофе'],
  ['кофе без сахара', 'кофе +без сахара'],
  ['"!купить !термокружку"', 'купить термокружку'],
  ['[москва казань] билет', 'москва казань билет'],
  ['(термос|термокружка) +на +дачу', 'термос термокружка +на дачу'],
  ['термокружка -стекло -"бу"', 'термокружка'],
  ['кружка кружка 0,5 л', 'кружка 0.5 л'],
  ['кружка-термос', 'кружка-термос'],
  ['ёлка, шары!', 'ёлка шары'],
  ['краска до -30 градусов', 'краска +до 30 градусов'],
  ['морозилка −18', 'морозилка 18'],
  ["леви'с джинсы", 'левис джинсы'],
  ['крем L’Oréal', 'крем loreal'],
  ['ковролин за м²', 'ковролин +за м2'],
  ['levi’s джинсы', 'levis джинсы'],
  ['чaй c лимоном', 'чай +с лимоном'],
  ['Nikе', 'nike'],
])('«%s» is the keyword «%s»', (phrase, keyword) => {
  expect(directKeyword(phrase)).toBe(keyword)
})

test.each(['', '!!!', 'для', '500', 'а б в г д е ж з', 'ш'.repeat(36)])(
  '«%s» is no keyword',
  (phrase) => {
    expect(directKeyword(phrase)).toBeNull()
  },
)

test('a keyword of any text keeps to the limits and stays itself when asked again', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'аб с-+!"[]().,7') }),
  )
  fc.assert(
    fc.property(text, (phrase) => {
      const keyword = directKeyword(phrase)
      if (keyword === null) return
      const words = keyword.split(' ')
      expect(words.length).toBeLessThanOrEqual(LIMITS.keywordWords)
      expect(keyword).toMatch(/^[\p{L}0-9.+ -]+$/u)
      expect(directKeyword(keyword)).toBe(keyword)
    }),
  )
})

test('a minus-word that is all in a keyword does nothing there', () => {
  const groups = [
    { number: 1, phrases: [{ text: 'термокружка из стекла', frequency: 10 }] },
    { number: 2, phrases: [{ text: 'термокружка', frequency: 90 }] },
  ]
  const conflicts = minusConflicts(['стекло', 'стекло дешево', '!стекло', 'термокружки'], groups)
  expect(conflicts).toEqual([
    { minus: 'стекло', keyword: 'термокружка из стекла', group: 1 },
    { minus: 'термокружки', keyword: 'термокружка из стекла', group: 1 },
    { minus: 'термокружки', keyword: 'термокружка', group: 2 },
  ])
})

test('cross-minus keeps the short keyword out of the longer one’s searches, never out of its own', () => {
  const phrase = (text: string, frequency: number) => ({ text, frequency })
  const lists = crossMinus([
    { number: 1, phrases: [phrase('термокружка', 90), phrase('термокружка для кофе', 20)] },
    {
      number: 2,
      phrases: [phrase('термокружка стекло', 30), phrase('термокружка кофе и чай', 10)],
    },
    { number: 3, phrases: [phrase('термокружка stanley 500 мл', 50)] },
  ])
  expect(lists.get(1)).toEqual(['stanley 500 мл', 'стекло'])
  expect(lists.get(2)).toEqual([])
  expect(lists.get(3)).toEqual([])
})

test('cross-minus stops at what Direct takes for a group', () => {
  const longer = Array.from({ length: 600 }, (_, index) => ({
    text: `термокружка ${'абвгдежзик'[index % 10]}оченьдлинное${index}`,
    frequency: 600 - index,
  }))
  const list = crossMinus([
    { number: 1, phrases: [{ text: 'термокружка', frequency: 1000 }] },
    { number: 2, phrases: longer },
  ]).get(1)
  expect(list?.length).toBeGreaterThan(100)
  expect(minusLength(list ?? [])).toBeLessThanOrEqual(LIMITS.groupMinusCharacters)
})

test('tracking has Direct’s macros bare and leaves the page’s own labels alone', () => {
  const tracking = trackingTemplate('https://mugs.example/a?utm_source=mail&utm_medium=x#top')
  expect(tracking).toBe('utm_campaign={campaign_id}&utm_content={ad_id}&utm_term={keyword}')
  expect(trackingFaults(trackingTemplate('https://mugs.example'))).toEqual([])
  expect(withTracking('https://mugs.example/a?b=1#top', tracking)).toBe(
    `https://mugs.example/a?b=1&${tracking}#top`,
  )
  expect(withTracking('https://mugs.example', 'a={gbid}')).toBe('https://mugs.example?a={gbid}')
  expect(withTracking('https://mugs.example', '')).toBe('https://mugs.example')
  expect(trackingFaults('a=%7Bgbid%7D')).toEqual(['%7B', '%7D'])
  expect(trackingFaults('a={gid}&b={ad_id}')).toEqual(['{gid}'])
  expect(trackingFaults('a={ad_id')).toEqual(['{'])
  expect(trackingRoom(`https://mugs.example/${'a'.repeat(900)}`)).toBe(1024 - 21 - 900 - 1)
})

test('a cost is in millionths of a dollar, and never zero for a price we do not know', () => {
  const usage = { inputTokens: 1000, cachedTokens: 400, outputTokens: 200 }
  expect(costMicros({ model: 'gpt-5.4-mini', ...usage })).toBe(450 + 30 + 900)
  expect(costMicros({ model: 'gpt-5.4-mini-2026-03-17', ...usage })).toBe(1380)
  expect(costMicros({ model: 'gpt-4o-mini', ...usage })).toBe(150 + 120)
  expect(costMicros({ model: 'gpt-6-mini', ...usage })).toBeNull()
  expect(costMicros({ model: 'toString', ...usage })).toBeNull()
  const plan = { clusters: 15, variants: 2 }
  // The bar: a usual campaign stays under ten cents.
  expect(expectedCostMicros('gpt-5.4-nano', plan)).toBeLessThan(100_000)
  expect(expectedCostMicros('gpt-6-mini', plan)).toBeNull()
})

test('length is code points after NFC', () => {
  expect(characters('и\u0306')).toBe(1)
  expect(characters('ё')).toBe(1)
  expect(characters('𝓐')).toBe(1)
})
