import sharp from 'sharp'
import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import type { SkuChart } from '#desks/stock/charts/chart.ts'
import { chartSvg, drawChart, THEMES } from '#desks/stock/charts/draw.ts'
import { type Label, layOut } from '#desks/stock/charts/layout.ts'
import { lettering } from '#platform/pictures/font.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'
import { en, langs, ru } from '#test/telegram/input/langs.ts'

const DAY = 86_400_000
const fonts = async () => {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  return { regular, bold }
}

/** A product over `days`, its stock changed `points` times. */
function chartOf(days: number, points: number, more: Partial<SkuChart> = {}): SkuChart {
  const [fromMs, toMs] = [START_MS - days * DAY, START_MS]
  const last = dayIn('Europe/Moscow', toMs)
  return {
    ...{ name: 'Кружка синяя', sku: 'MUG-350-BLU', fromMs, toMs },
    stock: Array.from({ length: points }, (_, at) => ({
      at: fromMs + (at / points) * (toMs - fromMs),
      pieces: (at * 37) % 120,
    })),
    sales: Array.from({ length: days }, (_, at) => ({ day: addDays(last, -at), pieces: at % 5 })),
    channels: [
      { name: 'Allegro «Орлова PL»', shown: 14, wanted: 14 },
      { name: 'Wix orlova.shop', shown: 12, wanted: 14 },
      { name: 'Allegro Zapas', shown: null, wanted: null },
    ],
    ...more,
  }
}

/** Pairs of labels that meet, by the room their letters take. */
function meeting(labels: readonly Label[]): string[] {
  const box = ({ x, y, width, size }: Label) => ({
    ...{ left: x, right: x + width, top: y - size * 0.75, bottom: y + size * 0.22 },
  })
  return labels.flatMap((one, at) =>
    labels.slice(at + 1).flatMap((other) => {
      const [a, b] = [box(one), box(other)]
      const isApart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
      return isApart ? [] : [`${one.text} | ${other.text}`]
    }),
  )
}

const LONG = 'Кружка керамическая с двойными стенками, крышкой и ручкой, подарочная упаковка'
const EXTREMES: readonly (readonly [string, SkuChart])[] = [
  ['a month', chartOf(30, 40)],
  ['one point', chartOf(30, 1)],
  ['no point', chartOf(30, 0, { sales: [], channels: [] })],
  ['one day', chartOf(1, 3)],
  ['part of a day', { ...chartOf(1, 2), fromMs: START_MS - 3_600_000 }],
  ['1,000 points', chartOf(365, 1_000)],
  ['three years', chartOf(1_095, 1_000)],
  ['zeros', chartOf(30, 3, { stock: [{ at: 0, pieces: 0 }], sales: [] })],
  [
    'large numbers and long names',
    chartOf(90, 5, {
      ...{ name: LONG, sku: 'X'.repeat(64) },
      stock: [{ at: 0, pieces: 1_000_000 }],
      channels: Array.from({ length: 20 }, (_, at) => ({
        ...{ name: `${LONG} ${at}`, shown: 1_000_000, wanted: 999_999 },
      })),
    }),
  ],
]
const cases = langs.flatMap((lang) =>
  EXTREMES.map(([name, chart]) => [`${lang.locale}, ${name}`, lang, chart] as const),
)

test.each(cases)('%s: no labels meet, nothing leaves the picture', async (_name, lang, chart) => {
  const layout = layOut(chart, lang, await fonts())
  expect(meeting(layout.labels)).toEqual([])
  for (const { x, width, y, text } of layout.labels) {
    expect(x, text).toBeGreaterThanOrEqual(0)
    expect(x + width, text).toBeLessThanOrEqual(layout.width)
    expect(y, text).toBeLessThan(layout.height)
  }
  for (const { x, y, width, height } of [...layout.bars, ...layout.grid]) {
    expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(layout.width)
  }
  const lowest = Math.max(...layout.bars.map(({ y, height }) => y + height))
  const salesLines = layout.grid.filter(({ y }) => y > layout.ground + 50)
  for (const { y } of layout.bars) {
    expect(y).toBeGreaterThanOrEqual(Math.min(...salesLines.map((line) => line.y)) - 0.01)
    expect(y).toBeLessThan(lowest)
  }
  for (const point of layout.line) expect(point.y).toBeLessThanOrEqual(layout.ground)
  expect(layout.height / layout.width).toBeLessThan(2)
  const svg = chartSvg(layout, 'dark', await fonts())
  expect(svg).not.toMatch(/<text|font|script|NaN|Infinity|undefined|&/u)
  expect(svg.length).toBeLessThan(600_000)
})

const textsOf = async (chart: SkuChart, lang: Lang) =>
  layOut(chart, lang, await fonts()).labels.map(({ text }) => text)

test('the values are written out, in both languages', async () => {
  const chart = chartOf(30, 40, { stock: [{ at: 0, pieces: 1_234 }] })
  expect(await textsOf(chart, ru)).toEqual(
    expect.arrayContaining([
      ...['Кружка синяя', 'Остаток', ru.number(1_234), 'Продажи за день', 'всего 60'],
      ...['Allegro «Орлова PL»', '14', '12, нужно 14', '–'],
    ]),
  )
  expect(await textsOf(chart, en)).toEqual(
    expect.arrayContaining([
      'Stock',
      en.number(1_234),
      'Sales a day',
      '60 in all',
      '12, should be 14',
    ]),
  )
})

test('heights are in proportion to the values', async () => {
  const half = [
    { at: 0, pieces: 80 },
    { at: START_MS - 15 * DAY, pieces: 40 },
  ]
  const last = dayIn('Europe/Moscow', START_MS)
  const sales = [
    { day: last, pieces: 4 },
    { day: addDays(last, -1), pieces: 2 },
  ]
  const { line, ground, bars } = layOut(chartOf(30, 0, { stock: half, sales }), ru, await fonts())
  const [first, end] = [line[0], line.at(-1)]
  expect(ground - (first?.y ?? 0)).toBeCloseTo(2 * (ground - (end?.y ?? 0)))
  const [before, today] = bars
  expect(bars).toHaveLength(2)
  expect(today?.height).toBeCloseTo(2 * (before?.height ?? 0))
})

test('what began before the period is where the line begins; what lies outside is left out', async () => {
  const stock = [
    { at: 0, pieces: 500 },
    { at: START_MS - 40 * DAY, pieces: 10 },
    { at: START_MS + DAY, pieces: 900 },
  ]
  const chart = chartOf(30, 0, { stock, sales: [{ day: '2001-01-01', pieces: 77 }] })
  const texts = await textsOf(chart, ru)
  expect(texts).toContain('10')
  expect(texts).not.toContain('900')
  expect(texts).toContain('всего 0')
})

test('long periods count several days in a bar', async () => {
  expect(await textsOf(chartOf(365, 5), ru)).toContain('Продажи за неделю')
  const { bars } = layOut(chartOf(1_095, 5), en, await fonts())
  expect(bars.length).toBeLessThanOrEqual(62)
})

test.each(MOMENTS)(
  '%s: the days below are the first and the last of the period',
  async (_what, ms) => {
    const chart = chartOf(30, 3, { fromMs: ms - 30 * DAY, toMs: ms })
    const texts = await textsOf(chart, ru)
    expect(texts).toContain(ru.day(dayIn('Europe/Moscow', ms)))
    expect(texts).toContain(ru.day(dayIn('Europe/Moscow', ms - 30 * DAY)))
  },
)

test('the colours of texts stand out from the paper in both themes', () => {
  for (const colours of Object.values(THEMES))
    for (const tone of ['title', 'text', 'quiet', 'warn'] as const)
      expect(contrast(colours[tone], colours.paper), tone).toBeGreaterThanOrEqual(4.5)
})

test('a PNG of each theme on its own paper', async () => {
  for (const [theme, dark] of [
    ['light', false],
    ['dark', true],
  ] as const) {
    const png = await drawChart(chartOf(30, 40), ru, theme)
    const { width, format } = await sharp(png).metadata()
    expect({ width, format }).toEqual({ width: 1080, format: 'png' })
    expect(png.length).toBeLessThan(300_000)
    const { data } = await sharp(png)
      .extract({ left: 4, top: 4, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect((data[0] ?? 0) < 128).toBe(dark)
  }
})

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    const [red = 0, green = 0, blue = 0] = parts.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
