/** The shared feed as a seller is told of it. */
export interface FeedView {
  readonly status: 'unknown' | 'live' | 'disabled' | 'unauthorized'
  /** When the present status began, ms. */
  readonly since: number
  /** Last good answer, ms; null before the first. */
  readonly lastOkAt: number | null
  /** Measured time between looks, ms; null before two of them. */
  readonly intervalMs: number | null
  /** Seller accounts that share the looking. */
  readonly accounts: number
}

/** What a monitor saw in the last 24 hours. */
export interface MonitorDayCounts {
  readonly seen: number
  readonly missed: number
  readonly expensive: number
}
