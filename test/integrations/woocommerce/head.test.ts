import { expect, test } from 'vitest'
import { createHead, headOf } from '#integrations/woocommerce/head.ts'
import { createTestClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'
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
  const gone = AbortSignal.abort()
  await expect(woo.head(key, `${url}/`, 'yoast', gone)).rejects.toThrow()
  for (const address of [`${url}/product/none/`, 'http://10.0.0.1/product/x', 'no address'])
    expect(await woo.head(key, address, 'yoast', signal)).toBeUndefined()
  expect(refused).toEqual([])
})

test('a shop whose pages do not answer is left alone for a while', async () => {
  const clock = createTestClock(START_MS)
  const looked: string[] = []
  let body = ''
  const { head } = createHead(
    {
      look: async (address) => {
        looked.push(address)
        return new Response(body, { status: body === '' ? 503 : 200 })
      },
    },
    clock,
  )
  const key = { credentialId: 'x', accountKey: 'shop.example', facts: {} }
  const look = () => head(key, 'https://shop.example/p', 'rank-math', signal)
  for (let times = 0; times < 5; times += 1) expect(await look()).toBeUndefined()
  expect(looked).toHaveLength(3)
  body = '<title>Кеды</title>'
  expect(await look()).toBeUndefined()
  await clock.advance(16 * 60_000)
  expect(await look()).toEqual({ title: 'Кеды', description: '' })
  expect(await look()).toEqual({ title: 'Кеды', description: '' })
})

test('title and description are read of any page', () => {
  const page = `<html><head><TITLE> Кеды &amp; <b>ко</b> </TITLE><meta NAME="Description" content="Хорошие &quot;кеды&quot;">
    <meta name="description" content="другое"></head><body><svg><title>икона</title></svg></body></html>`
  expect(headOf(page)).toMatchObject({ description: 'Хорошие "кеды"' })
  expect(headOf(page)?.title).toContain('Кеды & ')
  expect(headOf('<p>no head</p>')).toBeUndefined()
})
