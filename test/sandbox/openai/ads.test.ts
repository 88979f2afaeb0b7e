import { expect, test } from 'vitest'
import { checkAd } from '#desks/campaigns/ads/checker/checker.ts'
import { readCluster } from '#desks/campaigns/ads/checker/subject.ts'
import { writeGroupAds } from '#desks/campaigns/ads/write-ads.ts'
import { writeExtras } from '#desks/campaigns/ads/write-extras.ts'
import { brief, cluster } from '#test/desks/campaigns/ads/sellers.ts'
import { live, startOpenAi } from '#test/integrations/openai/client.ts'

test('what the desk asks for is written well enough to be taken as it is', async () => {
  const { openAi, key } = await startOpenAi()
  for (const format of ['responsive', 'text'] as const) {
    const asked = brief({ format, variants: 3 })
    const model = (request: Parameters<typeof openAi.model.answer>[1]) =>
      openAi.model.answer(key, request, live())
    const { ads, calls } = await writeGroupAds({ model, brief: asked, cluster })
    expect(calls.map(({ step }) => step)).toEqual(['ad_set'])
    expect(ads.map((ad) => ad.origin)).toEqual(['model', 'model', 'model'])
    expect(ads.flatMap((ad) => checkAd(ad, readCluster(asked, cluster)))).toEqual([])
  }
})

test('extras come from the description and the pages', async () => {
  const { openAi, key } = await startOpenAi()
  const model = (request: Parameters<typeof openAi.model.answer>[1]) =>
    openAi.model.answer(key, request, live())
  const page = {
    url: 'https://mugs.example/stanley',
    title: 'Stanley',
    links: ['Каталог', 'Доставка', 'Гарантия', 'О нас'].map((text, at) => ({
      text,
      url: `https://mugs.example/${at}`,
    })),
  }
  const { extras } = await writeExtras({ model, brief: brief(), phrases: ['термокружка'], page })
  expect(extras.sitelinks).toHaveLength(4)
  expect(extras.callouts.length).toBeGreaterThan(2)
  expect(extras.displayPath).toBe('термокружка')
})
