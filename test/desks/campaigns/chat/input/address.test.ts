import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress, shownAddress } from '#desks/campaigns/chat/input/address.ts'

const read = (text: string) => {
  const address = readAddress(text)
  return address.ok ? address.value : address.error
}

test.each([
  ['shop.ru', 'https://shop.ru/'],
  [' Shop.RU/Mugs ', 'https://shop.ru/Mugs'],
  ['http://shop.ru', 'http://shop.ru/'],
  ['HTTPS://shop.ru', 'https://shop.ru/'],
  ['//shop.ru/mugs', 'https://shop.ru/mugs'],
  ['shop.ru:8080/a?b=c', 'https://shop.ru:8080/a?b=c'],
  ['www.shop.ru/#buy', 'https://www.shop.ru/#buy'],
  ['магазин.рф/кружки', 'https://xn--80aairftm.xn--p1ai/%D0%BA%D1%80%D1%83%D0%B6%D0%BA%D0%B8'],
  ['«shop.ru»', 'https://shop.ru/'],
  ['shop.ru,', 'https://shop.ru/'],
  ['(https://shop.ru/mugs).', 'https://shop.ru/mugs'],
  ['<https://shop.ru>;', 'https://shop.ru/'],
  ['„shop.ru“…', 'https://shop.ru/'],
  ['[мой сайт](https://shop.ru/a_(b))', 'https://shop.ru/a_(b)'],
  ['мой сайт: shop.ru', 'https://shop.ru/'],
  ['ссылка — https://shop.ru/a, спасибо', 'https://shop.ru/a'],
  ['https://https://shop.ru', 'https://shop.ru/'],
  ['https://shop.ru/a?etext=1&ysclid=abc&id=5&yclid=7', 'https://shop.ru/a?id=5'],
  ['https://shop.ru и https://shop2.ru', 'unclear'],
  ['https://shop.ru и shop2.ru', 'unclear'],
  ['https://shop.ru/каталог/чай зелёный?a=1', 'unclear'],
  ['\uFEFFshop.ru\u200b', 'https://shop.ru/'],
  [
    'shop.ru/чай_(напиток)',
    'https://shop.ru/%D1%87%D0%B0%D0%B9_(%D0%BD%D0%B0%D0%BF%D0%B8%D1%82%D0%BE%D0%BA)',
  ],
  // Whether an address is public is for who reads it.
  ['127.0.0.1/x', 'https://127.0.0.1/x'],
])('%s', (text, href) => {
  expect(read(text)).toBe(href)
})

test.each([
  ['', 'unclear'],
  ['мой магазин', 'unclear'],
  ['shop.ru\nmugs.ru', 'unclear'],
  ['localhost', 'unclear'],
  ['http://localhost:3000', 'unclear'],
  ['http://[::1]/', 'unclear'],
  ['https://', 'unclear'],
  ['shop', 'unclear'],
  ['ftp://shop.ru', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['mailto:a@shop.ru', 'scheme'],
  ['https://user:pass@shop.ru', 'login'],
  [`shop.ru/${'a'.repeat(1100)}`, 'long'],
])('refused: %s', (text, fault) => {
  expect(read(text)).toBe(fault)
})

test.each([
  ['https://shop.ru/', 'shop.ru'],
  ['https://shop.ru/mugs?a=1', 'shop.ru/mugs?a=1'],
  ['http://shop.ru:8080/x/', 'shop.ru:8080/x'],
  ['https://xn--80aairftm.xn--p1ai/', 'магазин.рф'],
  ['https://shop.ru/%D0%BA%D1%80%D1%83%D0%B6%D0%BA%D0%B8', 'shop.ru/кружки'],
  ['https://shop.ru/%E0%A4%A', 'shop.ru/%E0%A4%A'],
])('%s is read as %s', (href, shown) => {
  expect(shownAddress(href)).toBe(shown)
})

test('what is accepted is an http address that is accepted again as it is', () => {
  const text = fc.oneof(
    fc.webUrl(),
    fc.domain(),
    fc.string(),
    fc.webUrl().map((url) => url.slice(8)),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const address = readAddress(typed)
      if (!address.ok) return
      expect(read(address.value)).toBe(address.value)
      expect(['http:', 'https:']).toContain(new URL(address.value).protocol)
      expect(shownAddress(address.value)).not.toMatch(/^https?:/)
    }),
  )
})
