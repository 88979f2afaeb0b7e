import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { enterWorkspace } from './actions.ts'

/** To the new owner: the shop is theirs. */
export function workspaceGiven(fact: {
  readonly workspaceId: string
  readonly name: string
  readonly to: number
  readonly giver: string
  readonly at: Date
}): OwedMessage {
  return {
    key: `workspace:${fact.workspaceId}:given:${fact.to}:${fact.at.getTime()}`,
    chatId: fact.to,
    workspaceId: fact.workspaceId,
    notice: {
      messageKey: 'notice-workspace-given',
      vars: { workspace: fact.name, name: fact.giver },
      keyboard: [
        [{ labelKey: 'button-workspace-open', data: enterWorkspace({ id: fact.workspaceId }) }],
      ],
    },
  }
}
