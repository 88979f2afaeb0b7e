import { expect, test } from 'vitest'
import { filtersOfCategory, sample, treeOf } from '#integrations/poizon/distribution-categories.ts'
import { asking, startPoizon } from './client.ts'

const row = (first: string, second = '', third = '') => ({
  distCategoryl1Name: first,
  distCategoryl2Name: second,
  distCategoryl3Name: third,
})

test('categories are told by the goods, and each of them finds its own', async () => {
  const { source, key, quota } = await startPoizon('distribution')
  const tree = await source.categories(key, asking())
  expect(quota.used()).toBeLessThanOrEqual(8)
  const roots = tree.filter(({ id, rootId }) => id === rootId).map(({ id }) => id)
  expect(roots).toContain('Shoes')
  const [leaf] = tree.filter(({ id, rootId }) => id !== rootId && rootId === 'Shoes')
  for (const category of ['Shoes', leaf?.id ?? '']) {
    const query = { categoryIds: [category], limit: 20 }
    const { items } = await source.search(key, query, asking())
    expect(items.length, category).toBeGreaterThan(0)
    for (const { spuId } of items) {
      const card = await source.card(key, spuId, asking())
      expect(card?.category.id?.startsWith(category), category).toBe(true)
    }
  }
})

test('a tree has each level once; a name with a stroke is looked for by its root', () => {
  const rows = [row('Shoes', 'Sneakers', 'Sneakers'), row('Shoes', 'Boots', 'Chelsea'), row('')]
  expect(treeOf(rows)).toEqual([
    { id: 'Shoes', name: 'Shoes', level: 1, rootId: 'Shoes' },
    { id: 'Shoes / Boots', name: 'Boots', level: 2, rootId: 'Shoes' },
    { id: 'Shoes / Boots / Chelsea', name: 'Chelsea', level: 3, rootId: 'Shoes' },
    { id: 'Shoes / Sneakers', name: 'Sneakers', level: 2, rootId: 'Shoes' },
  ])
  expect(filtersOfCategory('Shoes / Boots / Chelsea')).toEqual({
    ...{ distCategoryl1Name: ['Shoes'], distCategoryl2Name: ['Boots'] },
    distCategoryl3Name: ['Chelsea'],
  })
  expect(filtersOfCategory('Tops / T-Shirts / Polos / Long')).toEqual({
    distCategoryl1Name: ['Tops'],
  })
})

test('a sample reaches over a million ids with eight calls and ends where the catalogue does', async () => {
  const asked: number[] = []
  const upTo = (end: number) => async (startId: number) => {
    asked.push(startId)
    const last = Math.min(end, startId + 200)
    return startId < end ? { rows: [startId], last } : { rows: [] }
  }
  expect(await sample(upTo(10_000_000))).toHaveLength(8)
  expect(asked.at(-1)).toBeGreaterThan(1_000_000)
  asked.length = 0
  expect(await sample(upTo(500))).toHaveLength(1)
  expect(asked).toHaveLength(2)
})

test('words that look like an article number and are none are looked for in titles, page after page', async () => {
  const { source, key } = await startPoizon('distribution')
  const { items } = await source.search(key, { keyword: 'Nike', limit: 1 }, asking())
  const card = await source.card(key, items[0]?.spuId ?? '', asking())
  expect(card?.titleEn).toMatch(/\d/u)
  const keyword = /\S+ \S*\d\S*/u.exec(card?.titleEn ?? '')?.[0] ?? ''
  const first = await source.search(key, { keyword, limit: 1 }, asking())
  expect(first.items, keyword).toHaveLength(1)
  const second = await source.search(
    key,
    { keyword, limit: 1, ...(first.next && { next: first.next }) },
    asking(),
  )
  expect(second.items[0]?.spuId).not.toBe(first.items[0]?.spuId)
})
