import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'
import { commanderRows, download } from './files.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })
const { url } = shop.sandbox

const labels = (seller: Campaigner) => seller.rows().flat()
/** `🛒 термокружка · 12 · 8 421` and `купить термокружку · 8 421`. */
const groupRows = (seller: Campaigner) =>
  labels(seller).filter((label) => / · [\d\s,.]+ · /u.test(label))
const phraseRows = (seller: Campaigner) =>
  labels(seller).filter((label) => /^[^·]+ · [\d\s,.]+$/u.test(label))
const phraseOf = (label: string) => label.split(' · ')[0] ?? ''
const firstLine = (text: string) => text.split('\n')[0] ?? ''

/** What the seller changed in the clusters. */
async function review(seller: Campaigner) {
  const { t, onwards } = seller
  const asked = t('groups-ask')
  const count = () => Number(/(\d+) (?:групп|ad group)/.exec(seller.text())?.[1])
  const told = async (label: string, toast: string) => {
    expect((await seller.tap(label)).text).toBe(toast)
  }
  const open = (row: string) => onwards(row, t('group-ask'))
  const back = () => onwards(t('button-groups-back'), asked)

  await onwards(t('campaigns-button-groups'), asked)
  const before = count()
  const [first = '', second = '', third = ''] = groupRows(seller)
  await open(first)
  await onwards(t('button-group-merge'), '?')
  await told(second, t('toast-group-merged'))
  await seller.sees(t('group-ask'))
  await back()
  expect(count()).toBe(before - 1)
  await open(groupRows(seller)[0] ?? '')
  await told(t('button-group-split'), t('toast-group-split'))
  await seller.sees(asked)
  expect(count()).toBe(before)

  await open(groupRows(seller)[0] ?? '')
  await onwards(t('button-group-rename'), t('group-rename-ask'))
  await seller.say('Моя группа')
  await seller.sees('Моя группа')
  const [, moved = '', dropped = '', detached = ''] = phraseRows(seller).map(phraseOf)
  await onwards(new RegExp(`^${moved} · `), t('phrase-ask'))
  await onwards(t('button-phrase-move'), t('phrase-move-ask'))
  const target = groupRows(seller).at(1) ?? ''
  await told(target, t('toast-phrase-moved'))
  await seller.sees(t('group-ask'))
  await onwards(new RegExp(`^${dropped} · `), t('phrase-ask'))
  await told(t('button-phrase-drop'), t('toast-phrase-dropped'))
  await seller.sees(t('group-ask'))
  await onwards(new RegExp(`^${detached} · `), t('phrase-ask'))
  await told(t('button-phrase-detach'), t('toast-phrase-detached'))
  await seller.sees(t('group-ask'))
  await back()
  await open(third)
  const lost = phraseRows(seller).map(phraseOf)
  await onwards(t('button-group-drop'), t('button-group-keep'))
  await told(t('button-group-drop'), t('toast-group-dropped'))
  await seller.sees(asked)
  // One group more by the phrase of its own, one less by the drop.
  expect(count()).toBe(before)

  await onwards(/🚫/u, t('minus-ask'))
  const [word = ''] = labels(seller).filter((label) => label.startsWith('☑'))
  const minus = word.slice(2).split(' · ')[0] ?? ''
  await onwards(word, word.replace('☑', '☐'))
  await back()
  const groups = count()
  await told(t('button-let-through'), t('toast-let-through'))
  const name = (row: string) => row.replace(/^\S+ /u, '').split(' · ')[0] ?? ''
  return { groups, moved, target: name(target), dropped, detached, lost, minus }
}

test.each(['ru', 'en'] as const)(
  '%s: a good day: review, then sheet, file and draft; an ad anew, and all of it follows',
  async (locale) => {
    const seller = await openCampaigner(shop, locale)
    const { t, services, onwards } = seller
    const name = 'Кружки <b>'
    const token = await seller.connectDirect(`shop-${seller.id}`)
    const sheetId = await seller.connectSheet()
    await seller.make({ name, extras: ['review', 'draft', 'sheet'] })
    await seller.gets('👀')
    const changed = await review(seller)

    const result = await seller.gets(firstLine(t('campaigns-done', { name })))
    expect(result.text).toContain(t('campaigns-done-sheet'))
    expect(result.text).not.toContain('⚠️')
    const link = result.keyboard.flat().find(({ text }) => text === t('campaigns-button-sheet'))
    expect(link && 'url' in link && link.url).toContain(sheetId)

    const rows = await commanderRows(url, await seller.file(name))
    // A keyword says with a plus which small words count; the chat shows what people type.
    const typed = (keyword = '') => keyword.replaceAll('+', '')
    const groupOf = (phrase: string) =>
      rows.find((row) => typed(row['Фраза (с минус-словами)']) === phrase)?.['Название группы']
    expect(new Set(rows.map((row) => row['Номер группы'])).size).toBe(changed.groups)
    // A group is called by its most frequent phrase, and the one that came may be that.
    expect(groupOf(changed.moved)).toBe(groupOf(changed.target))
    expect(groupOf(changed.detached)).toBe(changed.detached)
    expect(rows.map((row) => row['Название группы'])).toContain('Моя группа')
    for (const gone of [changed.dropped, ...changed.lost]) expect(groupOf(gone)).toBeUndefined()
    expect(rows[0]?.['Минус-фразы на кампанию']?.split(', ')).not.toContain(changed.minus)
    expect(rows.every((row) => (row['Заголовок 1'] ?? '').length <= 56)).toBe(true)

    const sheetNow = async () =>
      (await services.google.state()).files.find(({ id }) => id === sheetId)?.sheets ?? []
    const keywords = (await sheetNow()).find(({ title }) => title === 'Ключи')
    expect(keywords?.frozenRowCount).toBe(1)
    expect(keywords?.values.slice(1).map(([, , keyword]) => typed(String(keyword)))).toContain(
      changed.moved,
    )

    const draftNow = async () => {
      const { campaigns, groups, ads } = await services.yandex.state()
      const [mine, ...more] = campaigns.filter(({ login }) => login === `shop-${seller.id}`)
      const within = <T extends { campaignId: string }>(list: readonly T[]) =>
        list.filter(({ campaignId }) => campaignId === mine?.id)
      expect(more).toEqual([])
      return { id: mine?.id ?? '', groups: within(groups), ads: within(ads) }
    }
    const draft = await draftNow()
    expect(draft.groups).toHaveLength(changed.groups)
    expect(draft.ads).toHaveLength(2 * changed.groups)
    expect(await statusInDirect(token)).toEqual([{ Status: 'DRAFT', State: 'OFF' }])
    expect(draft.ads.every(({ id }) => id.length === 19)).toBe(true)

    // One ad locked, the other one written anew; files follow when they are asked for.
    await onwards(t('campaigns-button-open'), t('button-campaign-again'))
    await onwards(t('button-campaign-ads'), t('button-ad-lock'))
    const [, ...strings] = seller.text().split('\n').slice(1)
    expect(strings.length).toBeGreaterThan(3)
    await onwards(t('button-ad-lock'), t('button-ad-unlock'))
    expect(labels(seller)).not.toContain(t('button-ad-rewrite'))
    await onwards(t('button-ad', { number: 2 }), t('button-ad-lock'))
    const old = seller.text()
    const { answered } = await services.openAi.state()
    expect((await seller.tap(t('button-ad-rewrite'))).text).toBe(t('toast-ad-rewriting'))
    await seller.gets('✅')
    await onwards(t('campaigns-button-ad'), t('button-ad-lock'))
    expect(seller.text()).not.toBe(old)
    const after = (await services.openAi.state()).answered
    expect(after.length - answered.length).toBeLessThanOrEqual(2)
    await onwards(t('button-ad', { number: 1 }), t('button-ad-unlock'))
    for (const text of strings) expect(seller.text()).toContain(text)
    expect((await seller.tap(t('button-campaign-again'))).text).toBe(t('toast-campaign-export'))
    await seller.gets(firstLine(t('campaigns-exported', { name })))
    const again = await draftNow()
    expect(again.id).toBe(draft.id)
    expect(again.ads.map(({ id }) => id)).toEqual(draft.ads.map(({ id }) => id))
    expect(again.ads).not.toEqual(draft.ads)
    expect((await services.google.state()).files.filter(({ name }) => name === 'Кружки')).toEqual(
      [],
    )

    await picture(seller)
    await history(seller, name)
  },
)

/** What Direct itself says of an account's campaigns. */
async function statusInDirect(token: string): Promise<unknown> {
  const answer = await fetch(`${url}/direct/json/v501/campaigns`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      method: 'get',
      params: { SelectionCriteria: {}, FieldNames: ['Status', 'State'] },
    }),
  })
  return ((await answer.json()) as { result: { Campaigns: unknown } }).result.Campaigns
}

async function picture(seller: Campaigner): Promise<void> {
  const { t } = seller
  await seller.openCard('Кружки')
  expect((await seller.tap(t('button-campaign-send', { what: 'picture' }))).text).toBe(
    t('toast-campaign-sent', { what: 'picture' }),
  )
  const photo = await seller.waitFor(() => seller.messages().find((one) => one.photo))
  expect((await download(url, photo)).subarray(1, 4).toString()).toBe('PNG')
  expect(photo.text).toContain('Кружки <b>')
  await seller.openCard('Кружки')
  await seller.tap(t('button-campaign-send', { what: 'tab' }))
  const text = await seller.waitFor(() =>
    seller.messages().findLast(({ document }) => document && !document.name.endsWith('.xlsx')),
  )
  expect((await download(url, text)).toString()).toContain('\t')
}

/** Filters, details, archive, repeat, delete. */
async function history(seller: Campaigner, name: string): Promise<void> {
  const { t, onwards, services } = seller
  await seller.openCard(name)
  await onwards(t('button-campaign-details'), 'shop.example/termo')
  await onwards(t('button-campaign-back'), t('button-campaign-repeat'))
  expect((await seller.tap(t('button-campaign-archive', { on: 1 }))).text).toBe(
    t('toast-campaign-archived', { on: 1 }),
  )
  await seller.sees(t('campaign-archived'))
  await seller.say('/history')
  await seller.sees(t('history-empty'))
  await onwards(t('button-history-filter'), t('history-filter-ask'))
  await seller.tap(t('history-status', { status: 'archived' }))
  await seller.tap(t('button-history-show'))
  await seller.sees(name)
  await onwards(new RegExp(name), t('campaign-archived'))
  await onwards(t('button-campaign-archive', { on: 0 }), t('button-campaign-again'))

  const calls = async () => (await services.wordstat.state()).calls
  const before = await calls()
  await onwards(t('button-campaign-repeat'), t('campaign-wizard-confirm'))
  expect(seller.text()).toContain(t('campaign-note-calls', { calls: 0, cached: 3 }))
  await onwards(`✎ ${t('campaign-field-name')}`, t('campaign-ask-name'))
  await seller.say('Вторая')
  await seller.sees(t('campaign-wizard-confirm'))
  await seller.tap(t('campaign-wizard-confirm'))
  await seller.gets('Вторая')
  await seller.gets('👀')
  expect(await calls()).toEqual(before)

  await seller.openCard(name)
  await onwards(t('button-campaign-remove'), t('button-campaign-keep'))
  expect(seller.text()).toContain(t('remove-keeps', { what: 'draft' }))
  expect((await seller.tap(t('button-campaign-remove'))).text).toBe(t('toast-campaign-removed'))
  await seller.sees(t('campaigns-title'))
  expect(seller.screen()).toContain('Вторая')
  expect(seller.screen()).not.toContain(name)
}
