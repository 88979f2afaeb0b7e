import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { AdGroup, CampaignContent, ResponsiveAd } from '#desks/campaigns/campaign.ts'
import type { ServiceKey } from '#desks/campaigns/ports.ts'
import { createDirect } from '#integrations/yandex-direct/direct.ts'
import { createYandexOauth } from '#integrations/yandex-direct/oauth.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { serveYandex } from '#test/sandbox/yandex/serve.ts'
import { runningClock } from '#test/support/clock.ts'

/** Our client before the stand-in behind real HTTP, and the key of one seller. */
export async function startDirect(
  options: Parameters<typeof serveYandex>[0] & { timeoutMs?: number; currency?: string } = {},
) {
  const { timeoutMs = 2_000, currency, ...sandboxOptions } = options
  const served = await serveYandex(sandboxOptions)
  const metrics = new Registry()
  const shared = {
    clock: runningClock,
    limiter: createMemoryLimiter({ clock: runningClock }),
    log: silentLog,
    metrics,
  }
  const direct = createDirect({ ...shared, url: served.directUrl, timeoutMs, pauseMs: 2 })
  const oauth = createYandexOauth({ ...shared, url: served.oauthUrl, clientId: 'demo' })
  onTestFinished(async () => {
    await Promise.all([direct.close(), oauth.close()])
  })
  const { access } = served.sandbox.open('seller', { currency })
  const key: ServiceKey = {
    credentialId: 'credential-1',
    accountKey: 'seller',
    secret: access,
    facts: { login: 'seller', currency: currency ?? 'RUB' },
  }
  return { ...served, direct, oauth, key, metrics, shared }
}

/** Steps as a run remembers them: what was finished is not done again. */
export function createContext(steps = new Map<string, string>(), signal?: AbortSignal) {
  const progress: [number, number][] = []
  return {
    signal: signal ?? new AbortController().signal,
    startDay: '2026-11-21',
    progress: (done: number, total: number) => void progress.push([done, total]),
    async step<T>(name: string, work: () => Promise<T>): Promise<T> {
      const known = steps.get(name)
      if (known !== undefined) return JSON.parse(known)
      const result = await work()
      steps.set(name, JSON.stringify(result))
      return result
    },
    seen: progress,
    steps,
  }
}

export const ad = (title: string, text = 'Держит тепло восемь часов.'): ResponsiveAd => ({
  kind: 'responsive',
  titles: [title, `${title} с доставкой`],
  texts: [text],
  origin: 'model',
  isLocked: false,
})

export const group = (number: number, name: string, more: Partial<AdGroup> = {}): AdGroup => ({
  number,
  name,
  intent: 'buy',
  phrases: [
    { text: `${name} купить`, frequency: 900 },
    { text: `${name} цена`, frequency: 400 },
  ],
  minusWords: ['стекло'],
  ads: [ad(`Купить ${name}`), ad(`Цены: ${name}`)],
  ...more,
})

export const GROUPS = [group(1, 'термокружка'), group(2, 'термос'), group(3, 'фляга')]

export function campaignContent(more: Partial<CampaignContent> = {}): CampaignContent {
  return {
    campaignId: '0193465c-aaaa-7bbb-8ccc-123456789abc',
    brief: {
      name: 'Термокружки | Москва',
      description: 'Термокружки',
      seeds: ['термокружка'],
      regionIds: [213],
      regionNames: ['Москва'],
      url: 'https://shop.example/termo',
      weeklyBudget: 3_000,
      minFrequency: 100,
      maxKeywords: 100,
      variants: 2,
      format: 'responsive',
      withReview: false,
      withDraft: true,
      withSheet: false,
    },
    groups: GROUPS,
    minusWords: [{ word: 'бесплатно', reason: 'free', phrases: 4 }],
    extras: {
      sitelinks: [
        { title: 'Доставка', url: 'https://shop.example/dostavka', description: 'За день' },
        { title: 'Гарантия', url: 'https://shop.example/garantiya', description: '' },
      ],
      callouts: ['Гарантия 1 год', 'Доставка за день'],
      displayPath: 'termokruzhki',
    },
    tracking: 'utm_source=yandex&utm_campaign={campaign_id}',
    ...more,
  }
}

/** How many objects of each kind stand at the service. */
export function standing({ sandbox }: Awaited<ReturnType<typeof startDirect>>) {
  const { campaigns, groups, keywords, ads, sitelinks, callouts } = sandbox.world
  return {
    campaigns: campaigns.size,
    groups: groups.size,
    keywords: [...keywords.values()].filter((one) => one.autotargeting === null).length,
    ads: ads.size,
    sitelinks: sitelinks.size,
    callouts: callouts.size,
  }
}

/** What {@link campaignContent} comes to, once. */
export const WHOLE = { campaigns: 1, groups: 3, keywords: 6, ads: 6, sitelinks: 1, callouts: 2 }
