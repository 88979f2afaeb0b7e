import { expect, test } from 'vitest'
import { campaignsDesk } from '#desks/campaigns/index.ts'
import { createRegions } from '#integrations/wordstat/regions.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog } from '#platform/log/log.ts'
import { openHome } from '#telegram/home/actions.ts'
import { createTestClock } from '#test/support/clock.ts'
import { langs } from '#test/telegram/input/langs.ts'
import { openSurface } from '#test/telegram/surface.ts'
import { createFakeCampaigns } from './fake-campaigns.ts'
import { threeGroups } from './samples.ts'

test.each(langs)(
  '$locale: over the Bot API, the bot started anew after every step: wizard, review, card',
  async (lang) => {
    const clock = createTestClock()
    const fake = createFakeCampaigns({ limit: 10, now: clock.now })
    const key = { credentialId: 'w', accountKey: 'w', secret: 's', facts: {} }
    const desk = campaignsDesk({
      campaigns: fake.campaigns,
      regions: createRegions({
        cache: createCache({ clock, log: silentLog }),
        clock,
        log: silentLog,
      }),
      sites: { read: async (url) => ({ url, title: 'Shop', links: [] }) },
      runs: { definitions: new Map(), get: async () => undefined },
      keys: {
        wordstat: async () => ({ provider: 'cloud', key, isShared: true }),
        sheets: async () => undefined,
      },
      homeData: openHome({}),
      keysData: () => openHome({}),
      minimumBudget: async () => 300,
    })
    const surface = await openSurface({ desks: [desk] })
    let process = await surface.start()
    const anna = await surface.sandbox.person({ locale: lang.locale })
    const step = async (act: Promise<unknown>, seen: string) => {
      await act
      await anna.sees(seen)
      await surface.stop(process)
      process = await surface.start()
    }

    await step(anna.say('/new_campaign'), lang.t('campaign-ask-name'))
    await step(anna.say('Mugs & Co <b>'), 'Mugs & Co <b>')
    await step(anna.say('350 ml of steel, warm for 6 hours'), '350 ml of steel')
    await step(anna.say('термокружка, термос'), 'термокружка, термос')
    await step(anna.tap(/^☐ Москва/), '☑ Москва')
    await step(anna.tap(lang.t('wizard-done')), lang.t('campaign-ask-url'))
    await step(anna.say('ftp://shop.ru'), '⚠️')
    await step(anna.say('shop.example'), '300')
    await step(anna.say('300 в день'), '$0')
    await step(anna.tap(lang.t('campaign-wizard-confirm')), lang.t('button-campaign-open'))
    expect(fake.done).toEqual(['create Mugs & Co <b>'])

    const [made] = [...fake.kept.values()]
    if (!made) throw new Error('nothing was made')
    made.groups = threeGroups()
    made.campaign = { ...made.campaign, awaitsReview: true, groups: 3 }
    await step(anna.tap(lang.t('button-campaign-open')), lang.t('campaign-waits'))
    await step(anna.tap(lang.t('button-campaign-review')), lang.t('groups-ask'))
    await step(anna.tap(/термокружка в машину/), lang.t('group-ask'))
    await step(anna.tap(lang.t('button-group-rename')), lang.t('group-rename-ask'))
    await step(anna.say('В машину'), 'В машину')
    await step(anna.tap(lang.t('button-groups-back')), lang.t('groups-ask'))
    await step(anna.tap(lang.t('button-let-through')), 'Mugs & Co <b>')
    expect(fake.done.slice(1)).toEqual(['rename В машину', 'through'])
  },
)
