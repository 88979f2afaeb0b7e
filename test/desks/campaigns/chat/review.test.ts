import { expect, test } from 'vitest'
import { openGroup, openGroups, openPhrase } from '#desks/campaigns/chat/actions.ts'
import { fingerprint } from '#desks/campaigns/chat/screens/parts.ts'
import { freshDatabase } from '#test/support/database.ts'
import { SHOP, STRANGER } from '#test/telegram/fake-seller.ts'
import { langs, ru } from '#test/telegram/input/langs.ts'
import { type ChatOptions, openChat } from './rig.ts'
import { BRIEF, groupOf, minusWords, threeGroups } from './samples.ts'

const { db } = await freshDatabase()

/** A campaign whose clusters wait for the seller, its list on the screen. */
async function waiting(options: Partial<ChatOptions> = {}) {
  const chat = openChat({ db, lang: ru, ...options })
  const one = chat.fake.add(SHOP, BRIEF, {
    ...{ status: 'processing', awaitsReview: true },
    groupViews: threeGroups(),
    words: minusWords(10),
  })
  const { id } = one.campaign
  await chat.press(openGroups({ id, page: 0 }))
  const names = () => one.groups.map(({ name }) => name)
  const groupId = (index: number) => one.groups[index]?.id ?? ''
  const phrases = (index: number) => one.groups[index]?.phrases.map(({ text }) => text)
  return { chat, one, id, names, groupId, phrases }
}

test('clusters are listed with phrases and the frequency of the first, never a sum', async () => {
  const { chat } = await waiting()
  expect(chat.lines()).toEqual([
    '🧩 Термокружки · группы',
    '3 группы, 4 фразы',
    'В строке: сколько фраз и запросов в месяц у самой частой.',
    'Нажмите на группу, чтобы изменить, или идите дальше.',
  ])
  const labels = chat.labels().map((label) => label.replace(/\s/g, ' '))
  expect(labels[0]).toBe('🛒 купить термокружку · 2 · 8 421')
  expect(labels[2]).toBe('ℹ️ что такое термокружка · 1 · 8 421')
})

test('a cluster is merged into another', async () => {
  const { chat, names, phrases } = await waiting()
  await chat.tap('термокружка в машину')
  await chat.tap(ru.t('button-group-merge'))
  expect(chat.labels().join()).not.toContain('термокружка в машину')
  await chat.tap('купить термокружку')
  expect(names()).toEqual(['купить термокружку', 'что такое термокружка'])
  expect(phrases(0)).toHaveLength(3)
  expect(chat.text()).toContain('3 фразы')
})

test('a merge handled again after a crash says that it is done', async () => {
  const { chat, names } = await waiting()
  await chat.tap('термокружка в машину')
  await chat.tap(ru.t('button-group-merge'))
  const data = chat.dataOf('купить термокружку')
  await chat.press(data)
  await chat.press(data, { again: true })
  expect(names()).toHaveLength(2)
  expect(chat.toasts.at(-1)).toContain('Этого больше нет')
  expect(chat.lines()[0]).toBe('🧩 Термокружки · группы')
})

test('a cluster is split once a tap, renamed and dropped', async () => {
  const { chat, names, one } = await waiting()
  await chat.tap('купить термокружку')
  const split = chat.dataOf(ru.t('button-group-split'))
  await chat.press(split)
  await chat.press(split, { again: true })
  expect(names()).toContain('термокружка купить москва')
  expect(names()).toHaveLength(4)
  await chat.tap('🛒 купить термокружку')
  await chat.tap(ru.t('button-group-rename'))
  await chat.say(' Кружки   купить ')
  expect(chat.lines()[0]).toBe('🛒 Кружки купить')
  await chat.tap(ru.t('button-group-drop'))
  expect(chat.text()).toContain('1 фраза не попадёт в кампанию.')
  expect(chat.labels()[0]).toBe(ru.t('button-group-keep'))
  await chat.tap(ru.t('button-group-drop'))
  expect(names()).not.toContain('Кружки купить')
  expect(one.groups).toHaveLength(3)
})

test('a rename called off leads back to the review', async () => {
  const { chat } = await waiting()
  await chat.tap('купить термокружку')
  await chat.tap(ru.t('button-group-rename'))
  await chat.tap(ru.t('button-cancel'))
  expect(chat.lines()[0]).toBe('🧩 Термокружки · группы')
})

test('a phrase goes to another cluster, to one of its own, or out', async () => {
  const { chat, names, phrases } = await waiting()
  await chat.tap('🛒 купить термокружку')
  await chat.tap('термокружка купить москва')
  await chat.tap(ru.t('button-phrase-move'))
  await chat.tap('термокружка в машину')
  expect(phrases(0)).toEqual(['купить термокружку'])
  expect(phrases(1)).toEqual(['термокружка в машину', 'термокружка купить москва'])
  await chat.press(
    openGroup({ group: chat.fake.kept.values().next().value?.groups[1]?.id ?? '', page: 0 }),
  )
  await chat.tap('термокружка купить москва')
  await chat.tap(ru.t('button-phrase-detach'))
  expect(names()).toContain('термокружка купить москва')
  await chat.tap(ru.t('button-groups-back'))
  await chat.tap('термокружка купить москва')
  await chat.tap('термокружка купить москва')
  expect(chat.text()).toContain('без неё исчезнет и группа')
  expect(chat.labels()).not.toContain(ru.t('button-phrase-detach'))
  await chat.tap(ru.t('button-phrase-drop'))
  expect(names()).not.toContain('термокружка купить москва')
  expect(chat.lines()[0]).toBe('🧩 Термокружки · группы')
})

test('a button of a phrase means that phrase, whatever stands in its place by now', async () => {
  const { chat, groupId, one } = await waiting()
  const group = groupId(0)
  await chat.press(openPhrase({ group, phrase: fingerprint('термокружка купить москва') }))
  const drop = chat.dataOf(ru.t('button-phrase-drop'))
  await chat.press(drop)
  await chat.press(drop)
  expect(chat.toasts.at(-1)).toBe(ru.t('toast-phrase-gone'))
  expect(one.groups[0]?.phrases.map(({ text }) => text)).toEqual(['купить термокружку'])
  expect(chat.lines()[0]).toBe('🛒 купить термокружку')
})

test('minus-words are taken and let be by one tap, on their page', async () => {
  const { chat, one } = await waiting()
  await chat.tap('Минус-слова 10/10')
  await chat.tap('›')
  const off = chat.dataOf('слово9')
  await chat.press(off)
  await chat.press(off)
  expect(one.minusWords.map(({ isAccepted }) => isAccepted).indexOf(false)).toBe(9)
  expect(chat.text()).toContain('Выбрано 9 из 10')
  expect(chat.labels()[1]).toMatch(/^☐ слово9 · б\/у · 10$/)
  await chat.tap('слово9')
  expect(chat.text()).toContain('Выбрано 10 из 10')
})

test.each(langs)('$locale: let through, the clusters can only be looked at', async (lang) => {
  const { chat, id } = await waiting({ lang })
  const go = chat.dataOf(lang.t('button-let-through'))
  await chat.press(go)
  await chat.press(go)
  expect(chat.fake.done).toEqual(['through'])
  await chat.press(openGroups({ id, page: 0 }))
  expect(chat.labels()).not.toContain(lang.t('button-let-through'))
  await chat.tap('🛒 купить термокружку')
  expect(chat.text()).toContain('термокружка купить москва')
  expect(chat.labels()).toEqual([lang.t('button-groups-back')])
})

test('an old button of a review that is over is answered, nothing is changed', async () => {
  const { chat, one } = await waiting()
  await chat.tap('🛒 купить термокружку')
  const split = chat.dataOf(ru.t('button-group-split'))
  one.campaign = { ...one.campaign, awaitsReview: false }
  await chat.press(split)
  expect(one.groups).toHaveLength(3)
  expect(chat.toasts.at(-1)).toBe(ru.t('error-conflict'))
  expect(chat.lines()[0]).toBe('🧩 Термокружки · группы')
  expect(chat.labels()).not.toContain(ru.t('button-let-through'))
})

test('a viewer looks, a stranger does not', async () => {
  const { chat, groupId } = await waiting()
  await chat.tap('🛒 купить термокружку')
  const drop = chat.dataOf(ru.t('button-group-drop'))
  chat.become('viewer')
  await chat.press(drop)
  expect(chat.toasts.at(-1)).toBe(ru.t('toast-need-manager'))
  await chat.press(openGroup({ group: groupId(0), page: 0 }))
  expect(chat.labels()).toEqual([ru.t('button-groups-back')])
  chat.become('owner')
  chat.moveTo(STRANGER)
  await chat.press(openGroup({ group: groupId(0), page: 0 }))
  expect(chat.toasts.at(-1)).toBe(ru.t('error-not-found'))
  expect(chat.text()).not.toContain('термокружк')
  expect(chat.fake.done).toEqual([])
})

test('a long list keeps its page on the way back', async () => {
  const chat = openChat({ db, lang: ru })
  const groupViews = Array.from({ length: 20 }, (_, index) =>
    groupOf(`группа ${index + 1}`, [`фраза ${index + 1}`]),
  )
  const { campaign } = chat.fake.add(SHOP, BRIEF, {
    status: 'processing',
    awaitsReview: true,
    groupViews,
  })
  await chat.press(openGroups({ id: campaign.id, page: 0 }))
  await chat.tap('›')
  await chat.tap('группа 12')
  await chat.tap(ru.t('button-groups-back'))
  expect(chat.labels()).toContain('2 / 3')
  await chat.press(openGroups({ id: campaign.id, page: 99 }))
  expect(chat.labels()).toContain('3 / 3')
})
