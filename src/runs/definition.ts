import type { ErrorVars } from '#core/errors.ts'
import type { Transaction } from '#db/connection.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Role } from '#telegram/context.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { RunStatus } from './run.ts'

/** What a stage may use. Everything it does must be safe to repeat or be wrapped in a step. */
export interface RunContext {
  readonly runId: string
  readonly workspaceId: string | null
  /** Whose run it is; null for work of the installation itself. */
  readonly userId: number | null
  /** Chat of whoever the run belongs to by now: who started it may have left. Null for work nobody watches. */
  chatId(tx: Transaction): Promise<number | null>
  /** Aborts on cancel, pause, shutdown and the hard time limit: hand it to every call. */
  readonly signal: AbortSignal
  /** Rejects when the run is not this attempt's any more: asked before a write outside that is no step of its own. */
  confirm(): Promise<void>
  /** Does `work` once for this run: after a crash the stored result is returned instead. JSON results only. */
  step<T>(key: string, work: () => Promise<T>): Promise<T>
  progress(
    done: number,
    total: number,
    note?: { key: MessageKey; vars?: Record<string, string | number> },
  ): void
  /** Ends this attempt and looks again at `until` (ms): an hourly quota, a service that is down. */
  park(until: number, note: { key: MessageKey; vars?: Record<string, string | number> }): never
  /** Ends this attempt and pauses until a person has acted: {@link Runs.resume} then does the stage again. */
  hold(note: { key: MessageKey; vars?: Record<string, string | number> }): never
}

/** One stage: gets what the stages before it returned, returns what is stored for the next. */
export interface Stage<I, S> {
  readonly name: string
  /** Line on the card, e.g. "Семантика". */
  readonly title: MessageKey
  work(input: I, state: S, context: RunContext): Promise<S>
}

export interface RunDefinition<I = unknown, S = unknown> {
  /** `<desk>.<what>`, e.g. `account.check`. */
  readonly kind: string
  /** Lowest role of whoever starts it, where nothing else has asked for it: {@link Runs.start} does then. Else 'manager', in the starter's transaction. */
  readonly role?: Role
  readonly title: (lang: Lang, input: I) => string
  readonly stages: readonly Stage<I, S>[]
  readonly initial: S
  /** Hard limit of one attempt, ms. */
  readonly timeLimitMs: number
  /** After so long no step is begun any more: the run ends with what it has, and Retry goes on. Below the hard limit, ms. */
  readonly softLimitMs?: number
  readonly pausable?: boolean
  /** Of the installation itself: its buttons are all in `actions`, see {@link Runs.steer}. */
  readonly hasOwnControls?: boolean
  /** Silence after which it is taken from its worker, where the usual time is too long; what it does must bear two of them, ms. */
  readonly silenceMs?: number
  /** Parks are short pauses between looks at something: the card does not tell until when. */
  readonly hasQuietParks?: boolean
  /** The card that replaces the progress card when all went well. */
  result(lang: Lang, input: I, state: S): Screen
  /** Rows above the card's own: what a person can do besides, in each status but 'completed'. */
  actions?(lang: Lang, card: CardFacts<I, S>): readonly (readonly Button[])[]
}

export interface CardFacts<I, S> {
  readonly runId: string
  readonly status: RunStatus
  readonly isHeld: boolean
  readonly input: I
  /** Null before the first stage is done. */
  readonly state: S | null
  /** Code of what stopped it; null unless failed. */
  readonly failureCode: string | null
  /** Values of its sentence; empty unless failed. */
  readonly failureVars: ErrorVars
}

/** Keeps the types of a definition together; the engine stores it as unknown. */
export function defineRun<I, S>(definition: RunDefinition<I, S>): RunDefinition {
  return definition as unknown as RunDefinition
}
