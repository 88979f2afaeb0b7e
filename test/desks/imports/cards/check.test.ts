import { expect, test } from 'vitest'
import { checkCard } from '#desks/imports/cards/check.ts'
import type { SourceCard } from '#desks/imports/ports.ts'
import { cardOf, skuOf } from './samples.ts'

const offer = (priceFen: number, tradeType = 0) => ({ priceFen, tradeType, note: null, days: null })

test('a good card with the offers that count', () => {
  const skus = [
    skuOf('1', { size: '41' }, { offers: [offer(70_000), offer(50_000, 95)] }),
    skuOf('2', { size: '42' }, { quantity: 0 }),
    skuOf('3', { size: '43' }, { offers: [offer(80_000)] }),
  ]
  const all = checkCard(cardOf({ skus }))
  expect(all.ok && all.value.minFen).toBe(50_000)
  const ordinary = checkCard(cardOf({ skus }), [0])
  expect(ordinary.ok && ordinary.value.minFen).toBe(70_000)
  expect(ordinary.ok && [...ordinary.value.offers.keys()]).toEqual(['1', '3'])
})

const priced = (fen: number) => ({ skus: [skuOf('1', { size: '1' }, { offers: [offer(fen)] })] })

test.each<[string, Partial<SourceCard>, string]>([
  ['nameless', { titleZh: ' ', titleEn: null, article: null }, 'no-title'],
  ['without SKUs', { skus: [] }, 'no-sizes'],
  ['sold out', { skus: [skuOf('1', { size: '1' }, { offers: [] })] }, 'sold-out'],
  ['taken off sale', { skus: [skuOf('1', { size: '1' }, { isOn: false })] }, 'sold-out'],
  ['at a price of nothing', priced(0), 'sold-out'],
  ['too cheap', priced(999), 'odd-price'],
  ['too dear', priced(50_000_100), 'odd-price'],
  ['without pictures', { images: [] }, 'no-pictures'],
])('a card %s', (_what, change, code) => {
  const checked = checkCard(cardOf(change))
  expect(checked).toMatchObject({ ok: false, error: { code, messageKey: `imports-fault-${code}` } })
})

test.each([1_000, 1_200_000, 50_000_000])('a price of %i fen is sane', (fen) => {
  expect(checkCard(cardOf(priced(fen))).ok).toBe(true)
})
