import { expect, test } from 'vitest'
import type { BaseAccount } from '#sandbox/base/records.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WixSite } from '#sandbox/wix/records.ts'
import { openShop } from '#test/support/app.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { spills } from '../chat/spills.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['stock', 'runs'] })
const wix = createServiceController(`${shop.sandbox.url}/services/wix`)
const base = createServiceController(`${shop.sandbox.url}/services/base`)

/** A site of a Wix account, its dashboard and a key for it. */
async function openSite(name: string) {
  const site = await wix.command<WixSite>('add-site', { name })
  const { key } = await wix.command<{ key: string }>('issue-key', { siteIds: [site.id] })
  return { siteId: site.id, key, dashboard: `https://manage.wix.com/dashboard/${site.id}/home` }
}

test.each(['ru', 'en'] as const)(
  '%s: a Wix key with its site and a Base token are connected, shown masked, and lie nowhere in clear',
  async (locale) => {
    const seller = await openCampaigner(shop, locale)
    const { t } = seller
    const { key, dashboard } = await openSite(`site of ${seller.id}`)
    const added = t('key-added', { name: '', mask: '' }).split(':')[0] ?? ''
    await seller.wayTo('wix')
    expect(seller.text()).toContain('manage.wix.com/account/api-keys')
    await seller.tap(t('button-key-enter'))
    await seller.sees(t('key-connect-title'))
    await seller.say(`${key}\n${dashboard}`)
    await seller.sees(added)
    expect(seller.text()).toContain(`…${key.slice(-4)}`)
    const { token } = await base.command<BaseAccount>('add-account', { name: `of ${seller.id}` })
    await seller.say(`Base: ${token}`)
    await seller.sees(`…${token.slice(-4)}`)
    await seller.onwards(t('button-keys-back'), t('keys-title'))
    expect(seller.text()).toMatch(/✅ Wix .* · Wix/)
    expect(seller.text()).toMatch(/✅ Base .* · Base/)
    const chat = seller.messages().map(({ text }) => text)
    for (const secret of [key, token]) expect(chat.join('\n')).not.toContain(secret)
    expect(await spills(shop, [key, token])).toEqual([])
  },
)

test('any number of sites is connected; one key serves several', async () => {
  const seller = await openCampaigner(shop)
  const { t } = seller
  const { key } = await openSite(`first of ${seller.id}`)
  await wix.command('revoke-key', { key })
  const sites: WixSite[] = []
  for (let number = 1; number <= 7; number += 1) {
    const name = `site ${number} of ${seller.id}`
    sites.push(await wix.command<WixSite>('add-site', { name }))
  }
  const siteIds = sites.map(({ id }) => id)
  const { key: one } = await wix.command<{ key: string }>('issue-key', { siteIds })
  for (const [index, id] of siteIds.entries()) {
    await seller.say(`${one} ${id}`)
    await seller.sees(index === 0 ? 'Wix …' : `Wix ${index + 1} …`)
  }
  await seller.onwards(t('button-keys-back'), t('keys-title'))
  expect(seller.text().match(/✅ Wix/g)).toHaveLength(7)
})

test('what does not connect is answered with what to do, and leaves the chat', async () => {
  const seller = await openCampaigner(shop)
  const { t } = seller
  const { key, siteId } = await openSite(`site of ${seller.id}`)
  const refused = async (text: string, answer: string) => {
    await seller.say('/menu')
    await seller.sees(t('button-menu-stock'))
    await seller.say(text)
    await seller.sees(answer.slice(0, 40))
    expect(seller.messages().some((one) => one.text.includes(text))).toBe(false)
  }
  await refused(key, t('key-bad-wix-site'))
  await refused(`${key.slice(0, 90)} ${siteId}`, t('key-bad-wix'))
  await wix.command('migrate', { siteId, catalog: 'STORES_NOT_INSTALLED' })
  await refused(`${key} ${siteId}`, t('key-bad-wix-no-stores'))
  await wix.command('revoke-key', { key })
  await refused(`${key} ${siteId}`, t('key-bad-wix-refused'))
  const { token } = await base.command<BaseAccount>('add-account', { name: `of ${seller.id}` })
  await refused(token.slice(0, 34), t('key-bad-base'))
  await base.command('revoke-token', { token })
  await refused(token, t('key-bad-base-refused'))
})

test('the daily test switches off a key that Wix took back, and tells its owner once', async () => {
  const seller = await openCampaigner(shop)
  const { t } = seller
  const { key, siteId } = await openSite(`site of ${seller.id}`)
  await seller.say(`${key} ${siteId}`)
  await seller.sees(`…${key.slice(-4)}`)
  await wix.command('revoke-key', { key })
  await seller.onwards(t('button-keys-back'), t('keys-title'))
  await seller.tap(t('button-keys-test-all'))
  await seller.gets(/Wix больше не принимает ключ/)
  expect(seller.all('больше не принимает ключ')).toHaveLength(1)
})
