import type { Clock } from '#core/clock.ts'

/** A line of the log that says of an error. */
export interface LoggedError {
  /** Ms. */
  readonly at: number
  /** Code of the error, else its name. */
  readonly code: string
  /** The short code a person was shown. */
  readonly reference: string | null
  /** The line, cut where it is very long. */
  readonly words: string
}

/** The latest errors of the log, until somebody keeps them. Nothing here ever fails what is logged. */
export interface RecentErrors {
  /** Takes a line of the log as it was written. */
  take(line: string): void
  /** Those since the last time; whoever could not keep them gives them back. */
  drain(): LoggedError[]
  giveBack(errors: readonly LoggedError[]): void
}

const KEPT = 200
const WORDS = 2_000

export function createRecentErrors({ clock }: { readonly clock: Clock }): RecentErrors {
  let kept: LoggedError[] = []
  return {
    take(line) {
      kept.push({ at: clock.now(), ...factsOf(line), words: line.slice(0, WORDS) })
      if (kept.length > KEPT) kept = kept.slice(-KEPT)
    },
    drain() {
      const drained = kept
      kept = []
      return drained
    },
    giveBack(errors) {
      kept = [...errors, ...kept].slice(-KEPT)
    },
  }
}

interface Line {
  readonly msg?: unknown
  readonly reference?: unknown
  readonly err?: { readonly code?: unknown; readonly name?: unknown }
}

function factsOf(line: string): Pick<LoggedError, 'code' | 'reference'> {
  try {
    const { err, msg, reference } = JSON.parse(line) as Line
    const code = [err?.code, err?.name, msg].find((one) => typeof one === 'string')
    return {
      code: String(code ?? 'unknown').slice(0, 80),
      reference: typeof reference === 'string' ? reference : null,
    }
  } catch {
    return { code: 'unknown', reference: null }
  }
}
