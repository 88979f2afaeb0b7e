import type { Day } from '#core/dates.ts'
import { NORMAL_TRANSFER_SWITCHES, type TransferSwitches } from './transfers/transfers.ts'
import type { BoxType } from './words.ts'

export interface Seller {
  readonly sid: string
  readonly name: string
  readonly tin: string
  readonly tradeMark: string
}

/** A browser's log-in to the seller cabinet. */
export interface Session {
  readonly authorizev3: string
  readonly validationKey: string
  readonly sids: readonly string[]
  /** Unix ms; null never. */
  expiresAt: number | null
}

export interface Goods {
  readonly barcode: string
  readonly quantity: number
}

export interface Preorder {
  readonly preorderId: number
  readonly sid: string
  readonly warehouseId: number
  readonly type: BoxType
  readonly goods: readonly Goods[]
  readonly createdAt: number
  updatedAt: number
  supplyId: number | null
  supplyDay: Day | null
  coefficient: number | null
}

export interface Draft {
  readonly draftId: string
  readonly sid: string
  readonly createdAt: number
  updatedAt: number
  goods: Goods[]
}

/** Who wanted which slot through which door, and how it ended. */
export interface CommitRecord {
  readonly at: number
  readonly sid: string
  readonly preorderId: number
  readonly warehouseId: number | null
  readonly type: BoxType | null
  readonly day: Day
  readonly coefficient: number | null
  readonly supplyId: number | null
  readonly outcome: 'booked' | 'moved' | 'refused'
  readonly reason: string | null
  /** 'cabinet': a program's call; 'person': by hand on the cabinet page. */
  readonly via: 'cabinet' | 'person'
}

export interface Switches extends TransferSwitches {
  /** WB's release note 570: four official reads answer 404. */
  methodDisabled: boolean
  /** The same note: stock reports do not say where goods are. */
  maskWarehouses: boolean
  /** Commit calls of the cabinet demand an anti-bot token. */
  captchaRequired: boolean
  /** Prices go up by this much just as a commit arrives; 0 off. */
  raiseCoefficientOnCommit: number
  /** Life of `wb-seller-lk`, ms. */
  lkTtlMs: number
  /** A new draft is unknown to its own calls for this long, ms. */
  draftReplicaLagMs: number
  /** Slots open by themselves now and then. */
  autoSlots: boolean
}

export const NORMAL_SWITCHES: Switches = {
  methodDisabled: false,
  maskWarehouses: true,
  captchaRequired: false,
  raiseCoefficientOnCommit: 0,
  lkTtlMs: 300_000,
  draftReplicaLagMs: 0,
  autoSlots: false,
  ...NORMAL_TRANSFER_SWITCHES,
}
