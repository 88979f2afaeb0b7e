import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'

/** How a part of the export ended: made, refused for good, or worth another try later (ms). */
export type Outcome<T> =
  | { readonly kind: 'made'; readonly value: T }
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'later'; readonly at: number }

interface Refusal {
  /** Fluent key of what the seller reads. */
  readonly key: string
  /** What the service itself said; empty when that helps nobody. */
  readonly detail: string
}

export interface Part<T> {
  readonly name: string
  make(): Promise<T>
  /** What to tell of the failure; sees to a refused key. */
  refusal(error: AppError): Promise<Refusal>
}

const TRIES = 3
const PAUSE_MS = 30_000
/** Longer than that nobody waits for a table: the seller may ask for it again. */
const LONGEST_PAUSE_MS = 3_600_000

/**
 * Makes one part of the export, so that its failure is an answer and no other part suffers: three tries, each remembered with the run.
 * What is no fault of the service (a cancel, a time limit, a mistake of ours) is thrown.
 */
export async function makePart<T>(
  part: Part<T>,
  { context, clock }: { context: RunContext; clock: Clock },
): Promise<Outcome<T>> {
  const attempt = async (number: number): Promise<Outcome<T>> => {
    try {
      return { kind: 'made', value: await part.make() }
    } catch (thrown) {
      if (context.signal.aborted || !(thrown instanceof AppError)) throw thrown
      if (thrown.kind === 'internal') throw thrown
      const pause = Math.max(PAUSE_MS * 2 ** (number - 1), thrown.retryAfterMs ?? 0)
      const isWorthIt = thrown.retry === 'later' || thrown.kind === 'unknown-outcome'
      if (isWorthIt && number < TRIES && pause <= LONGEST_PAUSE_MS) {
        return { kind: 'later', at: clock.now() + pause }
      }
      return { kind: 'refused', ...(await part.refusal(thrown)) }
    }
  }

  for (let number = 1; ; number += 1) {
    let isNow = false
    const outcome = await context.step(`${part.name}/try-${number}`, () => {
      isNow = true
      return attempt(number)
    })
    if (outcome.kind !== 'later' || isNow || clock.now() < outcome.at) return outcome
  }
}
