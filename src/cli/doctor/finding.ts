/** One line of the doctor's report. */
export interface Finding {
  readonly name: string
  readonly detail: string
  /** What to do; absent when nothing has to be done. */
  readonly advice?: string
}

/** Why something failed, in one line; an error of several attempts names the first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return error.cause ? reasonOf(error.cause) : error.message || error.name
}
