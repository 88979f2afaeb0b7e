import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { trackingTemplate } from '#desks/campaigns/ads/links/tracking.ts'
import { writeGroupAds } from '#desks/campaigns/ads/write-ads.ts'
import { writeExtras } from '#desks/campaigns/ads/write-extras.ts'
import type { AdGroup } from '#desks/campaigns/campaign.ts'
import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import { commanderXlsx } from '#desks/campaigns/exports/workbook.ts'
import type { Phrase } from '#desks/campaigns/phrase.ts'
import type { ModelRequest, ServiceKey } from '#desks/campaigns/ports.ts'
import { createOpenAi } from '#integrations/openai/openai.ts'
import { createCloudWordstat } from '#integrations/wordstat/cloud.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog as log } from '#platform/log/log.ts'
import type { Sandbox } from '#sandbox/server.ts'
import { runningClock as clock } from '#test/support/clock.ts'
import { WISH } from './wish.ts'

/** The naive way to the same file: every call waits for the one before. Milliseconds. */
export async function oneByOne({ url, operator }: Sandbox): Promise<number> {
  const shared = { clock, log, limiter: createMemoryLimiter({ clock }), metrics: new Registry() }
  const wordstat = createCloudWordstat({ ...shared, baseUrl: `${url}/wordstat/cloud` })
  const openAi = createOpenAi({
    ...shared,
    ...{ baseUrl: `${url}/openai/v1`, api: 'responses', model: 'gpt-5.4-mini', embeddingModel: '' },
  })
  const { signal } = new AbortController()
  const model = (request: ModelRequest) =>
    openAi.model.answer(keyOf(operator.openAiKey), request, signal)
  const { regionIds, maxKeywords, minFrequency, seeds } = WISH

  try {
    const startedAt = performance.now()
    const found: Phrase[] = []
    for (const seed of seeds) {
      const request = { phrases: [seed], regionIds, limit: 2 * maxKeywords }
      const [answer] = await wordstat.top(keyOf(operator.cloudKey), request, signal)
      found.push(...(answer?.phrases ?? []))
    }
    const frequent = [...new Map(found.map((phrase) => [phrase.text, phrase])).values()]
      .filter(({ frequency }) => frequency >= minFrequency)
      .slice(0, 3 * maxKeywords)
    const { clusters, minusWords } = cluster(frequent, { minFrequency, maxKeywords, seeds })
    const groups: AdGroup[] = []
    for (const [index, one] of clusters.entries()) {
      const { ads } = await writeGroupAds({ model, brief: WISH, cluster: one })
      groups.push({ ...one, number: index + 1, minusWords: [], ads })
    }
    const phrases = groups.map(({ name }) => name)
    const { extras } = await writeExtras({ model, brief: WISH, phrases, page: null })
    const tracking = trackingTemplate(WISH.url)
    await commanderXlsx({
      campaignId: randomUUID(),
      brief: WISH,
      groups,
      minusWords,
      extras,
      tracking,
    })
    return performance.now() - startedAt
  } finally {
    await Promise.all([wordstat.close(), openAi.close()])
  }
}

const keyOf = (secret: string): ServiceKey => ({
  ...{ credentialId: 'bench', accountKey: 'bench', secret, facts: {} },
})
