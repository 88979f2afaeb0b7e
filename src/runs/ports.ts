import type { Transaction } from '#db/connection.ts'
import type { Notice } from '#telegram/outbox/notice.ts'
import type { Screen } from '#telegram/screen.ts'

/** A run's card as it should look now. */
export interface CardUpdate {
  readonly runId: string
  readonly chatId: number
  /** The message that shows the card so far; null when none was sent yet. */
  readonly messageId: number | null
  readonly screen: Screen
  /** True when no further update is certain to follow: worth repeating until it arrives. */
  readonly final: boolean
}

/**
 * Shows cards in chats. The engine asks for at most one update of a card in 2.5 s and never for two at a time;
 * it repeats a final one that threw, also after a restart.
 */
export interface Cards {
  /**
   * Edits the message, or sends a new one when there is none or it is gone; an unchanged one is a success.
   * Resolves with the id of the message that shows the card, or null when the chat cannot be reached any more.
   * Throws when it is worth trying again later.
   */
  update(card: CardUpdate): Promise<number | null>
}

/** Leaves a message to a chat in the transaction of the fact it tells (the outbox). */
export type Notify = (
  tx: Transaction,
  message: { key: string; chatId: number; notice: Notice; isLoud?: boolean },
) => Promise<void>
