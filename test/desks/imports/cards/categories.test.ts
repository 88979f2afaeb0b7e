import { expect, test } from 'vitest'
import {
  categoryName,
  pathOfCategory,
  suggestCategory,
  tellApart,
} from '#desks/imports/cards/categories.ts'

const SHOP = [
  ['Без раздела', 0],
  ['Обувь', 0],
  ['Кроссовки', 2],
  ['Ботинки и сапоги', 2],
  ['Женская одежда', 0],
  ['Худи', 5],
  ['Мужская одежда', 0],
  ['Худи', 7],
  ['Футболки', 7],
  ['Сумки', 0],
  ['Рюкзаки', 10],
  ['Парфюмерия', 0],
].map(([name = '', parent], index) => ({
  id: index + 1,
  name: String(name),
  slug: `c${index + 1}`,
  parent: Number(parent),
}))

test.each<[readonly string[], string | undefined, number | undefined]>([
  [['鞋类', '跑步鞋'], 'Беговые кроссовки', 3],
  [['鞋类', '板鞋'], 'Кеды', 3],
  [['鞋类', '靴子'], 'Ботинки', 4],
  [['鞋类', '高跟鞋'], 'Туфли', 2],
  [['女装', '女士卫衣'], 'Худи и толстовки', 6],
  [['男装', '卫衣'], 'Худи и толстовки', 8],
  [['Men’s Apparel', 'T-Shirts'], 'Футболки', 9],
  [["Women's Apparel", 'Coats', 'Down Jackets'], 'Пуховики', 5],
  [['Сумки', 'Рюкзаки'], 'Рюкзаки', 11],
  [['箱包', '单肩包'], 'Сумки через плечо', 10],
  [['美妆', '香水'], 'Парфюмерия', 12],
  [['配饰', '手表'], 'Часы', undefined],
])('%s', (path, name, id) => {
  expect(categoryName({ id: '1', path })).toBe(name)
  expect(suggestCategory({ id: '1', path }, SHOP)?.id).toBe(id)
})

test('roots are known by id, unknown ones by their number', () => {
  expect(categoryName({ id: '29', path: [] })).toBe('Обувь')
  expect(categoryName({ id: '777', path: ['神秘'] })).toBe('Категория 777')
  expect(suggestCategory({ id: '777', path: ['神秘'] }, SHOP)).toBeUndefined()
  expect(suggestCategory({ id: '29', path: [] }, [])).toBeUndefined()
})

test('a word once put into Russian is used', () => {
  const known = (kind: string, word: string) =>
    kind === 'category' && word === '神秘' ? 'Тайное' : undefined
  expect(categoryName({ id: '777', path: ['神秘'] }, known)).toBe('Тайное')
})

test('names that stand for ids are told in the language of the reader, and apart', () => {
  const categories = [
    { id: '38', name: 'Скейтерская обувь' },
    { id: 'Shoes / Sneakers', name: 'Sneakers' },
    { id: 'Shoes / Athletic Shoes', name: 'Athletic Shoes' },
    { id: "Women's Apparel / Coats / Down Jackets", name: 'Down Jackets' },
  ]
  expect([...tellApart(categories, 'ru').values()]).toEqual([
    'Скейтерская обувь',
    'Кроссовки (Sneakers)',
    'Кроссовки (Athletic Shoes)',
    'Пуховики',
  ])
  const hoodies = ['Men / Hoodies', 'Women / Hoodies'].map((id) => ({ id, name: 'Hoodies' }))
  expect(tellApart(hoodies, 'ru').get('Men / Hoodies')).toBe('Худи и толстовки (Men / Hoodies)')
  expect([...tellApart(categories, 'en').values()]).toEqual(categories.map(({ name }) => name))
  expect(pathOfCategory({ id: 'Shoes / Sneakers', name: 'Sneakers' })).toEqual([
    'Shoes',
    'Sneakers',
  ])
  expect(pathOfCategory({ id: '38', name: 'Кеды' })).toEqual(['Кеды'])
})
