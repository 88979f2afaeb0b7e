import { expect, test } from 'vitest'
import type { Campaign } from '#desks/campaigns/campaigns.ts'
import * as actions from '#desks/campaigns/chat/actions.ts'
import { freshDatabase } from '#test/support/database.ts'
import { SHOP, STRANGER } from '#test/telegram/fake-seller.ts'
import { ru } from '#test/telegram/input/langs.ts'
import { openChat } from './rig.ts'
import { AD, BRIEF, groupOf, threeGroups } from './samples.ts'

const { db } = await freshDatabase()

const AT = Date.UTC(2026, 10, 20, 9)
const withAds = () =>
  threeGroups().map((group) => ({ ...group, ads: [AD, { ...AD, isLocked: true }] }))

function openDone(change: Partial<Campaign> = {}, lang = ru) {
  const chat = openChat({ db, lang })
  const one = chat.fake.add(SHOP, BRIEF, {
    groupViews: withAds(),
    finishedAt: AT + 42_000,
    ...change,
  })
  const { id } = one.campaign
  return { chat, one, id, open: () => chat.press(actions.openCampaign({ id })) }
}

test('a campaign that is done shows numbers, cost, files and what to do', async () => {
  const { chat, open } = openDone({
    sheetUrl: 'https://docs.example/1',
    draftId: '7090000011234567890',
    draftRemarks: [
      { level: 'error', place: 'ad 2 of group 3', code: 5004, message: 'Неверный формат' },
      { level: 'warning', place: 'keyword "термокружка & <b>"', code: 10165, message: 'Ставка' },
    ],
  })
  await open()
  expect(chat.lines()).toEqual([
    '✅ Термокружки',
    '4 фразы · 3 группы · 6 объявлений',
    'Регионы: Москва',
    'Страница: shop.example/mugs',
    'Нейросеть: $0,04 (12 400 токенов)',
    'Google-таблица готова',
    'Черновик в Директе: № 7090000011234567890, не принято: 1',
    'Готово 20 ноя, 12:00 · за 42 с',
  ])
  expect(chat.screen().keyboard?.[0]?.[0]?.url).toBe('https://docs.example/1')
  for (const what of ['xlsx', 'tab', 'picture'] as const) {
    await chat.tap(ru.t('button-campaign-send', { what }))
  }
  await chat.tap(ru.t('button-campaign-again'))
  expect(chat.fake.done).toEqual(['send xlsx', 'send tab', 'send picture', 'export'])
  await chat.tap('Замечания: 2')
  expect(chat.lines()).toEqual([
    '⚠️ Замечания Директа к черновику',
    'Не принято: 1 · предупреждений: 1',
    '✕ объявление 2 группы 3: Неверный формат (5004)',
    '⚠️ фраза «термокружка & <b>»: Ставка (10165)',
  ])
})

test('no sheet and no draft are said with their reasons', async () => {
  const { chat, open } = openDone({
    sheetRefusal: 'error-limit',
    draftRefusal: 'error-auth',
  })
  await open()
  expect(chat.text()).toContain(`Таблицы нет: ${ru.t('error-limit')}`)
  expect(chat.text()).toContain(`Черновика нет: ${ru.t('error-auth')}`)
})

test('tokens are shown while the price is not known', async () => {
  const { chat, one, open } = openDone()
  one.cost = { micros: null, inputTokens: 900, outputTokens: 100 }
  await open()
  expect(chat.text()).toContain('Нейросеть: 1 000 токенов, цена неизвестна')
})

test('a campaign goes to the archive and back, and is deleted after a question', async () => {
  const { chat, open, one } = openDone({ sheetUrl: 'https://docs.example/1' })
  await open()
  const archive = chat.dataOf('В архив')
  await chat.press(archive)
  await chat.press(archive)
  expect(one.campaign.status).toBe('archived')
  expect(chat.text()).toContain('🗄 В архиве')
  await chat.tap('Из архива')
  expect(one.campaign.status).toBe('completed')
  await chat.tap(ru.t('button-campaign-remove'))
  expect(chat.text()).toContain('Пропадут фразы (4), группы (3) и объявления (6).')
  expect(chat.text()).toContain('Google-таблица останется у вас.')
  expect(chat.labels()).toEqual(['Оставить', '🗑 Удалить'])
  const remove = chat.dataOf(ru.t('button-campaign-remove'))
  await chat.press(remove)
  await chat.press(remove)
  expect(chat.fake.done).toEqual(['remove'])
  expect(chat.lines()[0]).toBe('📣 Кампании')
})

test('a campaign whose run is gone still has a card', async () => {
  const { chat, open } = openDone({ status: 'cancelled' })
  await open()
  await chat.tap(ru.t('button-campaign-have'))
  expect(chat.fake.done).toEqual(['send xlsx'])
  expect(chat.lines()[0]).toBe('✕ Термокружки')
  expect(chat.text()).toContain('Отменена')
})

test('ads are looked through group by group, locked and written anew', async () => {
  const { chat, one, open } = openDone()
  await open()
  await chat.tap(ru.t('button-campaign-ads'))
  expect(chat.lines()).toEqual([
    '👁 Группа 1 из 3 · купить термокружку',
    'Объявление 1 из 2 · написано нейросетью',
    'Заголовки · до 56 символов',
    'Термокружки с доставкой · 23',
    'Термокружка 350 мл · 18',
    'Тексты · до 81 символа',
    'Держит тепло 6 часов. Сталь. · 26',
  ])
  await chat.tap(ru.t('button-ad-rewrite'))
  expect(chat.fake.done).toEqual(['rewrite 0'])
  const rewrite = chat.dataOf(ru.t('button-ad-rewrite'))
  const lock = chat.dataOf(ru.t('button-ad-lock'))
  await chat.press(lock)
  await chat.press(lock)
  expect(one.groups[0]?.ads[0]?.isLocked).toBe(true)
  expect(chat.lines()[1]).toBe('🔒 Объявление 1 из 2 · написано нейросетью')
  await chat.press(rewrite)
  expect(chat.fake.done).toEqual(['rewrite 0'])
  expect(chat.toasts.at(-1)).toBe(ru.t('toast-ad-kept'))
  await chat.tap('Вариант 2')
  await chat.tap('›')
  expect(chat.lines()[0]).toBe('👁 Группа 2 из 3 · термокружка в машину')
  await chat.tap('‹')
  expect(chat.lines()[0]).toBe('👁 Группа 1 из 3 · купить термокружку')
})

test("a stranger's campaign is not there, whatever the button", async () => {
  const { chat, id, one } = openDone()
  const group = one.groups[0]?.id ?? ''
  chat.moveTo(STRANGER)
  const buttons = [
    actions.openCampaign({ id }),
    actions.openDetails({ id }),
    actions.openRemarks({ id, page: 0 }),
    actions.openExtras({ id }),
    actions.sendFile({ id, what: 'xlsx' }),
    actions.exportAgain({ id }),
    actions.repeatCampaign({ id }),
    actions.archiveCampaign({ id, on: '1' }),
    actions.askRemoveCampaign({ id }),
    actions.removeCampaign({ id }),
    actions.lowerMinimum({ id, min: 1 }),
    actions.openGroups({ id, page: 0 }),
    actions.letThrough({ id }),
    actions.openMinusWords({ id, page: 0 }),
    actions.acceptMinusWord({ id, word: 'abcdef', on: '0', page: 0 }),
    actions.openGroup({ group, page: 0 }),
    actions.pickMerge({ group, page: 0 }),
    actions.mergeGroups({ from: group, into: group }),
    actions.splitGroup({ group }),
    actions.renameGroup({ group }),
    actions.askDropGroup({ group }),
    actions.dropGroup({ group }),
    actions.openPhrase({ group, phrase: 'abcdef' }),
    actions.pickMove({ group, phrase: 'abcdef', page: 0 }),
    actions.movePhrase({ group, phrase: 'abcdef', into: group }),
    actions.detachPhrase({ group, phrase: 'abcdef' }),
    actions.dropPhrase({ group, phrase: 'abcdef' }),
    actions.openAds({ id }),
    actions.openAd({ group, ad: 0 }),
    actions.lockAd({ group, ad: 0, on: '1' }),
    actions.rewriteAd({ group, ad: 0 }),
  ]
  for (const [index, data] of buttons.entries()) {
    await chat.press(data)
    expect(chat.toasts, data).toHaveLength(index + 1)
    expect(chat.toasts.at(-1)).toBe(ru.t('error-not-found'))
    expect(chat.lines()[0]).toBe('📣 Кампании')
  }
  expect(chat.fake.done).toEqual([])
  expect(one.campaign.status).toBe('completed')
})

test('details say what was asked for', async () => {
  const extras = {
    sitelinks: [{ title: 'Доставка', url: 'https://shop.example/d', description: 'За день' }],
    callouts: ['Гарантия 1 год'],
    displayPath: 'термокружки',
  }
  const { chat, open } = openDone({ extras, groupViews: [groupOf('а', ['б'])] } as never)
  await open()
  await chat.tap(ru.t('button-campaign-details'))
  expect(chat.lines()).toContain('Бюджет: 5 000 ₽ в неделю')
  expect(chat.lines()).toContain('Объявления: 2 комбинаторных на группу')
  await chat.tap(ru.t('button-campaign-extras'))
  expect(chat.lines()).toEqual([
    '🔗 Ссылки и уточнения',
    'Доставка · За день',
    'Уточнения: Гарантия 1 год',
    'Отображаемая ссылка: термокружки',
  ])
})
