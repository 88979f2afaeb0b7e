import sharp from 'sharp'
import { expect, test } from 'vitest'
import { barsSvg, drawBars } from '#platform/pictures/bars.ts'
import { lettering } from '#platform/pictures/font.ts'

const picture = (count: number, note = '') => ({
  title: 'Кластеры по частотности',
  subtitle: 'Показов в месяц',
  bars: Array.from({ length: count }, (_, index) => ({
    label: `термокружка ${index}`,
    value: 1_000 / 2 ** index,
    text: `${Math.round(1_000 / 2 ** index)}`,
  })),
  note,
})

/** Share of pixels in a rectangle that are darker than the paper and the tracks. */
async function ink(png: Uint8Array, left: number, top: number, width: number, height: number) {
  const { data, info } = await sharp(png)
    .extract({ left, top, width, height })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let dark = 0
  for (let at = 0; at < data.length; at += info.channels) {
    if ((data[at] ?? 255) < 180) dark += 1
  }
  return dark / (data.length / info.channels)
}

test('a PNG that fits a phone and Telegram’s limits for photos', async () => {
  const png = await drawBars(picture(15, 'И ещё 3'))
  const { format, width, height } = await sharp(png).metadata()
  expect(format).toBe('png')
  expect(width).toBe(1080)
  expect((height ?? 0) / 1080).toBeLessThan(2)
  expect(png.length).toBeLessThan(300_000)
})

test('letters are drawn, and bars are as long as their values', async () => {
  const png = await drawBars(picture(3))
  // Where the title and the first name stand.
  expect(await ink(png, 64, 70, 700, 60)).toBeGreaterThan(0.1)
  expect(await ink(png, 64, 244, 250, 40)).toBeGreaterThan(0.1)
  const bar = (row: number) => ink(png, 64, 236 + row * 106 + 54 + 4, 952, 10)
  expect(await bar(0)).toBeCloseTo(1, 1)
  expect(await bar(1)).toBeCloseTo(0.5, 1)
  expect(await bar(2)).toBeCloseTo(0.25, 1)
})

test('texts are shapes: no font is asked for, no number is broken, nothing of a label gets into the markup', async () => {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  const label = '<script href="x"/> & ёжик 😀'
  const svg = barsSvg({ ...picture(15), bars: [{ label, value: 0, text: '0' }] }, regular, bold)
  expect(svg).not.toMatch(/<text|font|script|NaN|undefined|&/u)
})

test('a long label ends in dots and within its room', async () => {
  const font = await lettering('regular')
  const long = 'термокружка с ручкой и крышкой для машины 500 мл из нержавеющей стали'
  const cut = font.fit(long, 36, 400)
  expect(cut).toMatch(/^термокружка с.*…$/u)
  expect(font.width(cut, 36)).toBeLessThanOrEqual(400)
  expect(font.width(cut, 36)).toBeGreaterThan(350)
  expect(font.fit('кружка', 36, 400)).toBe('кружка')
})

test('every letter of phrases has a shape', async () => {
  const letters =
    'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЁЙЫabcxyz0123456789«»—–…+-.,!?%₽№\u00a0\u202f'
  for (const weight of ['regular', 'bold'] as const) {
    const font = await lettering(weight)
    for (const one of letters) expect(font.width(one, 36), one).toBeGreaterThan(0)
    expect(font.width('😀', 36)).toBe(0)
  }
})
