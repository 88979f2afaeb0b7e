import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { campaignsDesk } from '#desks/campaigns/index.ts'
import type { Sites } from '#desks/campaigns/ports.ts'
import { createRegions } from '#integrations/wordstat/regions.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Runs } from '#runs/engine.ts'
import { definedActions } from '#telegram/action.ts'
import { openHome } from '#telegram/home/actions.ts'
import { answersFit } from '#test/desks/phone.ts'
import { createFakeSeller } from '#test/telegram/fake-seller.ts'
import { createFakeCampaigns } from './fake-campaigns.ts'

export interface ChatOptions {
  readonly db: Database
  readonly lang: Lang
  readonly limit?: number
  readonly hasWordstat?: boolean
  readonly hasSheets?: boolean
  readonly runs?: Pick<Runs, 'get' | 'definitions'>
}

/** The campaigns desk behind the real bot, made anew for every update. */
export function openChat(options: ChatOptions) {
  const { db, lang, limit = 10, hasWordstat = true, hasSheets = true } = options
  const sites: Sites = {
    async read(url) {
      const code = /\/\/(scheme|private|not_found|unreachable|status)\./.exec(url)?.[1]
      if (code) throw new AppError({ kind: 'invalid', code: `site.${code}` })
      return { url, title: 'Shop', links: [] }
    },
  }
  const desk = () =>
    campaignsDesk({
      campaigns: fake.campaigns,
      regions: createRegions({
        cache: createCache({ clock, log: silentLog }),
        clock,
        log: silentLog,
      }),
      sites,
      runs: options.runs ?? { definitions: new Map(), get: async () => undefined },
      keys: {
        wordstat: async () => (hasWordstat ? WORDSTAT : undefined),
        sheets: async () =>
          hasSheets ? { kind: 'shared-drive', email: 'a@b.example' } : undefined,
      },
      homeData: openHome({}),
      keysData: (service) => `keys-${service}`,
      minimumBudget: async () => 300,
    })

  const seller = createFakeSeller({
    ...{ db, lang, desks: () => [desk()] },
    actions: definedActions().filter(({ name }) => name.startsWith('cmp.')),
    check: answersFit,
  })
  const { clock } = seller
  const fake = createFakeCampaigns({ limit, now: clock.now })

  /** What is read; spaces that do not break are spaces here. */
  const shown = () => plainText(seller.screen().text).replace(/[\u00a0\u202f]/g, ' ')

  return {
    ...seller,
    fake,
    text: shown,
    lines: () => shown().split('\n'),
    labels: () => seller.labels().flat(),
    homeLine: async () => desk().menu?.line?.(seller.context()),
  }
}

export type Chat = ReturnType<typeof openChat>

const WORDSTAT = {
  provider: 'cloud' as const,
  key: { credentialId: 'w', accountKey: 'w', secret: 's', facts: {} },
  isShared: false,
}
