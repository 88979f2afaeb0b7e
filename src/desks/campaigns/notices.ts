import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { openCampaign } from './chat/actions.ts'
import type { ExportKind } from './exports/files.ts'

/** Who makes a file: see `Desk.attachments`. */
export const fileKind = (what: ExportKind) => `campaign.${what}`

/** A campaign's file for the chat. `ref` makes it unique: the run that made it, or the update that asked for it. */
export function fileNotice(
  of: {
    readonly campaignId: string
    readonly workspaceId: string
    readonly chatId: number
    readonly name: string
  },
  what: ExportKind,
  ref: string | number,
): OwedMessage {
  const { campaignId, workspaceId, chatId, name } = of
  const open = { labelKey: 'campaigns-button-open', data: openCampaign({ id: campaignId }) }
  const as = what === 'picture' ? 'photo' : 'document'
  return {
    key: `campaign:${campaignId}:${what}:${ref}`,
    chatId,
    workspaceId,
    notice: {
      messageKey: `campaigns-notice-${what}`,
      vars: { name },
      keyboard: [[open]],
      isRoutine: true,
      attachment: { kind: fileKind(what), id: campaignId, as },
    },
  }
}
