import type { RunNote } from './run.ts'

/** Why an attempt was cut short. 'asked': somebody wants it cancelled or paused, the row says which. */
export type Interruption = 'asked' | 'shutdown' | 'time-limit' | 'lost'

/** Reason of the signal that a stage gets. */
export class RunInterrupted extends Error {
  readonly by: Interruption

  constructor(by: Interruption) {
    super(`run interrupted: ${by}`)
    this.name = 'RunInterrupted'
    this.by = by
  }
}

/** A stage cannot go on before a person has done something. */
export class RunHeld extends Error {
  readonly note: RunNote

  constructor(note: RunNote) {
    super(`run held: ${note.key}`)
    this.name = 'RunHeld'
    this.note = note
  }
}

/** A stage asked to be looked at again later. */
export class RunParked extends Error {
  /** Milliseconds since the epoch. */
  readonly until: number
  readonly note: RunNote

  constructor(until: number, note: RunNote) {
    super(`run parked until ${new Date(until).toISOString()}`)
    this.name = 'RunParked'
    this.until = until
    this.note = note
  }
}
