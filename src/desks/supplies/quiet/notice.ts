import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { openMonitor } from '../chat/actions.ts'
import type { MonitorFacts } from '../notices/messages.ts'

/** What a quiet night held back. */
export interface Missed {
  /** Slots it would have told of. */
  readonly alerts: number
  /** Slots it would have handed over. */
  readonly handed: number
  /** Slots the bot tried to book in vain. */
  readonly lost: number
}

/** One line for the whole night; undefined when nothing was held back. */
export function missedMeanwhile(
  facts: Omit<MonitorFacts, 'revision'>,
  until: number,
  { alerts, handed, lost }: Missed,
): OwedMessage | undefined {
  const slots = alerts + handed + lost
  if (slots === 0) return undefined
  const { warehouse, others } = facts
  return {
    key: `monitor:${facts.id}:quiet:${until}`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: false,
    notice: {
      messageKey: 'supplies-quiet-over',
      vars: { warehouse, others, slots, missed: handed + lost },
      keyboard: [[{ labelKey: 'supplies-button-monitor', data: openMonitor({ id: facts.id }) }]],
      isRoutine: true,
    },
  }
}
