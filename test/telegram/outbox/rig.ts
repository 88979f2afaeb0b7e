import { and, eq, isNotNull } from 'drizzle-orm'
import type { Api } from 'grammy'
import { onTestFinished } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { createGroups } from '#telegram/groups/groups.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { createNotifier } from '#telegram/outbox/notifier.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'

/** A hundred seconds a second, so that Telegram's pace costs the test little. */
const HURRY = 100
export const START = Date.UTC(2026, 10, 20, 9)

/** `aheadMs`: by how much the machine's clock is wrong. */
function hurriedClock(aheadMs = 0): Clock {
  const origin = performance.now()
  return {
    now: () => START + aheadMs + (performance.now() - origin) * HURRY,
    sleep: (ms, signal) => runningClock.sleep(ms / HURRY, signal),
  }
}

const texts = createTexts({ localesDir: 'locales' })

/** The outbox over a database, sent to a Telegram that takes whatever it is given. */
export async function openOutbox() {
  const database = await freshDatabase({ max: 10 })
  const { db } = database
  /** What Telegram was given, in its order. */
  const sent: { chatId: number; text: string }[] = []
  const accept = async (chatId: number, text: string) => {
    await runningClock.sleep(1)
    return { message_id: sent.push({ chatId, text }) }
  }
  const api = {
    sendMessage: (chatId: number, text: string) => accept(chatId, text),
    sendDocument: (chatId: number, _file: unknown, { caption }: { caption: string }) =>
      accept(chatId, caption),
  } as unknown as Api
  const limiterClock = hurriedClock()
  const limiter = createMemoryLimiter({ clock: limiterClock })

  return {
    db,
    api,
    sent,
    now: limiterClock.now,
    /** A process of its own, but for the shared pace. */
    async start({ aheadMs = 0, make }: { aheadMs?: number; make?: MakeAttachment } = {}) {
      const clock = hurriedClock(aheadMs)
      const notifier = createNotifier({
        ...{ database, api, limiter, texts, clock, log: silentLog },
        groups: createGroups({ db, clock }),
        people: createPeople({ db, clock, adminIds: [], defaultLocale: 'en' }),
        attachments: { of: () => make },
      })
      onTestFinished(notifier.stop)
      await notifier.start()
      return notifier
    },
    owe: (
      chatId: number,
      words: readonly string[],
      {
        isFile = false,
        workspaceId = null,
      }: { isFile?: boolean; workspaceId?: string | null } = {},
    ) =>
      enqueue(
        db,
        ...words.map((title) => ({
          key: `${chatId} ${title}`,
          chatId,
          workspaceId,
          notice: {
            messageKey: 'runs-notice-completed',
            vars: { title },
            ...(isFile
              ? { attachment: { kind: 'sheet', id: title, as: 'document' as const } }
              : {}),
          },
        })),
      ),
    /** What a chat was sent, in order. */
    heard: (chatId: number) =>
      sent.filter((one) => one.chatId === chatId).map(({ text }) => text.match(/№\d+/)?.[0]),
    claimed: async (chatId: number) =>
      (
        await db
          .select()
          .from(outbox)
          .where(
            and(
              eq(outbox.chatId, chatId),
              eq(outbox.status, 'pending'),
              isNotNull(outbox.claimedUntil),
            ),
          )
      ).length,
    allSent: () =>
      waitFor(
        async () => {
          const rows = await db.select({ status: outbox.status }).from(outbox)
          return rows.every(({ status }) => status === 'sent')
        },
        { timeoutMs: 60_000 },
      ),
  }
}
