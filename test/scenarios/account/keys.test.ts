import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller } from '../seller.ts'
import { makeMonitor } from '../supplies/monitor.ts'

const shop = await openShop()
const { wb, clock } = shop

test('each wrong key is answered with what to do, and is deleted from the chat', async () => {
  const anna = await openSeller(shop)
  const whole = await anna.token()
  const revoked = await anna.token()
  await wb.revokeToken(revoked)
  const cases: readonly [string, string][] = [
    [whole.slice(0, 90), 'Это не похоже на ключ WB целиком'],
    [await anna.token({ expiresInDays: -1 }), 'Срок этого ключа уже вышел'],
    [await anna.token({ scopes: ['content'] }), 'У ключа нет категории «Поставки»'],
    [await anna.token({ type: 'test' }), 'ключ тестового контура'],
    [revoked, 'WB не принимает этот ключ'],
    ['authorizev3: nothing\ncookie: none', 'не похоже на сессию кабинета'],
  ]
  for (const [secret, answer] of cases) {
    await anna.say(secret)
    await anna.sees(answer)
    expect(anna.text()).toContain('🧹 Ваше сообщение удалено из чата.')
    expect(anna.rows()).toEqual([['➕ Добавить ключ'], ['‹ Ключи']])
    expect(anna.messages().some(({ text }) => text.includes(secret))).toBe(false)
  }
  await anna.tap('‹ Ключи')
  await anna.sees('Ключей пока нет.')
})

test('a read-only key works and says what it cannot; the same key twice, a spare one, a sixth one', async () => {
  const anna = await openSeller(shop)
  const readOnly = await anna.token({ readOnly: true })
  await anna.say(readOnly)
  await anna.sees('Только чтение')
  await anna.say('/menu')
  await anna.sees('Прилавок')
  await anna.say(readOnly)
  await anna.sees('Этот ключ уже подключён')
  await anna.say(await anna.token())
  await anna.sees('Это тот же кабинет, что у ключа')
  for (let number = 3; number <= 5; number += 1) {
    const { sid } = await wb.addSeller({ tradeMark: `Магазин ${number}` })
    await anna.say((await wb.issueToken({ sid })).token)
    await anna.sees(`Магазин ${number}`)
  }
  const { sid } = await wb.addSeller()
  await anna.say((await wb.issueToken({ sid })).token)
  await anna.sees('не больше 5 ключей')
})

test('a key that cannot be tested now is kept and switched on by itself', async () => {
  const anna = await openSeller(shop)
  await wb.fault({ method: 'ping', kind: 'http-5xx', times: 3, sid: anna.sid })
  await wb.fault({ method: '*', kind: 'http-5xx', times: 1, sid: anna.sid })
  await anna.say(await anna.token())
  await waitFor(() => {
    clock.advance(1_000)
    return anna.text().includes('сохранён, но WB сейчас не отвечает')
  })
  await wb.clearFaults()
  await waitFor(async () => {
    clock.advance(5_000)
    await anna.say('/keys')
    await anna.sees('Ключи')
    return anna.text().includes('✅')
  })
})

test('a revoked key stops its monitors with one notice; a new one of the same cabinet goes on', async () => {
  const lonely = await openShop({ accounts: 1 })
  const anna = await openSeller(lonely)
  const token = await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  await lonely.wb.revokeToken(token)
  await waitFor(() => {
    lonely.clock.advance(2_000)
    return anna.all('больше не принимает ключ').length > 0
  })
  const [told] = anna.all('больше не принимает ключ')
  const labels = told?.keyboard.flat().map((button) => button.text)
  expect(labels).toEqual(['🔑 Подключить снова', '🔑 Открыть ключ'])
  await anna.tap('🔑 Открыть ключ')
  await anna.sees('WB не принимает ключ')
  for (let look = 0; look < 10; look += 1) lonely.clock.advance(10_000)
  await anna.connect()
  expect(anna.all('больше не принимает ключ')).toHaveLength(1)
})

test('all keys and warehouses checked: a progress card that ends as a result', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  await wb.expireSessions(anna.sid)
  await anna.say('/keys')
  await anna.sees('↻ Проверить всё')
  const progress = anna.sees('Проверка ключей и складов')
  await anna.tap('↻ Проверить всё')
  await progress
  const result = await anna.gets('✅ Проверено')
  expect(result.text).toMatch(/✅ Shop \d+ /)
  expect(result.text).toMatch(/⚠️ Анна \d+ /)
  expect(result.text).toContain('В справочнике 17 складов')
  await anna.gets(/Сессия кабинета .* закрыта/)
})

test('a key is renamed, made a spare, deleted after a question', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.tap('🔑 Открыть ключ')
  await anna.sees('Состояние: работает')
  await anna.tap('✎ Назвать')
  await anna.sees('Как назвать ключ?')
  await anna.say('x'.repeat(31))
  await anna.sees('Название – от 1 до 30 символов')
  await anna.say('Основной <b>')
  await anna.sees('🔑 Основной <b>')
  await anna.tap('🗑 Удалить')
  await anna.sees('Ни один монитор им не пользуется')
  expect(anna.rows()).toEqual([['Оставить'], ['🗑 Удалить']])
  const toast = await anna.tap('🗑 Удалить')
  expect(toast.text).toBe('Ключ удалён')
  await anna.sees('Ключей пока нет.')
})
