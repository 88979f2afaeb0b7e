import type { Clock } from '#core/clock.ts'
import type { Interceptor } from '../service/interceptor.ts'
import type { Windows } from '../service/windows.ts'
import type { Accounts } from './accounts.ts'
import type { Asked } from './asked.ts'
import type { Reports } from './reports.ts'

/** How much of each service an account may have; changed by hand. */
export interface Quotas {
  /** Statistics calls of a cloud an hour. */
  cloudHourly: number
  /** Calls of an OAuth account a day. */
  oauthDaily: number
  /** Phrases in reports of a Direct account a day. */
  reportsDaily: number
}

/** What the three services share behind the counter. */
export interface WordstatWorld {
  readonly clock: Clock
  readonly interceptor: Interceptor
  readonly accounts: Accounts
  readonly windows: Windows
  readonly asked: Asked
  readonly reports: Reports
  readonly quotas: Quotas
}

export const SECOND_QUOTA = { calls: 10, windowMs: 1_000 } as const
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
