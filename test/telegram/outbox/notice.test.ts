import { expect, test } from 'vitest'
import { createTexts } from '#platform/texts/texts.ts'
import { renderNotice } from '#telegram/outbox/notice.ts'
import { openShop } from '../shop.ts'

const texts = createTexts({ localesDir: 'locales' })
const notice = {
  messageKey: 'notice-key-expires',
  vars: { name: 'Main', mask: '…4f2a', days: 7, endDay: '2026-11-25' },
  keyboard: [
    [{ labelKey: 'button-home', data: openShop({}) }],
    [{ labelKey: 'button-home', url: 'https://seller.wildberries.ru' }],
  ],
}

test('a day among the values is written as the reader writes days', () => {
  const ru = renderNotice(notice, texts.lang('ru', 'UTC')).text
  expect(ru.replaceAll('\u00a0', ' ')).toContain('25 ноя, ср')
  const en = renderNotice(notice, texts.lang('en', 'UTC')).text
  expect(en.replaceAll('\u00a0', ' ')).toContain('Wed, 25 Nov')
})

test('of a moment it is the day on which it falls where the reader is', () => {
  const at = { ...notice, vars: { ...notice.vars, endDay: Date.parse('2026-11-25T20:30:00Z') } }
  const textIn = (zone: string) =>
    renderNotice(at, texts.lang('ru', zone)).text.replaceAll('\u00a0', ' ')
  expect(textIn('Europe/London')).toContain('25 ноя, ср')
  expect(textIn('Asia/Vladivostok')).toContain('26 ноя, чт')
})

test('buttons carry data or a link', () => {
  expect(renderNotice(notice, texts.lang('en', 'UTC')).keyboard).toEqual([
    [{ text: '🏪 Menu', data: openShop({}) }],
    [{ text: '🏪 Menu', url: 'https://seller.wildberries.ru' }],
  ])
})

test('an unknown message becomes the error sentence, not a crash', () => {
  const { text } = renderNotice({ messageKey: 'no-such', vars: {} }, texts.lang('en', 'UTC'))
  expect(text).toContain('Something went wrong')
})
