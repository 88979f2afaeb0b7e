import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { openCampaigner } from './campaigner.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })

test.each(['ru', 'en'] as const)(
  '%s: a sheet that somebody opened for the bot is not written into for whoever has its link',
  async (locale) => {
    const owner = await openCampaigner(shop, locale)
    const stranger = await openCampaigner(shop, locale)
    const { t, services } = owner
    const id = await owner.connectSheet()
    const link = `https://docs.google.com/spreadsheets/d/${id}/edit`

    await stranger.say(link)
    await stranger.sees(t('key-bad-google-taken'))
    await stranger.onwards(t('button-keys-back'), t('keys-empty'))

    await owner.say(link)
    await owner.sees(t('key-known', { name: 'Моя таблица', mask: '' }).split(':')[0] ?? '')
    const [file] = (await services.google.state()).files.filter((one) => one.id === id)
    expect(file?.sheets).toHaveLength(1)
  },
)

test('a link alone proves nothing: without the code in it the sheet is not used', async () => {
  const anna = await openCampaigner(shop)
  const { t, services } = anna
  const { id, link } = await services.google.command<{ id: string; link: string }>('make-sheet')
  await services.google.command('share', { id })
  await anna.say(link)
  await anna.sees(t('button-key-prove'))
  expect(await anna.tap(t('button-key-prove'))).toMatchObject({
    text: t('toast-key-test', { verdict: 'unproven', service: 'Google' }),
  })
  await anna.sees(t('key-unproven', { name: 'Моя таблица', code: '' }).slice(0, 18))
})
