import { randomBytes } from 'node:crypto'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Locale } from '#platform/texts/lang.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { SandboxOptions } from '#sandbox/server.ts'
import { createTelegram } from '#telegram/api/api.ts'
import { createAttachments } from '#telegram/attachments/attachments.ts'
import { createChat } from '#telegram/bot/chat.ts'
import type { Access } from '#telegram/bot/middlewares/identity.ts'
import { homeDesk, isNavigation } from '#telegram/bot/middlewares/navigation.ts'
import { createCards } from '#telegram/cards/cards.ts'
import type { Desk } from '#telegram/desk.ts'
import { createForms } from '#telegram/forms/forms.ts'
import { createGroups } from '#telegram/groups/groups.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { createInbox } from '#telegram/inbox/inbox.ts'
import { createNotifier } from '#telegram/outbox/notifier.ts'
import { createRegistry } from '#telegram/registry.ts'
import { createScreens } from '#telegram/screens/screens.ts'
import { createPolling } from '#telegram/transport/polling.ts'
import { openSandbox } from '#test/sandbox/telegram/support.ts'
import { freshDatabase } from '#test/support/database.ts'
import { NO_PAYMENTS } from '#test/telegram/no-payments.ts'
import { BOT_INFO } from './fake-api.ts'
import { PATIENCE_MS } from './patience.ts'

export interface SurfaceOptions {
  readonly desks?: readonly Desk[]
  readonly access?: Access
  readonly adminIds?: readonly number[]
  /** English, so that it is seen where it is used. */
  readonly defaultLocale?: Locale
  readonly sandbox?: SandboxOptions
  /** After this a tap is answered that it was heard, ms; what came of it is waited for when absent. */
  readonly patienceMs?: number
}

export const texts = createTexts({ localesDir: 'locales' })

/** The whole chat surface against the Telegram sandbox and a database of its own; closed with the test. */
export async function openSurface(options: SurfaceOptions = {}) {
  const { desks = [], access = { mode: 'open' }, adminIds = [], defaultLocale = 'en' } = options
  const sandbox = await openSandbox(options.sandbox)
  const database = await freshDatabase({ max: 8 })
  const { clock, apiRoot, token, username } = sandbox.telegram
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const leases = createMemoryLeases({ clock })
  const log = silentLog

  /** One process: everything that a restart loses. */
  const boot = () => {
    const { db } = database
    const limiter = createMemoryLimiter({ clock })
    const telegram = createTelegram({ apiRoot, token, limiter, log, metrics: new Registry() })
    const { api, bare } = telegram
    const people = createPeople({ db, clock, adminIds, defaultLocale })
    const screens = createScreens({ db, api, clock, log })
    const forms = createForms({
      ...{ db, vault, clock, log, screens, release: 'test' },
      forms: desks.flatMap((desk) => desk.forms),
      isCommand: (name) => isNavigation(name) || desks.some((desk) => desk.commands.has(name)),
    })
    const groups = createGroups({ db: database.db, clock })
    const home = homeDesk({ leave: forms.cancel, desks })
    const registry = createRegistry([home, forms.desk, ...desks])
    const bot = createChat({
      payments: NO_PAYMENTS,
      ...{ api, people, groups, texts, limiter, access, adminIds, defaultLocale },
      me: { ...BOT_INFO, username },
      patienceMs: options.patienceMs ?? PATIENCE_MS,
      readFile: telegram.readFile,
      ...{ clock, screens, forms, registry, log },
    })
    const inbox = createInbox({ database, vault, clock, log, ...bot })
    const polling = createPolling({ api: bare, leases, clock, log, receive: inbox.receive })
    const attachments = createAttachments()
    attachments.bring(desks)
    const notifier = createNotifier({
      ...{ database, api: bare, limiter, people, groups, attachments, texts, clock, log },
    })
    const cards = createCards({ api: bare, limiter, people })
    const stop = async () => {
      await polling.stop()
      await Promise.all([inbox.stop(), notifier.stop()])
      await telegram.close()
    }
    return { telegram, people, screens, registry, bot, inbox, polling, notifier, cards, stop }
  }

  type Process = ReturnType<typeof boot>
  const running = new Set<Process>()
  const stop = async (one: Process) => {
    if (running.delete(one)) await one.stop()
  }
  onTestFinished(async () => {
    await Promise.all([...running].map(stop))
  })

  return {
    ...{ sandbox, database, vault, clock, leases },
    /** Starts a process that polls, handles and notifies; `polls: false` leaves the first to the test. */
    async start({ polls = true } = {}): Promise<Process> {
      const one = boot()
      running.add(one)
      one.inbox.start()
      await one.notifier.start()
      if (polls) await one.polling.start()
      return one
    },
    stop,
  }
}
