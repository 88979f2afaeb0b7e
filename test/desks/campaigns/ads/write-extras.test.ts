import { expect, test } from 'vitest'
import { writeExtras } from '#desks/campaigns/ads/write-extras.ts'
import { brief, scripted } from './sellers.ts'

const HOME = 'https://mugs.example'
const page = {
  url: `${HOME}/stanley`,
  title: 'Термокружка Stanley',
  links: [
    { text: 'Каталог', url: `${HOME}/catalogue` },
    { text: 'Корзина', url: `${HOME}/cart` },
    { text: 'Эта же страница', url: `${HOME}/stanley#top` },
    { text: 'Доставка и оплата', url: `${HOME}/delivery` },
    { text: 'Наш телеграм', url: 'https://messenger.example/mugs' },
    { text: 'ОТЗЫВЫ', url: `${HOME}/reviews` },
    { text: 'Как ухаживать за термокружкой', url: `${HOME}/care` },
  ],
}
const options = { brief: brief(), phrases: ['купить термокружку'], page }

test('the model chooses pages by number among those that are fit', async () => {
  const { model, asked } = scripted({
    callouts: ['Держит тепло 12 часов', 'Скидка 50%', 'Гарантия 2 года.', 'Гарантия 2 года'],
    sitelinks: [
      { page: 1, title: 'Доставка', description: 'Самовывоз за 1 день' },
      { page: 1, title: 'Ещё раз', description: '' },
      { page: 0, title: 'Все термокружки', description: 'Лучшие термокружки!' },
      { page: 9, title: 'Нет такой', description: '' },
    ],
    displayPath: 'Термокружка Stanley',
  })
  const { extras, calls } = await writeExtras({ model, ...options })
  expect(calls).toHaveLength(1)
  const { pages } = JSON.parse(asked[0]?.input ?? '')
  expect(pages.map(({ text }: { text: string }) => text)).toEqual([
    'Каталог',
    'Доставка и оплата',
    'ОТЗЫВЫ',
    'Как ухаживать за термокружкой',
  ])
  expect(asked[0]?.input).not.toContain('https://')
  expect(extras.sitelinks).toEqual([
    { title: 'Доставка', url: `${HOME}/delivery`, description: 'Самовывоз за 1 день' },
    { title: 'Все термокружки', url: `${HOME}/catalogue`, description: '' },
    { title: 'Отзывы', url: `${HOME}/reviews`, description: '' },
    { title: 'Как ухаживать', url: `${HOME}/care`, description: '' },
  ])
  expect(extras.callouts.slice(0, 2)).toEqual(['Держит тепло 12 часов', 'Гарантия 2 года'])
  expect(extras.displayPath).toBe('термокружка-stanley')
})

test('without a model the seller’s facts and the page’s own links stand in', async () => {
  const { extras, calls } = await writeExtras({ ...scripted('refused'), ...options })
  expect(calls).toMatchObject([{ step: 'ad_extras', outcome: 'refused' }])
  expect(extras.sitelinks.map((link) => link.title)).toEqual([
    'Каталог',
    'Доставка и оплата',
    'Отзывы',
    'Как ухаживать',
  ])
  expect(extras.callouts).toEqual(['Гарантия 2 года', 'Самовывоз за 1 день', 'Цена от 1990 ₽'])
  expect(extras.displayPath).toBe('термокружка')
})

test('a page that could not be read gives no sitelinks', async () => {
  const { model } = scripted({
    callouts: [],
    sitelinks: [{ page: 0, title: 'Каталог', description: '' }],
    displayPath: '',
  })
  const { extras } = await writeExtras({ model, ...options, page: null })
  expect(extras.sitelinks).toEqual([])
})
