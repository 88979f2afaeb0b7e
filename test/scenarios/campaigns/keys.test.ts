import { expect, test } from 'vitest'
import type { OpenAiKey } from '#sandbox/openai/keys.ts'
import { makeCloudKey } from '#sandbox/wordstat/accounts.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { spills } from '../chat/spills.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'

/** What one seller asked for is remembered for all: each asks for something of their own. */
const SEED = { ru: 'термокружка', en: 'кроссовки детские' } as const
const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })

/** What a person copies from the page where Yandex shows the code. */
async function codeOn(page: string): Promise<string> {
  const html = await (await fetch(page)).text()
  return /<output id="code">(\d+)</.exec(html)?.[1] ?? ''
}

/** Where the browser lands after Google's question. */
async function landing(seller: Campaigner, link: string, isAllowed = true): Promise<string> {
  const { google } = seller.services
  return (await google.command<{ address: string }>('consent', { link, isAllowed })).address
}

test.each(['ru', 'en'] as const)(
  '%s: keys are connected by paste, by code and by link, each leaves the chat, and none lies anywhere in clear',
  async (locale) => {
    const seller = await openCampaigner(shop, locale)
    const { t, services } = seller
    const tell = async (secret: string, service: string) => {
      await seller.say(secret)
      await seller.sees(t('key-message-deleted'))
      await seller.sees(t('key-added', { name: '', mask: '' }).split(':')[0] ?? '')
      expect(seller.rows().flat()).toContain(t('button-campaign-new'))
      await seller.onwards(t('button-keys-back'), t('keys-title'))
      expect(seller.text()).toMatch(new RegExp(`✅ .*${service}`))
    }

    const cloud = makeCloudKey(`of ${seller.id}`)
    await tell(`${cloud} b1gfolder${seller.id}`, 'Wordstat')
    const { secret: openAi } = await services.openAi.command<OpenAiKey>('issue-key', {
      name: String(seller.id),
    })
    await tell(openAi, 'OpenAI')

    const code = await codeOn(await seller.wayTo('yandex-direct'))
    await seller.tap(t('button-key-enter'))
    await seller.sees(t('key-connect-title'))
    await tell(code, locale === 'ru' ? 'Директ' : 'Direct')

    const consent = await seller.wayTo('google')
    await seller.say(await landing(seller, consent, false))
    await seller.sees(t('key-bad-google-denied'))
    const address = await landing(seller, consent)
    await tell(address, 'Google')
    await seller.connectSheet()

    const chat = seller.messages().map(({ text }) => text)
    const { tokens } = await services.yandex.state()
    const { people } = await services.google.state()
    const secrets = [
      ...[cloud, openAi, code, new URL(address).searchParams.get('code') ?? ''],
      ...tokens.flatMap(({ access, refresh }) => [access, refresh]),
      ...people.flatMap(({ refreshTokens }) => refreshTokens),
    ]
    expect(secrets.length).toBeGreaterThanOrEqual(7)
    for (const secret of secrets) expect(chat.join('\n')).not.toContain(secret)

    // A campaign made with all of them leaves them where they are: sealed. Looked at while it holds everything in hand.
    await services.yandex.fault({ method: 'ads.add', kind: 'hang', times: 1 })
    await seller.make({ seeds: [SEED[locale]], extras: ['draft', 'sheet'] })
    await waitFor(async () => (await services.yandex.state()).faults.length === 0)
    expect(await spills(shop, secrets)).toEqual([])
    // The search does look: what is no secret is found.
    expect(await spills(shop, [SEED[locale]])).toContain(`public.run_steps: ${SEED[locale]}`)
    shop.clock.advance(60_000)
    await waitFor(() => {
      shop.clock.advance(1_000)
      return seller.all(t('campaigns-done', { name: 'Термокружки' })).length > 0
    })
    expect(await spills(shop, secrets)).toEqual([])
    const isMine = ({ account }: { account: string }) => account.includes(String(seller.id))
    expect((await services.wordstat.state()).calls.some(isMine)).toBe(true)
    expect((await services.openAi.state()).calls.some(isMine)).toBe(true)
  },
)

test('what is no key, or does not open anything, is answered with what to do', async () => {
  const anna = await openCampaigner(shop)
  const { t, services } = anna
  const refused = async (secret: string, answer: string) => {
    await anna.say(secret)
    await anna.sees(answer)
    // The screen may have said the same before: what counts is that the secret goes.
    await anna.waitFor(() => !anna.messages().some(({ text }) => text.includes(secret)), {
      what: 'the secret to leave the chat',
    })
    await anna.sees(answer)
  }
  const cloud = makeCloudKey('withdrawn')
  await services.wordstat.command('refuse-key', { secret: cloud })
  await refused(cloud, 'Wordstat не принимает этот ключ')
  const { secret } = await services.openAi.command<OpenAiKey>('issue-key', {})
  await services.openAi.command('revoke-key', { secret })
  await refused(secret, 'OpenAI не принимает')
  await refused(`y0_${'x'.repeat(50)}`, t('key-bad-yandex-refused'))
  const { link } = await services.google.command<{ link: string }>('make-sheet')
  await refused(link, t('key-bad-google-no-access').slice(0, 30))

  const page = await anna.wayTo('yandex-direct')
  await anna.tap(t('button-key-enter'))
  await anna.sees(t('key-connect-title'))
  await refused('1234567', t('key-bad-yandex-code').slice(0, 30))
  const old = await codeOn(page)
  shop.clock.advance(11 * 60_000)
  await refused(old, t('key-bad-yandex-code').slice(0, 30))
  const fresh = await codeOn(page)
  await anna.say(fresh)
  await anna.sees('Ключ подключён')
})
