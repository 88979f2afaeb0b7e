import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { campaignsDesk } from '#desks/campaigns/index.ts'
import type { Sites } from '#desks/campaigns/ports.ts'
import { createRegions } from '#integrations/wordstat/regions.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Runs } from '#runs/engine.ts'
import { definedActions } from '#telegram/action.ts'
import { homeDesk } from '#telegram/bot/bot.ts'
import { createRouter } from '#telegram/bot/router.ts'
import { openHome } from '#telegram/home/actions.ts'
import { createRegistry } from '#telegram/registry.ts'
import type { Screen } from '#telegram/screen.ts'
import type { Role, Turn } from '#telegram/turn.ts'
import { createWizards } from '#telegram/wizard/engine.ts'
import { createTestClock } from '#test/support/clock.ts'
import { createFakeCampaigns } from './fake-campaigns.ts'
import { fitsPhone } from './phone.ts'

export const SHOP = '018f0000-0000-7000-8000-000000000001'
export const STRANGER = '018f0000-0000-7000-8000-000000000002'

let chats = 5000

export interface ChatOptions {
  readonly db: Database
  readonly lang: Lang
  readonly limit?: number
  readonly hasWordstat?: boolean
  readonly hasSheets?: boolean
  readonly runs?: Pick<Runs, 'get' | 'definitions'>
}

/** The campaigns desk behind the real router and wizard engine, made anew for every update. */
export function openChat(options: ChatOptions) {
  const { db, lang, limit = 10, hasWordstat = true, hasSheets = true } = options
  const clock = createTestClock()
  const chatId = ++chats
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const fake = createFakeCampaigns({ limit, now: clock.now })
  const toasts: string[] = []
  let screen: Screen = { text: '' }
  let updateId = 100
  let role: Role = 'owner'
  let workspaceId = SHOP

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
      planData: 'plan',
      minimumBudget: async () => 300,
    })

  const boot = () => {
    const made = desk()
    const wizards = createWizards({ db, vault, clock, log: silentLog, wizards: made.wizards ?? [] })
    const desks = [homeDesk, { name: 'wizard', handlers: wizards.handlers }, made]
    const actions = definedActions().filter(({ name }) => name.startsWith('cmp.'))
    const registry = createRegistry(desks, actions)
    const route = createRouter({ registry, wizards, help: async () => {} })
    return { wizards, route, desk: made }
  }

  const turnOf = (process: ReturnType<typeof boot>, text?: string): Turn => {
    const turn: Turn = {
      ...{ updateId, chatId, role, lang, clock, text },
      user: {
        id: chatId,
        firstName: 'Ася',
        lastName: null,
        username: null,
        locale: lang.locale,
        timeZone: lang.timeZone,
        isAdmin: false,
        createdAt: new Date(0),
      },
      workspace: { id: workspaceId, name: 'Shop', ownerId: chatId },
      show: async (shown) => {
        fitsPhone(shown)
        screen = shown
      },
      toast: async (toast) => {
        expect(plainText(toast).length).toBeLessThanOrEqual(200)
        toasts.push(toast)
      },
      removeIncoming: async () => true,
      startWizard: (id, values) => process.wizards.start(turn, id, values),
      home: async (note = '') => {
        screen = { text: `HOME ${note}`.trim() }
      },
    }
    return turn
  }
  const act = async (
    incoming: { kind: 'tap'; queryId: string; data: string } | { kind: 'message'; text: string },
  ) => {
    const process = boot()
    const turn = turnOf(process, incoming.kind === 'message' ? incoming.text : undefined)
    const from = { id: chatId, first_name: 'Ася' }
    const place = { updateId, chatId, from, isPrivate: true, messageId: 1 }
    await process.route({ ...place, ...incoming }, { turn, home: turn.home })
  }
  const dataOf = (label: string): string => {
    const buttons = (screen.keyboard ?? []).flat()
    const found = buttons.find(({ text }) => plainText(text).includes(label))
    if (!found?.data) {
      throw new Error(`no button ${label} on: ${buttons.map(({ text }) => text).join(' | ')}`)
    }
    return found.data
  }

  /** What is read; spaces that do not break are spaces here. */
  const shown = () => plainText(screen.text).replace(/[\u00a0\u202f]/g, ' ')

  return {
    ...{ lang, clock, fake, toasts, dataOf },
    text: shown,
    lines: () => shown().split('\n'),
    labels: () => (screen.keyboard ?? []).flat().map(({ text }) => plainText(text)),
    screen: () => screen,
    homeLine: async () => {
      const process = boot()
      return process.desk.menu?.line?.(turnOf(process))
    },
    become: (next: Role) => {
      role = next
    },
    moveTo: (id: string) => {
      workspaceId = id
    },
    async say(text: string) {
      updateId += 1
      await act({ kind: 'message', text })
    },
    /** Presses the button whose label has this text. */
    async tap(label: string) {
      updateId += 1
      await act({ kind: 'tap', queryId: 'query', data: dataOf(label) })
    },
    /** A button of any screen; `again`: the very update of the last press, as after a crash. */
    async press(data: string, { again = false } = {}) {
      if (!again) updateId += 1
      await act({ kind: 'tap', queryId: 'query', data })
    },
  }
}

export type Chat = ReturnType<typeof openChat>

const WORDSTAT = {
  provider: 'cloud' as const,
  key: { credentialId: 'w', accountKey: 'w', secret: 's', facts: {} },
  isShared: false,
}
