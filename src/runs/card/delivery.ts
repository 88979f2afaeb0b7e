import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Cards } from '#telegram/cards/cards.ts'
import type { Screen } from '#telegram/screen.ts'
import type { RunDefinition } from '../definition.ts'
import type { Run } from '../schema.ts'
import { runCard } from './card.ts'
import { cardDelivered, cardDue, cardLanded, cardMoved, cardOvertaken, claimCard } from './store.ts'

/** Edits of a living card are this far apart, ms: Telegram allows about one a second in a chat. */
const EDIT_EVERY_MS = 2_500
/** A card that others keep changing is left to the next look. */
const ROUNDS = 3
/** Longest wait for one update, ms. */
const UPDATE_LIMIT_MS = 8_000

export interface DeliveryDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly cards: Cards
  readonly lang: (userId: number | null) => Promise<Lang>
  readonly definitions: ReadonlyMap<string, RunDefinition>
}

export interface Delivery {
  /** Shows the run's present state if the chat is owed it; what fails stays owed. */
  deliver(id: string): Promise<void>
  /** Keeps the card of a run in hand up to date. */
  follow(): CardFollower
  /** After two workers had the run its card may show the older one's view: it is due again. */
  disown(id: string): Promise<void>
}

interface CardFollower {
  /** The run as it is now; drawn when the last edit is long enough ago. */
  offer(run: Run): void
  /** Resolves when no edit is under way any more. */
  stop(): Promise<void>
}

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { db, clock, log } = deps

  const complain = (run: Run) => (error: unknown) =>
    log.warn({ err: error, runId: run.id }, 'card not updated')

  async function draw(run: Run): Promise<Screen | undefined> {
    const definition = deps.definitions.get(run.kind)
    return definition && runCard(await deps.lang(run.userId), run, definition, clock.now())
  }

  /** The message that shows the run now; undefined when there is nothing to show or nobody to show it to. */
  async function show(run: Run, final: boolean): Promise<number | null | undefined> {
    const { chatId, cardMessageId: messageId } = run
    const screen = await draw(run)
    if (!screen || chatId === null) return undefined
    const update = deps.cards.update({ chatId, messageId, screen, final })
    const isOver = await endsWithin(UPDATE_LIMIT_MS, update, clock)
    if (isOver) return update
    void update.then((id) => cardLanded(db, run, id, clock.now())).catch(complain(run))
    throw new AppError({ kind: 'unavailable', code: 'run.card_timeout' })
  }

  /** Shows a card that is due; true when nothing more is owed by this process. */
  async function settle(id: string): Promise<boolean> {
    const claimed = await claimCard(db, id, clock.now())
    // What is owed is never left out for the pace of the chat: it would count as shown.
    const messageId = claimed && (await show(claimed, true))
    if (!claimed || messageId === undefined) return true
    return cardDelivered(db, claimed, messageId, clock.now())
  }

  async function refresh(run: Run): Promise<void> {
    // The first message is sent under the claim, or two processes would send one each.
    if (run.cardMessageId === null) return void (await settle(run.id))
    try {
      const messageId = await show(run, false)
      if (messageId && messageId !== run.cardMessageId) await cardMoved(db, run, messageId)
    } finally {
      await cardOvertaken(db, run, clock.now())
    }
  }

  return {
    async deliver(id) {
      try {
        for (let round = 0; round < ROUNDS; round++) if (await settle(id)) return
      } catch (error) {
        log.warn({ err: error, runId: id }, 'card not delivered')
      }
    },

    follow() {
      let edit: Promise<void> | undefined
      let nextAt = 0
      return {
        offer(run) {
          if (run.chatId === null || edit || clock.now() < nextAt) return
          nextAt = clock.now() + EDIT_EVERY_MS
          edit = refresh(run)
            .catch(complain(run))
            .finally(() => {
              edit = undefined
            })
        },
        stop: async () => edit,
      }
    },

    disown: (id) => cardDue(db, id, clock.now()),
  }
}

/** False when the work is still under way after `ms`. */
async function endsWithin(ms: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  const settled = new AbortController()
  const ended = () => true
  const late = clock.sleep(ms, settled.signal).then(() => false, ended)
  try {
    return await Promise.race([work.then(ended, ended), late])
  } finally {
    settled.abort()
  }
}
