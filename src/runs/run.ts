/** How far a run is, as the progress card draws it. */
export interface RunProgress {
  /** Name of the stage under way. */
  readonly stage: string
  readonly done: number
  readonly total: number
  /** Fluent message and values of the line under the bar, when the stage has one. */
  readonly noteKey?: string
  readonly noteVars?: Readonly<Record<string, string | number>>
}

/** What stopped a run, stored so that the error card can be drawn again at any time. */
export interface RunFailure {
  readonly code: string
  readonly messageKey: string
  readonly vars: Readonly<Record<string, string | number>>
  /** Short code the seller can quote and the admin finds in the log, e.g. `ACC-3F7A`. */
  readonly reference: string
}
