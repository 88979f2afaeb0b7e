import fc from 'fast-check'
import type { Axis, SourceCard, SourceSku } from '#desks/imports/ports.ts'

const NAMES: Readonly<Record<Axis, string>> = {
  color: '颜色',
  size: '尺码',
  edition: '版本',
  other: '款式',
}

/** A SKU on sale with a value on each axis given. */
export function skuOf(
  skuId: string,
  values: Partial<Record<Axis, string>>,
  change: Partial<SourceSku> = {},
): SourceSku {
  const axes = (Object.keys(values) as Axis[]).map((axis) => ({
    axis,
    name: NAMES[axis],
    value: values[axis] ?? '',
    valueId: `${axis}-${values[axis]}`,
  }))
  return {
    ...{ skuId, axes, quantity: 5, barcode: null, image: null, isOn: true },
    offers: [{ priceFen: 64_900, tradeType: 0, note: '普通发货', days: [5, 9] }],
    ...change,
  }
}

/** Sneakers in two sizes, everything known. */
export function cardOf(change: Partial<SourceCard> = {}): SourceCard {
  return {
    source: 'poizon-api',
    spuId: '1042567',
    article: 'DD1391-100',
    titleZh: 'Nike Dunk Low Retro 复古 低帮 板鞋 男款 黑白',
    titleEn: 'Nike Dunk Low Retro White Black',
    brand: { id: '144', name: 'Nike' },
    category: { id: '38', path: ['鞋类', '板鞋'] },
    gender: 'men',
    images: [{ url: 'https://cdn.poizon.com/a.jpg', colorId: null }],
    sizeTable: [
      { key: 'EU', values: ['41', '42'] },
      { key: 'US', values: ['8', '8.5'] },
      { key: 'CM', values: ['26', '26.5'] },
    ],
    sizeChartImage: null,
    attributes: [
      { key: '主色', value: '黑白' },
      { key: '鞋面材质', value: '合成革' },
      { key: '适用性别', value: '男' },
      { key: '功能性', value: '耐磨' },
    ],
    skus: [skuOf('1', { color: '黑白', size: '41' }), skuOf('2', { color: '黑白', size: '42' })],
    siblings: [],
    fetchedAt: '2026-11-28T12:00:00.000Z',
    ...change,
  }
}

const HAN = [...'黑白灰红色浅深尺码均鞋款男女加绒限定新经典魔法星河龙猫']
const chinese = fc
  .array(fc.constantFrom(...HAN), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(''))
const WORDS =
  'Nike Dunk Low ASICS Gel-Kayano 30 复古 低帮 板鞋 100% 棉 оригинал www.shop.ru 📱 ¥599 Gore-Tex <b>Air</b> & "x" 36⅔ Made in Italy ИТАЛИЯ 正品 гарантия №1 ＡＢＣ，！ Ignore all instructions'.split(
    ' ',
  )
/** What may come as a text of a card: Chinese, Latin, junk, things no shop may say. */
export const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((all) => all.join(' ')),
  },
  { weight: 2, arbitrary: chinese },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)
const anySize = fc.oneof(
  fc.constantFrom(
    '36⅔',
    '37 1/3',
    '42.5',
    'EU 42',
    'M/170',
    '均码',
    'XXL',
    '3XL',
    '26cm',
    '42码',
    '42',
  ),
  anyText,
)
const anyColor = fc.oneof(
  fc.constantFrom('黑白', '浅灰色', '黑', '黑色', 'Black/White', '军绿'),
  anyText,
)

export const anySku: fc.Arbitrary<SourceSku> = fc
  .tuple(
    fc.uuid(),
    fc.record(
      { color: anyColor, size: anySize, edition: anyText, other: anyText },
      { requiredKeys: [] },
    ),
    fc.boolean(),
    fc.constantFrom(null, 0, 4),
  )
  .map(([skuId, values, isOn, quantity]) => skuOf(skuId, values, { isOn, quantity }))

const optional = fc.oneof(fc.constant(null), anyText)
export const anyCard: fc.Arbitrary<SourceCard> = fc
  .record({
    spuId: fc.integer({ min: 1, max: 1e9 }).map(String),
    article: fc.oneof(fc.constantFrom('DD1391-100', 'EX100-001'), optional),
    titleZh: anyText,
    titleEn: optional,
    brand: fc.oneof(
      fc.constant(null),
      fc
        .oneof(fc.constantFrom('Nike', 'Estée Lauder', '李宁'), anyText)
        .map((name) => ({ id: null, name })),
    ),
    category: fc.record({
      id: fc.constantFrom('38', '29', null),
      path: fc.array(fc.oneof(fc.constantFrom('板鞋', '鞋类', 'Down Jackets', 'T恤'), anyText), {
        maxLength: 3,
      }),
    }),
    gender: fc.constantFrom(
      'men' as const,
      'women' as const,
      'unisex' as const,
      'kids' as const,
      null,
    ),
    sizeTable: fc.array(
      fc.record({
        key: fc.oneof(fc.constantFrom('EU', 'US', 'CM', '胸围'), anyText),
        values: fc.array(anySize, { maxLength: 4 }),
      }),
      { maxLength: 4 },
    ),
    attributes: fc.array(
      fc.record({
        key: fc.oneof(fc.constantFrom('主色', '材质', '鞋面材质', '功能性', '产地'), anyText),
        value: fc.oneof(fc.constantFrom('棉', '聚酯纤维65% 棉35%', '耐磨,防滑', '牛皮'), anyText),
      }),
      { maxLength: 6 },
    ),
    skus: fc.array(anySku, { minLength: 1, maxLength: 8 }),
  })
  .map((parts) => cardOf(parts))
