import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Registry } from 'prom-client'
import type { OpenDatabase } from '#db/connection.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { defineAction, param } from '#telegram/action.ts'
import { createTelegram } from '#telegram/api/api.ts'
import { createChat } from '#telegram/bot/chat.ts'
import { ALLOWED_UPDATES } from '#telegram/bot/incoming.ts'
import { homeDesk } from '#telegram/bot/middlewares/navigation.ts'
import { Desk } from '#telegram/desk.ts'
import { createForms } from '#telegram/forms/forms.ts'
import { createGroups } from '#telegram/groups/groups.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { users } from '#telegram/identity/schema.ts'
import { createInbox } from '#telegram/inbox/inbox.ts'
import { inbox as inboxTable } from '#telegram/inbox/schema.ts'
import { createInboxStore } from '#telegram/inbox/store.ts'
import { createRegistry } from '#telegram/registry.ts'
import { createScreens } from '#telegram/screens/screens.ts'
import { createPolling } from '#telegram/transport/polling.ts'
import { runningClock } from '#test/support/clock.ts'
import { BOT_INFO } from '#test/telegram/fake-api.ts'
import { NO_PAYMENTS } from '#test/telegram/no-payments.ts'

/** A button that reads the database and draws a new screen, as most do. */
export const turnPage = defineAction('bench', 'page', { page: param.int })

/** The whole chat surface of one process, and the naive way of feeding it. */
export function openBot(database: OpenDatabase, server: { apiRoot: string; token: string }) {
  const { db } = database
  const [clock, log] = [runningClock, silentLog]
  const limiter = createMemoryLimiter({ clock })
  const telegram = createTelegram({ ...server, limiter, log, metrics: new Registry() })
  const { api, bare } = telegram
  const texts = createTexts({ localesDir: 'locales' })
  const people = createPeople({ db, clock, adminIds: [], defaultLocale: 'en' })
  const screens = createScreens({ db, api, clock, log })
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const forms = createForms({
    ...{ db, vault, clock, log, screens, forms: [], release: 'bench' },
    isCommand: () => false,
  })
  const desk = new Desk('bench').tap(turnPage, async (ctx, { page }) => {
    const rows = await db.select().from(users).where(eq(users.id, ctx.user.id))
    const text = `<b>${ctx.lang.number(page)}</b> · ${rows.length}`
    await ctx.show({ text, keyboard: [[{ text: '›', data: turnPage({ page: page + 1 }) }]] })
  })
  const bot = createChat({
    payments: NO_PAYMENTS,
    ...{ api, people, texts, clock, screens, forms, log },
    groups: createGroups({ db, clock }),
    ...{
      adminIds: [],
      patienceMs: 600,
      me: BOT_INFO,
      readFile: telegram.readFile,
      access: { mode: 'open' } as const,
    },
    defaultLocale: 'en',
    limiter,
    registry: createRegistry([homeDesk({ leave: forms.cancel, desks: [] }), desk, forms.desk]),
  })

  const ours = async () => {
    const inbox = createInbox({ database, vault, clock, log, ...bot })
    const leases = createMemoryLeases({ clock })
    const polling = createPolling({ api: bare, leases, clock, log, receive: inbox.receive })
    inbox.start()
    await polling.start()
    return async () => {
      await polling.stop()
      await inbox.stop()
    }
  }

  /** Store, handle, mark: one update after the other. As safe as ours, in the obvious way. */
  const naive = async () => {
    const store = createInboxStore({ db, vault, clock })
    let isStopped = false
    const loop = async () => {
      let offset = 0
      while (!isStopped) {
        const updates = await bare.getUpdates({
          offset,
          timeout: 1,
          allowed_updates: ALLOWED_UPDATES,
        })
        for (const update of updates) {
          await store.put([update])
          await bot.handle(update, clock.now())
          const done = { status: 'done', payload: null, doneAt: new Date(runningClock.now()) }
          await db.update(inboxTable).set(done).where(eq(inboxTable.updateId, update.update_id))
          offset = update.update_id + 1
        }
      }
    }
    const running = loop()
    return async () => {
      isStopped = true
      await running
    }
  }

  return { ours, naive, close: telegram.close }
}
