import { expect, test } from 'vitest'
import * as actions from '#desks/campaigns/chat/actions.ts'
import { freshDatabase } from '#test/support/database.ts'
import { SHOP, STRANGER } from '#test/telegram/fake-seller.ts'
import { langs, ru } from '#test/telegram/input/langs.ts'
import { openChat } from './rig.ts'
import { BRIEF } from './samples.ts'

const { db } = await freshDatabase()
const AT = Date.UTC(2026, 10, 20, 9)

test('the history has pages and filters', async () => {
  const chat = openChat({ db, lang: ru })
  for (let index = 1; index <= 11; index += 1) {
    chat.fake.add(
      SHOP,
      { ...BRIEF, name: `Кампания ${index}` },
      {
        status: index === 3 ? 'failed' : 'completed',
        createdAt: AT - index * 3 * 86_400_000,
      },
    )
  }
  chat.fake.add(STRANGER, { ...BRIEF, name: 'Чужая' })
  await chat.say('/history')
  expect(chat.text()).toContain('11 кампаний')
  await chat.tap('›')
  expect(chat.labels()).toEqual([
    ...['✅ Кампания 9', '✅ Кампания 10', '✅ Кампания 11'],
    ...['‹', '2 / 2', '🔎 Фильтр', '‹ Кампании'],
  ])
  await chat.tap(ru.t('button-history-filter'))
  await chat.tap('7 дней')
  await chat.tap(ru.t('button-history-show'))
  expect(chat.text()).toContain('Все, кроме архива · за 7 дней')
  expect(chat.labels().slice(0, 2)).toEqual(['✅ Кампания 1', '✅ Кампания 2'])
  await chat.tap(ru.t('button-history-filter'))
  await chat.tap('Всё время')
  await chat.tap('Остановились')
  await chat.tap(ru.t('button-history-show'))
  expect(chat.labels()[0]).toBe('⚠️ Кампания 3')
  await chat.press(actions.openHistory({ status: 'active', days: 'all', page: 40 }))
  expect(chat.labels()).toContain('2 / 2')
})

test.each(langs)('$locale: the first screen, empty and with campaigns', async (lang) => {
  const chat = openChat({ db, lang, limit: 7 })
  await chat.press(actions.openCampaigns({}))
  expect(chat.labels()).toEqual([lang.t('button-campaign-new'), lang.t('button-home')])
  expect(await chat.homeLine()).toBeUndefined()
  chat.fake.add(SHOP, BRIEF, { status: 'processing' })
  await chat.press(actions.openCampaigns({}))
  expect(chat.text()).toContain('48')
  expect(chat.text()).toContain('7')
  expect(chat.labels()[0]).toBe('⏳ Термокружки')
})
