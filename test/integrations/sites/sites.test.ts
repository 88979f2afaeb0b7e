import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import fc from 'fast-check'
import { Registry } from 'prom-client'
import { afterAll, expect, test } from 'vitest'
import { readPage } from '#integrations/sites/page.ts'
import { createSites } from '#integrations/sites/sites.ts'
import { isPrivateHost, isPublicAddress } from '#platform/http/addresses.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createSitesSandbox } from '#sandbox/sites/index.ts'
import { runningClock } from '#test/support/clock.ts'

const sandbox = createSitesSandbox()
const server = serve({ fetch: sandbox.app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise((resolve) => server.once('listening', resolve))
const address = server.address()
const port = typeof address === 'object' && address ? address.port : 0
const shared = {
  clock: runningClock,
  limiter: createMemoryLimiter({ clock: runningClock }),
  log: silentLog,
  metrics: new Registry(),
}
const sites = createSites({ ...shared, gatewayUrl: `http://127.0.0.1:${port}` })
const direct = createSites({ ...shared, timeoutMs: 5_000 })
afterAll(async () => {
  await sites.close()
  await direct.close()
  server.close()
})

const idle = () => new AbortController().signal
const codeOf = (url: string, by = sites) =>
  by.read(url, idle()).then(
    () => 'read',
    (error) => error.code,
  )

test('reads title and links of the same site, also after a redirect', async () => {
  const page = await sites.read('https://moved.shop.example/termo', idle())
  expect(page.url).toBe('https://shop.example/termo')
  expect(page.title).toBe('Термокружки Орлова Home')
  expect(page.links).toContainEqual({
    text: 'Доставка и оплата',
    url: 'https://shop.example/dostavka',
  })
  expect(page.links.some(({ url }) => url.endsWith('/cart'))).toBe(false)
})

test('a base that is no address is passed over', () => {
  const html = '<base href="http://["><base><a href="/a">Бренды</a><a href="http://[">Нигде</a>'
  const { links } = readPage('https://shop.example/', html)
  expect(links).toEqual([{ url: 'https://shop.example/a', text: 'Бренды' }])
})

test.each([
  ['ftp://shop.example/', 'site.scheme'],
  ['https://user:pass@shop.example/', 'site.scheme'],
  ['shop', 'site.scheme'],
  ['https://gone.shop.example/', 'site.status'],
  ['https://inside.shop.example/', 'site.private'],
  ['http://127.0.0.1/', 'site.private'],
  ['http://2130706433/', 'site.private'],
  ['http://0x7f.1/', 'site.private'],
  ['http://[::ffff:10.0.0.1]/', 'site.private'],
  ['http://169.254.169.254/latest/meta-data', 'site.private'],
  ['http://localhost:8080/', 'site.private'],
  ['http://printer.local/', 'site.private'],
])('%s: %s', async (url, code) => {
  expect(await codeOf(url)).toBe(code)
})

test('a name that resolves into a private network is refused at the connection itself', async () => {
  const inner = createServer((_request, response) => response.end('secret'))
  await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve))
  const place = inner.address()
  const innerPort = typeof place === 'object' && place ? place.port : 0
  // A public-looking name of the machine itself: no DNS is needed for it to lead here.
  expect(await codeOf(`http://localhost.localdomain:${innerPort}/`, direct)).toMatch(
    /^site\.(private|not_found|unreachable)$/,
  )
  await new Promise((resolve) => inner.close(resolve))
})

test('waiting ends with the asker', async () => {
  const asker = new AbortController()
  asker.abort(new Error('asker left'))
  await expect(sites.read('https://shop.example/', asker.signal)).rejects.toThrow('asker left')
})

test('no address of a private range is public, whatever its notation', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(octet, octet, octet, (a, b, c) => {
      expect(isPublicAddress(`10.${a}.${b}.${c}`)).toBe(false)
      expect(isPublicAddress(`192.168.${a}.${b}`)).toBe(false)
      expect(isPublicAddress(`172.${16 + (a % 16)}.${b}.${c}`)).toBe(false)
      expect(isPublicAddress(`fd00::${a.toString(16)}:${b.toString(16)}`)).toBe(false)
      expect(isPublicAddress(`fe80::${a.toString(16)}`)).toBe(false)
      expect(isPublicAddress(`::ffff:10.${a}.${b}.${c}`)).toBe(false)
    }),
  )
  expect(isPublicAddress('77.88.55.242')).toBe(true)
  expect(isPublicAddress('2a02:6b8:a::a')).toBe(true)
  expect(isPrivateHost('shop.example')).toBe(false)
})

test('links: other sites, files, doubles and empty ones are left out', () => {
  const page = readPage(
    'https://www.shop.ru/a',
    `<title> Кружки  &amp; термосы </title><a href="b">  Доставка <b>по</b> Москве</a><a href="/b#x">ещё раз</a>
     <a href="https://other.ru/c">чужой</a><a href="/price.pdf">Прайс</a><a href="/d"></a><a href="//shop.ru/e">Отзывы</a>
     <a href="javascript:alert(1)">код</a><a href="/a">эта же</a>`,
  )
  expect(page).toEqual({
    url: 'https://www.shop.ru/a',
    title: 'Кружки & термосы',
    links: [
      { url: 'https://www.shop.ru/b', text: 'Доставка по Москве' },
      { url: 'https://shop.ru/e', text: 'Отзывы' },
    ],
  })
})
