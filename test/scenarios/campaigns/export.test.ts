import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { openTime } from '../time.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })
const time = openTime(shop)
const comes = (anna: Campaigner, text: string, stepMs = 2_000) =>
  time.until(() => anna.all(text).at(-1), { stepMs, what: `«${text}»` })

/** A seller with Direct and an own Google Drive. */
async function ready(): Promise<{ anna: Campaigner; login: string; token: string; email: string }> {
  const anna = await openCampaigner(shop)
  const login = `shop-${anna.id}`
  const email = `${login}@shop.example`
  const token = await anna.connectDirect(login)
  await anna.connectDrive(email)
  return { anna, login, token, email }
}

/** What stands in the seller's Direct. */
async function draftOf({ services }: Campaigner, login: string) {
  const { campaigns, groups, keywords, ads, sitelinks, callouts } = await services.yandex.state()
  const own = <T extends { login: string }>(list: readonly T[]) =>
    list.filter((one) => one.login === login)
  return {
    campaigns: own(campaigns),
    groups: own(groups),
    keywords: own(keywords),
    ads: own(ads),
    sitelinks: own(sitelinks),
    callouts: own(callouts),
  }
}

test('no room on the Drive: the file is there, the card says why there is no table', async () => {
  const { anna, email } = await ready()
  await anna.services.google.command('fill-drive', { email })
  await anna.make({ extras: ['sheet'] })
  await anna.file('Термокружки')
  const { text } = await comes(anna, 'кампания готова')
  expect(text).toContain('⚠️ Таблицы нет: на Google Диске закончилось место')
  await anna.services.google.command('fill-drive', { email, isFull: false })
  const card = await anna.openCard('Термокружки')
  expect(card.text).toContain('Таблицы нет: на Google Диске закончилось место')
  await anna.tap('📤 Выгрузить снова')
  const again = await comes(anna, 'выгружено заново')
  expect(again.text).toContain('📗 Таблица готова')
})

test('Direct takes back a group in the middle: what it refuses is shown, the rest stands', async () => {
  const { anna, login, token } = await ready()
  const { yandex } = anna.services
  await yandex.fault({ method: 'keywords.add', kind: 'hang', account: login, times: 1 })
  await anna.make({ extras: ['draft'] })
  await time.until(async () => (await yandex.state()).faults.length === 0, { stepMs: 1 })
  const [group] = (await draftOf(anna, login)).groups
  await deleteGroup(token, group?.id ?? '')
  await time.pass(61_000)
  const { text } = await comes(anna, 'кампания готова')
  expect(text).toMatch(/📝 Черновик в Директе №\s\d+, \d+ замечани/)
  const card = await anna.openCard('Термокружки')
  expect(card.text).toMatch(/Черновик в Директе: №\s\d+, не принято: \d+/)
  await anna.onwards(/⚠️ Замечания/, /✕ фраза «.*»: Объект не найден/)
  const draft = await draftOf(anna, login)
  expect(draft.campaigns).toHaveLength(1)
  expect(draft.keywords.length).toBeGreaterThan(10)
})

test('every write to Direct is done and its answer lost: nothing stands there twice, 19 digits are kept', async () => {
  const { anna, login } = await ready()
  const { yandex } = anna.services
  const writes = ['campaigns', 'adgroups', 'keywords', 'sitelinks', 'adextensions', 'ads']
  for (const service of writes) {
    await yandex.command('mishap', { method: `${service}.add`, code: 502, executed: true })
  }
  await anna.make({ extras: ['draft'] })
  const { text } = await comes(anna, 'кампания готова')
  const draft = await draftOf(anna, login)
  expect(text).toContain(`📝 Черновик в Директе №\u00a0${draft.campaigns[0]?.id}`)
  expect(draft.campaigns).toHaveLength(1)
  expect(new Set(draft.groups.map(({ name }) => name)).size).toBe(draft.groups.length)
  const keywords = draft.keywords.map(({ groupId, keyword }) => `${groupId} ${keyword}`)
  expect(new Set(keywords).size).toBe(keywords.length)
  expect(draft.ads).toHaveLength(2 * draft.groups.length)
  expect(draft.ads.every(({ id }) => /^\d{19}$/.test(id))).toBe(true)
  expect(draft.sitelinks).toHaveLength(1)
  expect(new Set(draft.callouts.map((one) => one.text)).size).toBe(draft.callouts.length)
  const state = await yandex.state()
  expect(state.issued.campaign).toBeGreaterThan(0)

  // A repeat changes what stands there, by ids longer than a number holds.
  await anna.openCard('Термокружки')
  await anna.tap('📤 Выгрузить снова')
  await comes(anna, 'выгружено заново')
  expect((await draftOf(anna, login)).ads.map(({ id }) => id)).toEqual(
    draft.ads.map(({ id }) => id),
  )
})

test.each(['hang-after', 'drop-after', 'cut'] as const)(
  'a table written while the answer is lost (%s) is one table',
  async (kind) => {
    const { anna, email } = await ready()
    const { google } = anna.services
    for (const method of ['files.create', 'spreadsheets.batchUpdate', 'values.batchUpdate']) {
      await google.fault({ method, kind, account: email, times: 1 })
    }
    await anna.make({ extras: ['sheet'] })
    const { text } = await comes(anna, 'кампания готова')
    expect(text).toContain('📗 Таблица готова')
    const files = (await google.state()).files.filter(({ owner }) => owner === email)
    expect(files.map(({ name }) => name)).toEqual(['Термокружки'])
    const [file] = files
    expect(new Set(file?.sheets.map(({ title }) => title)).size).toBe(file?.sheets.length)
  },
)

test('access to Direct withdrawn in the middle: file and table are there, the owner is told once, with a new one the draft follows', async () => {
  const { anna, login, token } = await ready()
  await anna.make({ extras: ['review', 'draft', 'sheet'] })
  await anna.gets('Проверьте их')
  await anna.services.yandex.command('revoke-token', { access: token })
  await anna.tap('✓ Дальше')
  const { text } = await comes(anna, 'кампания готова')
  expect(text).toContain('📗 Таблица готова')
  expect(text).toContain('⚠️ Черновика нет: Яндекс отозвал доступ, подключите Директ заново')
  await comes(anna, 'Яндекс Директ больше не принимает ключ')
  await anna.openCard('Термокружки')
  await anna.tap('📤 Выгрузить снова')
  const second = await comes(anna, 'выгружено заново')
  expect(second.text).toContain('⚠️ Черновика нет: не подключён Яндекс Директ')
  await anna.connectDirect(login)
  await anna.openCard('Термокружки')
  await anna.tap('📤 Выгрузить снова')
  await comes(anna, 'Черновик в Директе №')
  expect((await draftOf(anna, login)).campaigns).toHaveLength(1)
  expect(anna.all('Яндекс Директ больше не принимает ключ')).toHaveLength(1)
})

test('access to the Drive withdrawn in the middle: the file is there, the owner is told once', async () => {
  const { anna, email } = await ready()
  await anna.make({ extras: ['review', 'sheet'] })
  await anna.gets('Проверьте их')
  await anna.services.google.command('revoke', { email })
  await anna.tap('✓ Дальше')
  const { text } = await comes(anna, 'кампания готова')
  expect(text).toContain('⚠️ Таблицы нет: Google отозвал доступ, подключите его заново')
  await anna.file('Термокружки')
  await comes(anna, 'Google больше не принимает ключ')
  await anna.openCard('Термокружки')
  await anna.tap('📤 Выгрузить снова')
  await comes(anna, 'Таблицы нет: не подключён доступ к Google')
  expect(anna.all('Google больше не принимает ключ')).toHaveLength(1)
})

test('a shared table that was closed to us, Direct without points: each said, the file is there', async () => {
  const anna = await openCampaigner(shop)
  const login = `shop-${anna.id}`
  await anna.connectDirect(login)
  const id = await anna.connectSheet()
  await anna.make({ extras: ['review', 'draft', 'sheet'] })
  await anna.gets('Проверьте их')
  await anna.services.google.command('unshare', { id })
  await anna.services.yandex.fault({ method: 'campaigns', kind: 'unpaid', account: login })
  await anna.tap('✓ Дальше')
  const { text } = await comes(anna, 'кампания готова', 5_000)
  await anna.file('Термокружки')
  expect(text).toContain('⚠️ Таблицы нет: таблицу удалили или закрыли доступ')
  expect(text).toContain('⚠️ Черновика нет: лимит API Директа на сегодня исчерпан')
  await anna.services.yandex.clearFaults()
})

async function deleteGroup(token: string, id: string): Promise<void> {
  const answer = await fetch(`${shop.sandbox.url}/direct/json/v501/adgroups`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: `{"method":"delete","params":{"SelectionCriteria":{"Ids":[${id}]}}}`,
  })
  expect(await answer.json()).toMatchObject({ result: { DeleteResults: [{ Id: Number(id) }] } })
}
