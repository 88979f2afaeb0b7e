import fc from 'fast-check'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { intervalOf } from '#desks/supplies/feed/key-pool.ts'
import type { SlotFeed, WbKey } from '#desks/supplies/ports.ts'
import { THEMES } from '#desks/supplies/slots/picture/palette.ts'
import { ACCOUNT_MS, adviceFor } from '#desks/supplies/statistics/figures.ts'
import { countedFeed, createSlotMetrics } from '#desks/supplies/statistics/metrics.ts'
import { OUTCOMES } from '#desks/supplies/statistics/picture/draw.ts'
import {
  binned,
  type FiguresPicture,
  type Label,
  layOut,
} from '#desks/supplies/statistics/picture/layout.ts'
import { lettering } from '#platform/pictures/font.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'
import { langs } from '#test/telegram/input/langs.ts'

test.each([
  ['one account', 1, 10_000, 9],
  ['seven of them', 7, 10_000 / 7, 3],
  ['ten look every second', 10, 1_000, undefined],
  ['more than enough', 40, 1_000, undefined],
  ['a Base token only', 1, 3_600_000, 10],
  ['nobody', 0, Number.POSITIVE_INFINITY, undefined],
] as const)('advice, %s: %i account(s), a look in %i ms', (_what, accounts, gapMs, more) => {
  expect(adviceFor(accounts, gapMs)?.more).toBe(more)
})

test('with as many accounts more as advised there is a look a second, with one fewer there is not', () => {
  expect(ACCOUNT_MS).toBe(intervalOf('personal'))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 50 }), (good, base) => {
      const rate = good / ACCOUNT_MS + base / intervalOf('base')
      const advice = adviceFor(good + base, 1 / rate)
      const with_ = (more: number) => 1 / (rate + more / ACCOUNT_MS)
      if (!advice) return expect(1 / rate).toBeLessThanOrEqual(1_000)
      expect(with_(advice.more)).toBeLessThanOrEqual(1_000 + 1e-3)
      expect(with_(advice.more - 1)).toBeGreaterThan(1_000)
    }),
  )
})

test('looks are counted by what came of them', async () => {
  const registry = new Registry()
  const answers: (() => Promise<never>)[] = [
    async () => ({ kind: 'rows', rows: [], remaining: 5 }) as never,
    async () => ({ kind: 'limited', retryAfterMs: 1 }) as never,
    async () => Promise.reject(new Error('down')),
  ]
  const feed: SlotFeed = { read: () => answers.shift()?.() ?? Promise.reject(new Error('none')) }
  const counted = countedFeed(feed, createSlotMetrics(registry))
  const { signal } = new AbortController()
  for (let at = 0; at < 3; at += 1) await counted.read({} as WbKey, signal).catch(() => {})
  const text = await registry.metrics()
  for (const result of ['rows', 'limited', 'failed'])
    expect(text).toContain(`supplies_looks_total{result="${result}"} 1`)
})

const LONG = 'очень длинное название причины, по которой ничего не вышло у бота и у продавца'
function picture(days: number, over: Partial<FiguresPicture> = {}, ms = START_MS): FiguresPicture {
  const to = dayIn('Europe/Moscow', ms)
  return {
    ...{ title: 'Попытки поймать слот', subtitle: `Коледино, Тула и ещё 3 · ${LONG}` },
    tiles: [
      { label: 'всего попыток', value: '1 234 567' },
      { label: 'поймано', value: '12' },
      { label: 'обычно до запроса', value: '0,3 с' },
      { label: 'в худших 5 %', value: '0,9 с' },
    ],
    ...{ from: addDays(to, -days), to, none: 'За это время попыток не было' },
    outcomes: Array.from({ length: days }, (_, at) => {
      return { day: addDays(to, -at), won: at % 4, lost: at % 7 }
    }),
    legend: { won: 'поймано', lost: 'не вышло' },
    reasonsTitle: 'Почему не вышло',
    reasons: [8, 3, 1].map((value) => ({ label: LONG, value, text: String(value) })),
    ...over,
  }
}

const boxOf = ({ x, y, width, size }: Label) => ({
  ...{ left: x, right: x + width, top: y - size * 0.75, bottom: y + size * 0.22 },
})
const meet = (one: Label, other: Label) => {
  const [a, b] = [boxOf(one), boxOf(other)]
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
const cases = langs.flatMap((lang) => [
  ...MOMENTS.map(([what, ms]) => [lang.locale, what, lang, picture(30, {}, ms)] as const),
  [lang.locale, 'nothing yet', lang, picture(7, { outcomes: [], reasons: [] })] as const,
  [lang.locale, 'ninety days', lang, picture(90)] as const,
])

test.each(cases)('%s, %s: no labels meet, nothing leaves the picture', async (...of) => {
  const [, , lang, drawn] = of
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  const { labels, boxes, width, height } = layOut(drawn, lang, { regular, bold })
  for (const [at, one] of labels.entries())
    expect(labels.slice(at + 1).filter((other) => meet(one, other))).toEqual([])
  for (const one of labels) {
    const { left, right, top, bottom } = boxOf(one)
    expect(left >= 0 && top >= 0 && right <= width && bottom <= height, one.text).toBe(true)
  }
  // Numbers on the axis are whole.
  expect(labels.filter(({ size, text }) => size === 30 && text.includes('…'))).toEqual([])
  for (const one of boxes) expect(one.x + one.width).toBeLessThanOrEqual(width)
})

test('columns keep every outcome of the period, whatever its length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      const drawn = picture(days)
      const { bars } = binned(drawn)
      const sum = (of: readonly { won: number; lost: number }[]) =>
        of.reduce((total, { won, lost }) => total + won + lost, 0)
      expect(sum(bars)).toBe(sum(drawn.outcomes))
      expect(bars.length).toBeLessThanOrEqual(45)
    }),
  )
})

test.each(['light', 'dark'] as const)(
  '%s: won and lost differ in lightness, not in hue alone',
  (theme) => {
    const light = (hex: string) =>
      [1, 3, 5].reduce((sum, at, index) => {
        const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
        return sum + value ** 2.2 * ([0.2126, 0.7152, 0.0722][index] ?? 0)
      }, 0)
    const { won, lost } = OUTCOMES[theme]
    const contrast = (one: string, other: string) => {
      const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b)
      return (high + 0.05) / (low + 0.05)
    }
    expect(contrast(won, lost)).toBeGreaterThanOrEqual(2)
    expect(contrast(won, THEMES[theme].paper)).toBeGreaterThanOrEqual(3)
  },
)
