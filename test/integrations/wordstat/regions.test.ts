import { expect, test } from 'vitest'
import { KNOWN_REGIONS } from '#integrations/wordstat/known-regions.ts'
import { createRegions } from '#integrations/wordstat/regions.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { keyFor, startClients } from './clients.ts'

function make(tree?: Parameters<typeof createRegions>[0]['tree']) {
  const clock = createTestClock()
  const cache = createCache({ clock, log: silentLog })
  const regions = createRegions({ cache, clock, log: silentLog, ...(tree && { tree }) })
  const found = async (query: string) =>
    (await regions.search(query, 0, 10)).items.map(({ name }) => name)
  return { clock, regions, found }
}

test('the usual six come first, the rest by pages', async () => {
  const { regions } = make()
  const first = await regions.search('', 0, 6)
  expect(first.items.map(({ id }) => id)).toEqual([225, 213, 2, 54, 65, 43])
  expect(first.total).toBe(KNOWN_REGIONS.length)
  const second = await regions.search(' ', 6, 100)
  expect(second.items).toHaveLength(KNOWN_REGIONS.length - 6)
})

test('found by the beginning, by a word and by a part, whatever the case and the ё', async () => {
  const { found, regions } = make(async () => [
    { id: 10, name: 'Орёл', parentId: null },
    { id: 11, name: 'Нижний Новгород', parentId: null },
    { id: 12, name: 'Великий Новгород', parentId: null },
    { id: 13, name: 'Новгородская область', parentId: null },
    { id: 14, name: 'Ростов-на-Дону', parentId: null },
  ])
  expect(await found('ОРЕЛ')).toEqual(['Орёл'])
  expect(await found('орё')).toEqual(['Орёл'])
  expect(await found('новгород')).toEqual([
    'Новгородская область',
    'Нижний Новгород',
    'Великий Новгород',
  ])
  expect(await found('дону')).toEqual(['Ростов-на-Дону'])
  expect(await found('городск')).toEqual(['Новгородская область'])
  expect(await found('Атлантида')).toEqual([])
  expect(await regions.names([10, 225, 777])).toEqual(['Орёл', 'Россия', '777'])
})

test('several names with commas are found together', async () => {
  const { found } = make()
  expect(await found('Москва, Казань')).toEqual(['Москва', 'Казань', 'Москва и Московская область'])
})

test('Москва itself comes before what only begins with it', async () => {
  const { found } = make()
  expect(await found('москва')).toEqual(['Москва', 'Москва и Московская область'])
  expect(await found('казан')).toEqual(['Казань'])
})

test('the service’s tree is read once and remembered', async () => {
  const { providers, sandbox } = await startClients()
  const { clock, found } = make(() => providers.cloud.getRegionsTree(keyFor('cloud')))
  expect(await found('Свердловская')).toEqual(['Свердловская область'])
  await clock.advance(23 * 3_600_000)
  expect(await found('свердл')).toEqual(['Свердловская область'])
  expect(sandbox.calls.report()).toMatchObject([{ method: 'cloud/getRegionsTree', requests: 1 }])
})

test('while the tree is away the built-in part serves, and nobody waits for it again soon', async () => {
  let looks = 0
  const { clock, found } = make(async () => {
    looks += 1
    if (looks === 1) throw new Error('down')
    return [{ id: 1, name: 'Урюпинск', parentId: null }]
  })
  expect(await found('Сочи')).toEqual(['Сочи'])
  expect(await found('Урюпинск')).toEqual([])
  expect(looks).toBe(1)
  await clock.advance(600_000)
  expect(await found('Урюпинск')).toEqual(['Урюпинск'])
})
