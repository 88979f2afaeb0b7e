import { expect, test } from 'vitest'
import type { PlayedKey } from '#sandbox/poizon/records.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { openShop } from '#test/support/app.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { spills } from '../chat/spills.ts'

const shop = await openShop({
  accounts: 0,
  roles: ['bot', 'worker'],
  parts: ['imports', 'stock', 'runs'],
})
const poizon = createServiceController(`${shop.sandbox.url}/services/poizon`)

test.each(['ru', 'en'] as const)(
  '%s: a bare Poizon key with its plan and a token by its header are connected, and lie nowhere in clear',
  async (locale) => {
    const seller = await openCampaigner(shop, locale)
    const { t } = seller
    const issue = async (source: PlayedKey['source']) =>
      (await poizon.command<PlayedKey>('issue-key', { name: `of ${seller.id}`, source })).key
    const [key, token] = [await issue('poizon-api'), await issue('distribution')]
    await seller.wayTo('poizon')
    expect(seller.text()).toContain('poizon-api.com')
    await seller.tap(t('button-key-enter'))
    await seller.sees(t('key-connect-title'))
    await seller.say(`${key}\n30000 в месяц`)
    await seller.sees(`…${key.slice(-4)}`)
    await seller.say(`access-token: ${token}`)
    await seller.sees(`…${token.slice(-4)}`)
    await seller.onwards(t('button-keys-back'), t('keys-title'))
    expect(seller.text()).toMatch(/✅ Poizon .* · Poizon/)
    const chat = seller.messages().map(({ text }) => text)
    for (const secret of [key, token]) expect(chat.join('\n')).not.toContain(secret)
    expect(await spills(shop, [key, token])).toEqual([])
  },
)
