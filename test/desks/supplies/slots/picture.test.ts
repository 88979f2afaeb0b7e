import sharp from 'sharp'
import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { CLOSED } from '#desks/supplies/feed/snapshot.ts'
import type { SlotCalendar } from '#desks/supplies/slots/calendar.ts'
import { calendarSvg, drawCalendar } from '#desks/supplies/slots/picture/draw.ts'
import { type Label, layOut, PLACES, type Words } from '#desks/supplies/slots/picture/layout.ts'
import { SHADES, shadeOf, THEMES } from '#desks/supplies/slots/picture/palette.ts'
import { lettering } from '#platform/pictures/font.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'
import { langs, ru } from '#test/telegram/input/langs.ts'

const NAMES = ['Коледино', 'Санкт-Петербург Уткина Заводь', 'Электросталь', 'А'.repeat(60)]
const VALUES = [CLOSED, 0, 100, 150, 500, 2_000, 10_000]
const words: Words = {
  title: 'Слоты на 14 дней',
  subtitle: 'короба · данные WB на 14:05',
  legend: ['бесплатно, ×0', 'до ×1', 'до ×2', 'до ×5', 'выше ×5', 'закрыто'],
  nameOf: (id) => NAMES[id % NAMES.length] ?? '',
}
const fonts = async () => {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  return { regular, bold }
}

function calendar(places: number, ms = START_MS): SlotCalendar {
  const today = dayIn('Europe/Moscow', ms)
  return {
    ...{ supplyType: 'box', at: ms },
    days: Array.from({ length: 14 }, (_, ahead) => addDays(today, ahead)),
    places: Array.from({ length: places }, (_, id) => ({
      warehouseId: id,
      cells: Array.from({ length: 14 }, (_, ahead) => VALUES[(id + ahead) % VALUES.length] ?? 0),
    })),
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
  ...MOMENTS.map(([what, ms]) => [lang.locale, what, PLACES, lang, ms] as const),
  ...Array.from({ length: PLACES }, (_, places) => {
    return [lang.locale, 'any day', places, lang, START_MS] as const
  }),
])

test.each(cases)('%s, %s, %i places: no labels meet, nothing leaves the picture', async (...of) => {
  const [, , places, lang, ms] = of
  const { labels, cells, width, height } = layOut(calendar(places, ms), words, lang, await fonts())
  for (const [at, one] of labels.entries())
    expect(labels.slice(at + 1).filter((other) => meet(one, other))).toEqual([])
  for (const one of labels) {
    const { left, right, top, bottom } = boxOf(one)
    expect(left >= 0 && top >= 0 && right <= width && bottom <= height, one.text).toBe(true)
  }
  expect(cells.filter(({ shade }) => shade >= -1)).toHaveLength(14 * places + SHADES.length + 1)
})

test('on a phone, a third of its width, every text is at least 8 pixels high', async () => {
  const { labels, width } = layOut(calendar(PLACES), words, ru, await fonts())
  expect(Math.min(...labels.map(({ size }) => size)) * (360 / width)).toBeGreaterThanOrEqual(8)
})

const channels = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
const linear = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = channels(hex).map(linear)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, other: string) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** What eyes without one kind of cones see (Machado, Oliveira and Fernandes, 2009, severity 1), linear RGB. */
const EYES = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
}
function seenBy(eyes: readonly number[], hex: string): [number, number, number] {
  const rgb = channels(hex).map(linear)
  const [r = 0, g = 0, b = 0] = [0, 3, 6].map((row) =>
    rgb.reduce((sum, value, at) => sum + value * (eyes[row + at] ?? 0), 0),
  )
  // To CIE L*a*b*, where distances are those that are seen.
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

test.each(Object.entries(THEMES))('%s: inks can be read on their fills', (_name, theme) => {
  for (const { fill, ink } of [theme.closed, ...theme.open])
    expect(contrast(fill, ink), `${ink} on ${fill}`).toBeGreaterThanOrEqual(4.5)
  for (const tone of [theme.title, theme.text, theme.quiet])
    expect(contrast(theme.paper, tone), tone).toBeGreaterThanOrEqual(4.5)
})

const looks = Object.entries(THEMES).flatMap(([name, theme]) =>
  Object.entries(EYES).map(([eyes, matrix]) => [name, eyes, theme, matrix] as const),
)
test.each(looks)('%s, %s eyes: no two steps look alike', (_name, _eyes, theme, matrix) => {
  const fills = [theme.closed, ...theme.open].map(({ fill }) => seenBy(matrix, fill))
  for (const [at, one] of fills.entries()) {
    for (const other of fills.slice(at + 1)) {
      const apart = Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)))
      expect(apart).toBeGreaterThanOrEqual(15)
    }
  }
})

test('each coefficient has the step it belongs to', () => {
  expect([CLOSED, 0, 1, 100, 101, 200, 500, 501, 100_000].map(shadeOf)).toEqual([
    ...[undefined, 0, 1, 1, 2, 2, 3, 4, 4],
  ])
})

test('letters are shapes: no font is needed where the picture is shown', async () => {
  const all = await fonts()
  const svg = calendarSvg(layOut(calendar(3), words, ru, all), 'dark', all)
  expect(svg).not.toContain('<text')
  expect(svg).not.toContain('NaN')
  const bytes = await drawCalendar(calendar(3), words, ru, 'dark')
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1080 })
})
