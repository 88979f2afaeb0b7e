import sharp from 'sharp'
import { expect, test } from 'vitest'
import { clustersPicture } from '#desks/campaigns/exports/picture.ts'
import { createTexts } from '#platform/texts/texts.ts'

const texts = createTexts({ localesDir: 'locales' })
const ru = texts.lang('ru', 'Europe/Moscow')
const clusters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `кластер ${index}`,
    phrases: [
      { text: `кластер ${index}`, frequency: 1_000 + index },
      { text: `купить кластер ${index}`, frequency: 100 },
    ],
  }))
const height = async (count: number) =>
  (await sharp(await clustersPicture(clusters(count), ru)).metadata()).height ?? 0

test('fifteen clusters at most, the others are counted below', async () => {
  const [two, three, fifteen, sixteen, forty] = (await Promise.all(
    [2, 3, 15, 16, 40].map(height),
  )) as [number, number, number, number, number]
  const row = three - two
  expect(fifteen - three).toBe(12 * row)
  expect(sixteen - fifteen).toBeLessThan(row)
  expect(forty).toBe(sixteen)
})

test('the order is by frequency whatever the order of groups, and the languages differ', async () => {
  const there = await clustersPicture(clusters(5), ru)
  const back = await clustersPicture(clusters(5).reverse(), ru)
  expect(Buffer.from(there).equals(back)).toBe(true)
  const english = await clustersPicture(clusters(5), texts.lang('en', 'Europe/Moscow'))
  expect(Buffer.from(there).equals(english)).toBe(false)
})

test('an empty cluster is drawn as nothing, not as a fault', async () => {
  expect(await clustersPicture([{ name: 'пусто', phrases: [] }], ru)).toBeInstanceOf(Uint8Array)
})
