import { and, eq, gt } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { isRefused, isUnchanged, isUneditable } from '../api/faults.ts'
import { outbox } from '../outbox/schema.ts'
import type { Screen } from '../screen.ts'
import { optionsOf, type RenderedScreen, renderScreen } from './render.ts'
import { chatScreens } from './schema.ts'

export interface ScreensOptions {
  readonly db: Database
  readonly api: Api
  readonly clock: Clock
  readonly log: Log
}

export interface Screens {
  /**
   * Shows a screen in a chat: edits the living one, or sends a new one at the bottom and takes the old away.
   * Resolves with its digest.
   */
  show(chatId: number, screen: Screen, asked: Asked): Promise<string>
  /** Digest of what the chat showed when this update came, whatever an earlier try at it has shown since. */
  digestAt(chatId: number, updateId: number): Promise<string | undefined>
}

/** What a screen answers. */
export interface Asked {
  readonly updateId: number
  /** Id of what was tapped or written, 0 when that is gone from the chat again. */
  readonly below: number
}

type Living = typeof chatScreens.$inferSelect
/** What a row says of the screen it stands for. */
type Shown = Pick<Living, 'digest' | 'updateId' | 'digestBefore'>

/** Telegram lets messages be deleted for 48 h; an hour is left for clocks and delays. */
const EDITABLE_MS = 47 * 3_600_000

/** One living screen a chat; no trail of dead keyboards. */
export function createScreens({ db, api, clock, log }: ScreensOptions): Screens {
  const isYoung = (living: Living) => clock.now() - living.sentAt.getTime() < EDITABLE_MS

  /** False when the message is gone and the screen must be sent anew. */
  const edit = async ({ chatId, messageId }: Living, rendered: RenderedScreen, shown: Shown) => {
    try {
      await api.editMessageText(chatId, messageId, rendered.text, optionsOf(rendered))
    } catch (error) {
      if (isUneditable(error)) return false
      if (!isUnchanged(error)) throw error
    }
    await db.update(chatScreens).set(shown).where(eq(chatScreens.chatId, chatId))
    return true
  }

  const send = async (chatId: number, rendered: RenderedScreen, shown: Shown) => {
    const sent = await api.sendMessage(chatId, rendered.text, optionsOf(rendered))
    const row = { ...shown, messageId: sent.message_id, sentAt: new Date(clock.now()) }
    await db
      .insert(chatScreens)
      .values({ chatId, ...row })
      .onConflictDoUpdate({ target: chatScreens.chatId, set: row })
  }

  const retire = async (living: Living) => {
    try {
      if (isYoung(living)) await api.deleteMessage(living.chatId, living.messageId)
      else await api.editMessageReplyMarkup(living.chatId, living.messageId)
    } catch (error) {
      // The person may have deleted it already; a dead keyboard is answered kindly anyway.
      if (!isRefused(error)) log.warn({ err: error }, 'old screen could not be taken away')
    }
  }

  /** Something of ours arrived under the screen: it would change where nobody looks. */
  const isCovered = async ({ chatId, messageId }: Living) => {
    const later = and(eq(outbox.chatId, chatId), gt(outbox.messageId, messageId))
    const rows = await db.select({ id: outbox.id }).from(outbox).where(later).limit(1)
    return rows.length > 0
  }

  const isInPlace = async (living: Living, below: number) =>
    living.messageId >= below && isYoung(living) && (below > 0 || !(await isCovered(living)))

  const livingIn = async (chatId: number): Promise<Living | undefined> => {
    const [living] = await db.select().from(chatScreens).where(eq(chatScreens.chatId, chatId))
    return living
  }

  return {
    async digestAt(chatId, updateId) {
      const living = await livingIn(chatId)
      return (living && digestWhen(living, updateId)) ?? undefined
    },

    async show(chatId, screen, { updateId, below }) {
      const rendered = renderScreen(screen)
      const { digest } = rendered
      const living = await livingIn(chatId)
      const shown = { digest, updateId, digestBefore: living ? digestWhen(living, updateId) : null }
      if (living && (await isInPlace(living, below))) {
        if (living.digest === digest || (await edit(living, rendered, shown))) return digest
        await send(chatId, rendered, shown)
        return digest
      }
      await send(chatId, rendered, shown)
      if (living) await retire(living)
      return digest
    },
  }
}

/** Digest of what the screen showed before an update changed it, in this or an earlier try. */
const digestWhen = (living: Living, updateId: number) =>
  living.updateId === updateId ? living.digestBefore : living.digest
