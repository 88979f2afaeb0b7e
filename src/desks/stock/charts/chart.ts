import type { Day } from '#core/dates.ts'

/** What a picture of one SKU shows. Times are ms; `fromMs` is the beginning of a day of the reader's. */
export interface SkuChart {
  readonly name: string
  readonly sku: string
  readonly fromMs: number
  readonly toMs: number
  /** Pieces from a moment on, oldest first; one before `fromMs` tells what the period began with. */
  readonly stock: readonly { readonly at: number; readonly pieces: number }[]
  /** Days without sales may be left out. */
  readonly sales: readonly { readonly day: Day; readonly pieces: number }[]
  readonly channels: readonly ChannelValue[]
}

/** What a channel shows now, and what it should; null: not known. */
export interface ChannelValue {
  readonly name: string
  readonly shown: number | null
  readonly wanted: number | null
}

export type Theme = 'light' | 'dark'
