import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import { withRequest } from '#platform/log/context.ts'
import type { Log } from '#platform/log/log.ts'
import { isLocale } from '#platform/texts/locale.ts'
import type { Texts } from '#platform/texts/texts.ts'
import { describeFault, isForbidden, isRefused, retryAfterMs } from '../api/faults.ts'
import { blockPace, takePace } from '../api/pace.ts'
import type { Attachments } from '../attachments/attachments.ts'
import type { People } from '../identity/people.ts'
import { renderScreen } from '../screens/render.ts'
import { isNotMade, makeFile, sendFile } from './file.ts'
import { type NoticeAttachment, renderNotice } from './notice.ts'
import { quietUntil } from './quiet.ts'
import type { Claimed, createOutboxStore, Reader } from './store.ts'

export interface DeliveryOptions {
  readonly store: ReturnType<typeof createOutboxStore>
  /** A client that throws faults at once: the patience is here. */
  readonly api: Api
  readonly limiter: Limiter
  readonly people: People
  readonly attachments: Pick<Attachments, 'of'>
  readonly texts: Texts
  readonly clock: Clock
  readonly log: Log
}

/** Longest wait for Telegram's pace with a message in hand; beyond it the message goes back. */
const PATIENCE_MS = 2_000
/** Tries of a message that Telegram refuses. */
const TRIES = 3
/** Together shorter than a claim. */
const MARK_TRIES = 40
const MARK_PAUSE_MS = 500
const REFUSED_PAUSE_MS = 60_000
/** Tries of a file that cannot be made, about ten minutes. */
const FILE_TRIES = 15
/** Making a file and uploading it takes longer than a claim lasts. */
const FILE_CLAIM_MS = 180_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 60_000

/** Sends one claimed message, or writes down why and until when it has to wait. */
export function createDelivery(options: DeliveryOptions) {
  const { store, api, limiter, people, texts, clock, log } = options

  const send = (claimed: Claimed) => {
    const { attachment } = claimed.row.notice
    return attachment ? sendWithFile(claimed, attachment) : sendText(claimed)
  }

  const sendWithFile = async (claimed: Claimed, attachment: NoticeAttachment) => {
    const { row, reader } = claimed
    const lang = langOf(texts, reader)
    await store.postpone(row.id, clock.now() + FILE_CLAIM_MS)
    const file = await makeFile(attachment, lang, options)
    if (typeof file === 'string') return store.dead(row.id, file)
    const letter = {
      notice: row.notice,
      as: attachment.as,
      file,
      isSilent: isSilent(claimed),
    }
    const message = await sendFile(api, row.chatId, letter, lang)
    await remember(row.id, message.message_id)
  }

  const sendText = async ({ row, reader }: Claimed) => {
    const lang = langOf(texts, reader)
    const screen = renderScreen(renderNotice(row.notice, lang))
    const message = await api.sendMessage(row.chatId, screen.text, {
      entities: screen.entities,
      reply_markup: screen.keyboard,
      link_preview_options: { is_disabled: true },
      disable_notification: isSilent({ row, reader }),
    })
    await remember(row.id, message.message_id)
  }

  /** A message that is out must not go out again only because the database was away for a moment. */
  const remember = async (id: number, messageId: number) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await store.sent(id, messageId, clock.now())
      } catch (error) {
        if (tries === MARK_TRIES) throw error
        await clock.sleep(MARK_PAUSE_MS)
      }
    }
  }

  const fail = async ({ row }: Claimed, error: unknown) => {
    const fault = describeFault(error)
    const words = String(fault.description ?? fault.fault)
    const asked = retryAfterMs(error)
    if (asked !== undefined) {
      await blockPace(limiter, row.chatId, asked)
      return store.postpone(row.id, clock.now() + asked)
    }
    if (isForbidden(error)) {
      await store.dead(row.id, words)
      return people.markLeft(row.chatId)
    }
    log.warn({ outboxId: row.id, key: row.key, ...fault }, 'message not sent')
    if (isNotMade(error) && row.attempts + 1 >= FILE_TRIES) return store.dead(row.id, words)
    if (!isRefused(error)) {
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** row.attempts)
      return store.failed(row.id, clock.now() + pause, words)
    }
    if (row.attempts + 1 >= TRIES) return store.dead(row.id, words)
    return store.failed(row.id, clock.now() + REFUSED_PAUSE_MS, words)
  }

  /** Milliseconds the message has to go back for; 0 when it may leave now. */
  const waitForPace = async (chatId: number, signal: AbortSignal): Promise<number> => {
    for (;;) {
      const pace = await takePace(limiter, chatId)
      if (pace.ok) return 0
      if (pace.waitMs > PATIENCE_MS || signal.aborted) return pace.waitMs
      await clock.sleep(pace.waitMs, signal).catch(() => {})
    }
  }

  /** `signal` ends waiting early; the message then goes back. */
  return async (claimed: Claimed, signal: AbortSignal): Promise<void> => {
    const { row, reader } = claimed
    if (reader?.leftAt || reader?.blockedAt) return store.dead(row.id, 'the person is gone')
    const until = reader && !row.isLoud ? quietUntil(clock.now(), reader) : undefined
    if (until !== undefined) return store.postpone(row.id, until)
    const waitMs = await waitForPace(row.chatId, signal)
    if (waitMs > 0) return store.postpone(row.id, clock.now() + waitMs)
    return withRequest({ requestId: `outbox-${row.id}` }, async () => {
      try {
        await send(claimed)
      } catch (error) {
        await fail(claimed, error)
      }
    })
  }
}

function langOf(texts: Texts, reader: Reader | undefined) {
  const locale = reader && isLocale(reader.locale) ? reader.locale : 'ru'
  return texts.lang(locale, reader?.timeZone ?? 'Europe/Moscow')
}

/** Arrives without sound: what the reader's level leaves out. */
function isSilent({ row, reader }: Claimed): boolean {
  if (row.isLoud || !reader) return false
  if (reader.notifyLevel === 'loud') return true
  return reader.notifyLevel === 'important' && row.notice.isRoutine === true
}
