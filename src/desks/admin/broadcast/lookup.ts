import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import { isForbidden, isRefused, isUnchanged, retryAfterMs } from '#telegram/api/faults.ts'
import type { Letter } from './letter.ts'
import type { Recipient } from './store.ts'

/** How many messages the whole bot may have sent and received between a claim and its call; beyond them nobody looks. */
const SPAN = 100

export interface LookupDeps {
  readonly api: Api
  readonly clock: Clock
  /** A permit of the whole bot. */
  readonly permit: () => Promise<void>
}

/**
 * Whether a message whose answer was lost has arrived: its id, or undefined. Telegram knows no key of ours, but ids of
 * private chats are one sequence a bot, so it can only have one of the next few; and asked to put the same button under
 * it once more, Telegram says that it is not modified. Any other id is refused: it is another chat's, the person's own,
 * or nobody's. `taken`: ids known to be other people's. Should ids ever be given otherwise, nothing is found and the
 * message is sent again.
 */
export async function findLetter(
  { api, clock, permit }: LookupDeps,
  { userId, aboveId }: Recipient,
  letter: Letter,
  taken: ReadonlySet<number>,
): Promise<number | undefined> {
  for (let id = aboveId + 1; id <= furthest(aboveId); id++) {
    if (taken.has(id)) continue
    await permit()
    try {
      await api.editMessageReplyMarkup(userId, id, { reply_markup: letter.markup })
    } catch (error) {
      if (isUnchanged(error)) return id
      const asked = retryAfterMs(error)
      if (asked !== undefined) {
        await clock.sleep(asked)
        id -= 1
      } else if (isForbidden(error)) return undefined
      else if (!isRefused(error)) throw error
    }
  }
  return undefined
}

/** The furthest a look goes. */
export const furthest = (aboveId: number): number => aboveId + SPAN
