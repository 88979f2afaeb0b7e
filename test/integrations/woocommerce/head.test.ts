import { expect, test } from 'vitest'
import { headOf } from '#integrations/woocommerce/head.ts'
import { serveWoo } from './shop.ts'

const served = await serveWoo()
const { signal } = new AbortController()
const meta = [
  { key: '_yoast_wpseo_title', value: 'Кеды & «кроссовки»' },
  { key: '_yoast_wpseo_metadesc', value: 'Купить за 5 < 6 дней' },
]
const KEDS = { name: 'Кеды', type: 'simple', sku: 'K' } as const

test('Yoast tells of a page; what it does not know the page itself tells', async () => {
  const { woo, key, shop } = served.open('head', { plugins: ['yoast/v1'] })
  const { permalink } = await woo.create(key, { ...KEDS, status: 'publish', meta }, signal)
  const told = { title: 'Кеды & «кроссовки»', description: 'Купить за 5' }
  expect(await woo.head(key, permalink, 'yoast', signal)).toMatchObject({ title: told.title })
  shop.settings.plugins.length = 0
  expect(await woo.head(key, permalink, 'yoast', signal)).toEqual({
    title: 'Кеды – head',
    description: '',
  })
})

test('a draft, an address elsewhere and a shop that is away tell nothing, and no key is blamed', async () => {
  const { woo, key, refused, url } = served.open('mute', { plugins: ['yoast/v1'] })
  for (const address of [`${url}/product/none/`, 'http://10.0.0.1/product/x', 'no address'])
    expect(await woo.head(key, address, 'yoast', signal)).toBeUndefined()
  expect(refused).toEqual([])
  const gone = AbortSignal.abort()
  await expect(woo.head(key, `${url}/`, 'yoast', gone)).rejects.toThrow()
})

test('title and description are read of any page', () => {
  const page = `<html><head><TITLE> Кеды &amp; <b>ко</b> </TITLE><meta NAME="Description" content="Хорошие &quot;кеды&quot;">
    <meta name="description" content="другое"></head><body><svg><title>икона</title></svg></body></html>`
  expect(headOf(page)).toMatchObject({ description: 'Хорошие "кеды"' })
  expect(headOf(page)?.title).toContain('Кеды & ')
  expect(headOf('<p>no head</p>')).toBeUndefined()
})
