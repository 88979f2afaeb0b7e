export const RUN_STATUSES = [
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'cancelled',
] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** What a person may want of a run that a worker has in hand. */
export type Asked = 'cancel' | 'pause'

/** Statuses of a run that is not over: they hold its dedupe key. */
export const OPEN_STATUSES: readonly RunStatus[] = ['queued', 'running', 'paused']

/** Fluent message and values of a line on the card. */
export interface RunNote {
  readonly key: string
  readonly vars?: Readonly<Record<string, string | number>>
}

/** How far a run is, as the progress card draws it. */
export interface RunProgress {
  /** Name of the stage under way. */
  readonly stage: string
  /** When this attempt came to the stage, ms: the remaining time is reckoned from it. */
  readonly since: number
  readonly done: number
  readonly total: number
  readonly note?: RunNote
  /** It waits for a person; the note says for what. */
  readonly isHeld?: boolean
  /** The last notes of the stages behind it, by stage name. */
  readonly notes: Readonly<Record<string, RunNote>>
}

/** What stopped a run, stored so that the error card can be drawn again at any time. */
export interface RunFailure {
  readonly code: string
  readonly messageKey: string
  readonly vars: Readonly<Record<string, string | number>>
  /** Short code the seller can quote and the admin finds in the log, e.g. `ACC-3F7A`. */
  readonly reference: string
}
