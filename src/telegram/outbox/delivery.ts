import type { Api } from 'grammy'
import type { Message } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { isOutage } from '#db/faults.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import { withRequest } from '#platform/log/context.ts'
import type { Log } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { isLocale } from '#platform/texts/locale.ts'
import type { Texts } from '#platform/texts/texts.ts'
import {
  faultWords,
  isForbidden,
  isRefused,
  isTopicGone,
  movedTo,
  retryAfterMs,
} from '../api/faults.ts'
import { awaitPace, blockPace } from '../api/pace.ts'
import type { Attachments } from '../attachments/attachments.ts'
import type { Groups } from '../groups/groups.ts'
import type { People } from '../identity/people.ts'
import { optionsOf, renderScreen } from '../screens/render.ts'
import { isNotMade, makeFile, sendFile } from './file.ts'
import { renderNotice } from './notice.ts'
import { quietUntil } from './quiet.ts'
import type { Claimed, createOutboxStore, Reader } from './store.ts'

export interface DeliveryOptions {
  readonly store: ReturnType<typeof createOutboxStore>
  /** A client that throws faults at once: the patience is here. */
  readonly api: Api
  readonly limiter: Limiter
  readonly people: People
  readonly groups: Pick<Groups, 'moved' | 'lost' | 'topicGone'>
  readonly attachments: Pick<Attachments, 'of'>
  readonly texts: Texts
  readonly clock: Clock
  readonly log: Log
  readonly timing: DeliveryTiming
}

export interface DeliveryTiming {
  /** How long a claim lasts, ms: longer than one call of the Bot API together with writing down what it answered. */
  readonly claimMs: number
  /** Longest a file may take to be made, ms. */
  readonly fileMs: number
}

/** Longest wait for the pace of the whole bot with a message in hand; beyond it the message goes back. */
const PATIENCE_MS = 5_000
/** Tries of a message that Telegram refuses. */
const TRIES = 3
const REFUSED_PAUSE_MS = 60_000
/** Tries, about ten minutes, of a file that cannot be made, and of any message before others may overtake it. */
const LONG_TRIES = 15
const WRITE_TRIES = 40
const WRITE_PAUSE_MS = 500
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 60_000

/** Sends one claimed message, or writes down why and until when it has to wait. */
export function createDelivery(options: DeliveryOptions) {
  const { store, api, limiter, people, groups, texts, clock, log, timing } = options

  /** What is left to do once everything is ready, or undefined when there will never be anything to send. */
  const prepare = async (
    claimed: Claimed,
    lang: Lang,
  ): Promise<(() => Promise<Message>) | undefined> => {
    const { notice, chatId } = claimed.row
    const isSilent = isSilentFor(claimed)
    const { attachment } = notice
    if (attachment) {
      if (!(await store.renew(claimed, timing.fileMs + timing.claimMs))) return undefined
      const file = await makeFile(attachment, lang, { ...options, limitMs: timing.fileMs })
      if (typeof file !== 'string')
        return () => sendFile(api, chatId, { notice, as: attachment.as, file, isSilent }, lang)
      await store.dead(claimed, file)
      return undefined
    }
    const screen = renderScreen(renderNotice(notice, lang))
    const thread = claimed.group?.threadId ?? null
    const sent = {
      ...optionsOf(screen),
      disable_notification: isSilent,
      ...(thread !== null && { message_thread_id: thread }),
    }
    return () => api.sendMessage(chatId, screen.text, sent)
  }

  /**
   * Writes also when the database was away for a moment: a message that is out must not go out again, and one that is
   * not must not wait for its claim to run out.
   */
  const write = async (statement: () => Promise<unknown>): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await statement()
        return
      } catch (error) {
        if (tries === WRITE_TRIES) throw error
        await clock.sleep(WRITE_PAUSE_MS)
      }
    }
  }

  const send = async (claimed: Claimed): Promise<unknown> => {
    let messageId: number
    try {
      const call = await prepare(claimed, langOf(texts, claimed.reader ?? claimed.group))
      // Whoever may have the message now takes it at the next look.
      if (!call || !(await store.renew(claimed, timing.claimMs))) return store.release(claimed)
      messageId = (await call()).message_id
    } catch (error) {
      return write(() => fail(claimed, error))
    }
    return write(() => store.sent(claimed, messageId, clock.now()))
  }

  const fail = async (claimed: Claimed, error: unknown): Promise<unknown> => {
    const { row } = claimed
    if (isOutage(error)) return store.release(claimed)
    const words = faultWords(error)
    const asked = retryAfterMs(error)
    if (asked !== undefined) {
      await blockPace(limiter, row.chatId, asked)
      return store.postpone(claimed, clock.now() + asked)
    }
    const moved = movedTo(error)
    if (moved !== undefined) {
      await groups.moved(row.chatId, moved)
      return store.release(claimed)
    }
    if (isTopicGone(error)) {
      await groups.topicGone(row.chatId)
      return store.release(claimed)
    }
    if (isForbidden(error) && row.chatId < 0) {
      // Whoever reads it then is found by the next claim.
      await groups.lost(row.chatId)
      return store.release(claimed)
    }
    if (isForbidden(error)) {
      await store.dead(claimed, words)
      return people.markLeft(row.chatId)
    }
    log.warn({ err: error, outboxId: row.id, key: row.key }, 'message not sent')
    const attempts = row.attempts + 1
    const isHopeless = isRefused(error)
      ? attempts >= TRIES
      : isNotMade(error) && attempts >= LONG_TRIES
    if (isHopeless) return store.dead(claimed, words)
    const pause = isRefused(error)
      ? REFUSED_PAUSE_MS
      : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** row.attempts)
    return store.failed(claimed, {
      until: clock.now() + pause,
      error: words,
      isAside: isRefused(error) || isNotMade(error) || attempts >= LONG_TRIES,
    })
  }

  /** Resolves with the milliseconds for which this chat is not worth a claim; `signal` ends waiting early. */
  return async (claimed: Claimed, signal: AbortSignal): Promise<number> => {
    const { row, reader } = claimed
    if (reader?.leftAt || reader?.blockedAt) {
      await write(() => store.dead(claimed, 'the person is gone'))
      return 0
    }
    const until = reader && !row.isLoud ? quietUntil(clock.now(), reader) : undefined
    if (until !== undefined) {
      await write(() => store.postpone(claimed, until))
      return 0
    }
    const patience = { maxWaitMs: PATIENCE_MS, signal }
    const waitMs = await awaitPace(limiter, row.chatId, patience).catch(async (error) => {
      await write(() => store.release(claimed))
      throw error
    })
    if (waitMs > 0 || signal.aborted) {
      await write(() => store.release(claimed))
      return waitMs
    }
    await withRequest({ requestId: `outbox-${row.id}` }, () => send(claimed))
    return 0
  }
}

function langOf(texts: Texts, reader: Pick<Reader, 'locale' | 'timeZone'> | undefined) {
  const locale = reader && isLocale(reader.locale) ? reader.locale : 'ru'
  return texts.lang(locale, reader?.timeZone ?? 'Europe/Moscow')
}

/** Arrives without sound: what the reader's level leaves out. */
function isSilentFor({ row, reader }: Claimed): boolean {
  if (row.isLoud || !reader) return false
  if (reader.notifyLevel === 'loud') return true
  return reader.notifyLevel === 'important' && row.notice.isRoutine === true
}
