import { type Api, HttpError } from 'grammy'
import type { Clock } from '#core/clock.ts'
import { appErrorIn } from '#core/errors.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import type { Texts } from '#platform/texts/texts.ts'
import type { RunContext } from '#runs/definition.ts'
import {
  faultWords,
  isForbidden,
  isRefused,
  isUnreachable,
  retryAfterMs,
} from '#telegram/api/faults.ts'
import { awaitBotPace, blockPace, takeChatPace } from '#telegram/api/pace.ts'
import type { People } from '#telegram/identity/people.ts'
import { quietUntil } from '#telegram/outbox/quiet.ts'
import { letterFor, sendLetter } from './letter.ts'
import { findLetter, furthest } from './lookup.ts'
import type { Broadcast, BroadcastStore, Recipient, Tally } from './store.ts'

export interface SenderDeps {
  readonly store: BroadcastStore
  /** A client that throws faults at once: the patience is here. */
  readonly api: Api
  readonly limiter: Limiter
  readonly people: Pick<People, 'markLeft'>
  readonly texts: Texts
  readonly clock: Clock
  readonly log: Log
}

/** Messages on their way at once: enough for the pace at half a second each on a busy machine, few to look for after a death. */
const LANES = 20
/** Tries of a person whom Telegram does not answer for. */
const TRIES = 6
const FIRST_PAUSE_MS = 1_000
/** Longest wait in hand for the next person's time; beyond it the run is put aside. */
const PATIENCE_MS = 60_000
const REPORT_EVERY = 25
/** Telegram could not be asked whether a message has arrived; it is asked again. */
const AWAY = 'away' as const
const LOOK_AGAIN_MS = 5_000

/** Sends what is left of a broadcast, each person once; resolves when nobody is left. */
export function createSender(deps: SenderDeps) {
  const { store, api, limiter, people, texts, clock, log } = deps

  return async (broadcast: Broadcast, context: RunContext): Promise<Tally> => {
    const { id } = broadcast
    const { signal } = context
    let highest = await store.highestId(id)
    let settled = 0
    const permit = () => awaitBotPace(limiter, signal)

    const report = async (): Promise<Tally> => {
      const tally = await store.tally(id)
      const { sent, left, failed, waiting, sending } = tally
      const done = sent + left + failed
      context.progress(done, done + waiting + sending, {
        key: 'admin-broadcast-note',
        vars: { sent, left, failed },
      })
      return tally
    }

    const gone = async ({ userId }: Recipient): Promise<void> => {
      await people.markLeft(userId)
      await store.left(id, userId, clock.now())
    }

    const arrived = async ({ userId }: Recipient, messageId: number): Promise<void> => {
      highest = Math.max(highest, messageId)
      await store.sent(id, userId, messageId, clock.now())
    }

    /** Telegram did not take it. What nobody knows stays in hand, and is looked for. */
    const refused = async (recipient: Recipient, error: unknown): Promise<void> => {
      const { userId, tries } = recipient
      const asked = retryAfterMs(error)
      if (asked !== undefined) {
        await blockPace(limiter, userId, asked)
        return store.postpone(id, userId, clock.now() + asked)
      }
      if (isForbidden(error)) return gone(recipient)
      if (isRefused(error)) return store.failed(id, userId, faultWords(error), clock.now())
      if (isUnknown(error)) return store.doubt(id, userId, clock.now())
      log.warn({ err: error, broadcastId: id }, 'broadcast message not sent')
      if (tries >= TRIES) return store.failed(id, userId, faultWords(error), clock.now())
      await store.postpone(id, userId, clock.now() + FIRST_PAUSE_MS * 2 ** tries)
    }

    /** Whoever has left, sleeps or was just written to gets nothing now. */
    const isPassedOver = async ({ userId, reader }: Recipient): Promise<boolean> => {
      const now = clock.now()
      if (reader.leftAt || reader.blockedAt) {
        await store.left(id, userId, now)
        return true
      }
      const quiet = quietUntil(now, reader)
      const pace = quiet === undefined ? await takeChatPace(limiter, userId) : undefined
      if (pace?.ok) return false
      await store.postpone(id, userId, quiet ?? now + (pace?.waitMs ?? 0))
      return true
    }

    const send = async (recipient: Recipient): Promise<void> => {
      const { userId, reader } = recipient
      const sending = sendLetter(api, userId, letterFor(broadcast, reader, texts))
      await sending.then(
        (messageId) => arrived(recipient, messageId),
        (error) => refused(recipient, error),
      )
    }

    /** One person; false when nobody's time has come. A permit is for a message: who is passed over leaves it to the next. */
    const sendNext = async (): Promise<boolean> => {
      await permit()
      for (let isSent = false; !isSent; ) {
        await context.confirm()
        const recipient = await store.take(id, clock.now(), highest)
        if (!recipient) return false
        isSent = !(await isPassedOver(recipient))
        if (isSent) await send(recipient)
        settled += 1
        if (settled % REPORT_EVERY === 0) {
          await report()
          await settleOnce()
        }
      }
      return true
    }

    /** People who may have it already: it is found in their chat, or they wait again. */
    const settleUnsure = async (): Promise<void> => {
      for (const recipient of await store.unsure(id, clock.now())) {
        const { userId, aboveId, reader } = recipient
        const taken = await store.idsBetween(id, aboveId, furthest(aboveId))
        const letter = letterFor(broadcast, reader, texts)
        const look = findLetter({ api, clock, permit }, recipient, letter, taken)
        const found = await look.catch((error: unknown) => {
          if (isUnreachable(error)) return AWAY
          throw error
        })
        if (found === AWAY) await store.doubt(id, userId, clock.now() + LOOK_AGAIN_MS)
        else if (found === undefined) await store.postpone(id, userId, clock.now())
        else await store.sent(id, userId, found, clock.now())
      }
    }

    let settling: Promise<void> | undefined
    /** In one lane while the others send: at the end nobody waits for what was lost on the way. */
    const settleOnce = (): Promise<void> => {
      settling ??= settleUnsure().finally(() => {
        settling = undefined
      })
      return settling
    }

    /** Several people at once, until nobody's time has come; what one lane throws stops the others first. */
    const sendAll = async (): Promise<void> => {
      let isStopped = false
      const lane = async (): Promise<void> => {
        try {
          while (!isStopped && !signal.aborted && (await sendNext()));
        } finally {
          isStopped = true
        }
      }
      const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
      for (const one of ended) if (one.status === 'rejected') throw one.reason
      signal.throwIfAborted()
    }

    // Alone: its id shows how far the ids have come meanwhile.
    await sendNext()
    for (;;) {
      await settleOnce()
      await sendAll()
      const tally = await report()
      if (tally.waiting + tally.sending === 0) return tally
      const nextAt = await store.nextAt(id)
      const waitMs = nextAt === undefined ? 0 : nextAt - clock.now()
      if (waitMs > PATIENCE_MS && tally.sending === 0)
        context.park(clock.now() + waitMs, { key: 'admin-broadcast-quiet' })
      if (waitMs > 0) await clock.sleep(Math.min(waitMs, PATIENCE_MS), signal)
    }
  }
}

/** The answer was lost: Telegram may have taken the message. */
function isUnknown(error: unknown): boolean {
  const known = appErrorIn(error instanceof HttpError ? error.error : error)
  return known?.kind === 'unknown-outcome'
}
