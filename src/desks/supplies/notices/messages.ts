import type { Day } from '#core/dates.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { NoticeButton } from '#telegram/outbox/notice.ts'
import {
  confirmHandOver,
  copyMonitor,
  declineHandOver,
  openMonitor,
  pauseMonitor,
} from '../chat/actions.ts'
import { muteMonitor } from '../chat/quiet/actions.ts'
import { newDraft } from '../drafts/chat/actions.ts'
import type { Slot } from '../slot.ts'
import { cabinetLink } from './cabinet-link.ts'

/** What every message about a slot has to say. */
export interface SlotFacts {
  readonly bookingId: string
  readonly monitorId: string
  readonly chatId: number
  readonly workspaceId: string
  readonly preorderId: number | null
  readonly slot: Slot
  readonly warehouse: string
}

/** A message about a slot that a quiet monitor holds back. */
export interface SlotMessage extends OwedMessage {
  readonly monitorId: string
}

const toMonitor = (id: string): NoticeButton => ({
  labelKey: 'supplies-button-monitor',
  data: openMonitor({ id }),
})

const toQuiet = (id: string): NoticeButton => ({
  labelKey: 'supplies-button-mute',
  data: muteMonitor({ id }),
})

function slotVars({ slot, warehouse }: SlotFacts) {
  return {
    warehouse,
    slotDay: slot.day,
    supplyType: slot.supplyType,
    coefficient: slot.coefficient / 100,
  }
}

function toCabinet(base: string, facts: SlotFacts, supplyId?: number | null): NoticeButton {
  const url = cabinetLink(base, { preorderId: facts.preorderId, supplyId: supplyId ?? null })
  return { labelKey: 'supplies-button-cabinet', url }
}

export function caught(
  base: string,
  facts: SlotFacts,
  catchFacts: {
    supplyId: number
    keyName: string
    keyMask: string
    caught: number
    target: number
    /** Appearance of the slot → request on the wire, ms; null when the seller booked by hand. */
    latencyMs: number | null
  },
): OwedMessage {
  const { latencyMs, supplyId, ...vars } = catchFacts
  const isByHand = latencyMs === null
  return {
    key: `booking:${facts.bookingId}:caught`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: true,
    notice: {
      messageKey: isByHand ? 'supplies-caught-by-hand' : 'supplies-caught',
      vars: {
        ...slotVars(facts),
        ...vars,
        number: String(supplyId),
        ...(isByHand ? {} : { seconds: Math.max(0.1, Math.round(latencyMs / 100) / 10) }),
      },
      keyboard: [[toCabinet(base, facts, supplyId)], [toMonitor(facts.monitorId)]],
    },
  }
}

/** A slot for a monitor that only tells. `spare`: how many more fit. */
export function alert(base: string, facts: SlotFacts, spare: number): SlotMessage {
  return {
    monitorId: facts.monitorId,
    key: `booking:${facts.bookingId}:alert`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: true,
    notice: {
      messageKey: 'supplies-alert',
      vars: { ...slotVars(facts), spare },
      keyboard: [
        [toCabinet(base, facts)],
        [
          toMonitor(facts.monitorId),
          { labelKey: 'supplies-button-pause', data: pauseMonitor({ id: facts.monitorId }) },
        ],
        [toQuiet(facts.monitorId)],
        // It has no preorder to be booked with: this is the way to one.
        [{ labelKey: 'supplies-button-draft', data: newDraft({}) }],
      ],
    },
  }
}

/** Why the seller has to book with an own tap; 'asked' when the monitor wants it so. */
export type HandOverReason = 'asked' | 'cabinet-off' | 'no-session' | 'captcha' | 'session'

export function handed(base: string, facts: SlotFacts, reason: HandOverReason): SlotMessage {
  const booking = facts.bookingId
  return {
    monitorId: facts.monitorId,
    key: `booking:${booking}:handed`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: true,
    notice: {
      messageKey: 'supplies-handed',
      vars: { ...slotVars(facts), reason },
      keyboard: [
        [toCabinet(base, facts)],
        [
          { labelKey: 'supplies-button-booked', data: confirmHandOver({ booking }) },
          { labelKey: 'supplies-button-not', data: declineHandOver({ booking }) },
        ],
        [toQuiet(facts.monitorId)],
      ],
    },
  }
}

/** At most one an hour a monitor: slots flap. */
export function lost(facts: SlotFacts, reason: string, now: number): SlotMessage {
  return {
    monitorId: facts.monitorId,
    key: `monitor:${facts.monitorId}:lost:${Math.floor(now / 3_600_000)}`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: false,
    notice: {
      messageKey: 'supplies-lost',
      vars: { ...slotVars(facts), reason },
      keyboard: [[toMonitor(facts.monitorId)]],
    },
  }
}

/** The outcome is not known yet; the seller can say what the cabinet shows. */
export function checking(base: string, facts: SlotFacts): SlotMessage {
  const { notice, ...rest } = handed(base, facts, 'asked')
  return {
    ...rest,
    key: `booking:${facts.bookingId}:checking`,
    isLoud: false,
    notice: {
      messageKey: 'supplies-checking',
      vars: slotVars(facts),
      ...(notice.keyboard ? { keyboard: notice.keyboard } : {}),
    },
  }
}

/** Somebody else than the bot changed a caught supply: WB, or the seller. */
export function supplyChanged(
  base: string,
  facts: Omit<SlotFacts, 'slot'>,
  change: {
    readonly supplyId: number
    readonly before: Day
    readonly fate: { readonly kind: 'moved'; readonly day: Day } | { readonly kind: 'cancelled' }
  },
): OwedMessage {
  const { supplyId, before, fate } = change
  const isMoved = fate.kind === 'moved'
  const url = cabinetLink(base, { preorderId: facts.preorderId, supplyId })
  return {
    key: `booking:${facts.bookingId}:${isMoved ? `moved:${before}:${fate.day}` : 'cancelled'}`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: false,
    notice: {
      messageKey: isMoved ? 'supplies-moved' : 'supplies-cancelled',
      vars: {
        number: String(supplyId),
        warehouse: facts.warehouse,
        slotDay: before,
        ...(isMoved ? { newDay: fate.day } : {}),
      },
      keyboard: [
        [
          isMoved
            ? { labelKey: 'supplies-button-cabinet', url }
            : { labelKey: 'supplies-button-copy', data: copyMonitor({ id: facts.monitorId }) },
          toMonitor(facts.monitorId),
        ],
      ],
    },
  }
}

export function feedChanged(chatId: number, isOn: boolean, since: number): OwedMessage {
  return {
    key: `feed:${isOn ? 'on' : 'off'}:${since}:${chatId}`,
    chatId,
    workspaceId: null,
    isLoud: false,
    notice: { messageKey: isOn ? 'supplies-feed-on' : 'supplies-feed-off', vars: {} },
  }
}

/** What a message about a monitor as a whole has to say. */
export interface MonitorFacts {
  readonly id: string
  readonly chatId: number
  readonly workspaceId: string
  readonly revision: number
  /** Name of the first warehouse. */
  readonly warehouse: string
  readonly others: number
}

/** What a blocked monitor needs of its seller. */
export type BlockReason = 'trial' | 'preorders'

export function monitorEnded(
  facts: MonitorFacts,
  end: 'done' | 'expired' | 'blocked',
  details: {
    caught: number
    reason?: BlockReason
    /** Callback data of the plan's screen, another desk's. */
    planData?: string
  },
): OwedMessage {
  const button: NoticeButton =
    details.reason === 'trial' && details.planData
      ? { labelKey: 'supplies-button-plan', data: details.planData }
      : { labelKey: 'supplies-button-copy', data: copyMonitor({ id: facts.id }) }
  return {
    key: `monitor:${facts.id}:${end}:${facts.revision}`,
    chatId: facts.chatId,
    workspaceId: facts.workspaceId,
    isLoud: false,
    notice: {
      messageKey: `supplies-monitor-${end}`,
      vars: {
        warehouse: facts.warehouse,
        others: facts.others,
        caught: details.caught,
        ...(end === 'blocked' ? { reason: details.reason ?? 'trial' } : {}),
      },
      keyboard: [[toMonitor(facts.id), button]],
    },
  }
}
