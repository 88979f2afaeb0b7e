/** One line of the doctor's report. */
export interface Finding {
  readonly name: string
  readonly detail: string
  /** What to do; absent when nothing has to be done. */
  readonly advice?: string
}
