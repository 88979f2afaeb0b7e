import type { Day } from '#core/dates.ts'
import type { Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Turn } from '../turn.ts'

/**
 * A wizard is a list of fields; the engine owns the rest: one screen edited in place, Back, Skip, Cancel,
 * the summary with one ✎ a field, double taps, restarts, sealed storage.
 *
 * `V` is the finished set of values. Values must survive JSON.
 */
export interface Wizard<V extends object> {
  /** Name and version of the meaning of its fields, `monitor@1`. Raise the version when the meaning changes. */
  readonly id: string
  readonly title: MessageKey
  readonly fields: readonly Field<V>[]
  /** Lowest role that may start it. */
  readonly role?: 'manager' | 'owner'
  /** A single question needs no summary: its answer submits at once. */
  readonly skipSummary?: boolean
  /** Extra lines of the summary (expected effect, costs, honest warnings). */
  summaryNote?(turn: Turn, values: Partial<V>): Promise<string | undefined>
  /** Label of the final button. */
  readonly confirm: MessageKey
  /**
   * Does it. `draftId` is the same on every repeat of this confirmation: use it as the key of what is created.
   * Shows the result itself; an `error` keeps the wizard open on the summary with that sentence.
   */
  submit(turn: Turn, values: V, draftId: string): Promise<Result<void>>
  /** Where Cancel leads; home by default. `values`: what was entered, none of a wizard that changed meanwhile. */
  cancelled?(turn: Turn, values: Partial<V>): Promise<void>
}

/** A wizard of any values, as the registry keeps it. */
// biome-ignore lint/suspicious/noExplicitAny: values are checked by each wizard's own fields
export type AnyWizard = Wizard<any>

interface FieldBase<V extends object> {
  readonly name: keyof V & string
  /** Short name: "Склады" in the summary and on its ✎ button. */
  readonly label: MessageKey
  /** The whole line that shows the value ("Склады: Коледино, Тула"), made by Fluent; a long one is cut. */
  show(turn: Turn, values: Partial<V>): string
  /** Asked only when this holds for the values so far. A field that does not apply is removed from the values. */
  applies?(values: Partial<V>): boolean
  /** Offers Skip. */
  readonly optional?: boolean
  /**
   * Not asked on the way: the field starts with this value as soon as the summary is reached, is shown there and
   * can be changed there. For what hurried people leave as it is (lead time, weekdays).
   */
  preset?(turn: Turn, values: Partial<V>): V[keyof V]
  question(turn: Turn, values: Partial<V>): Promise<string> | string
}

/** Buttons, one of which is the answer; typed text is accepted too when `parse` is there. */
export interface ChoiceField<V extends object> extends FieldBase<V> {
  readonly kind: 'choice'
  options(turn: Turn, values: Partial<V>): Promise<readonly Option[]> | readonly Option[]
  /** Buttons a row; 2 by default. */
  readonly columns?: number
  /** The value of a pressed option. */
  pick(value: string, values: Partial<V>): V[keyof V] | undefined
  /** The value of typed text, or the sentence that says what to type instead. */
  parse?(turn: Turn, text: string, values: Partial<V>): Result<V[keyof V]>
}

export interface Option {
  readonly text: string
  /** ≤ 20 ASCII characters of `[\w:~-]`. */
  readonly value: string
}

/** Buttons, several of which can be on. The value is an array of the options' values. */
export interface MultiField<V extends object> extends FieldBase<V> {
  readonly kind: 'multi'
  options(turn: Turn, values: Partial<V>): Promise<readonly Option[]> | readonly Option[]
  /** Buttons a row; 2 by default. */
  readonly columns?: number
  /** How many must be on; 1 by default. */
  readonly min?: number
}

/** Typed text. */
interface TextField<V extends object> extends FieldBase<V> {
  readonly kind: 'text'
  /** The value, or the sentence that says what to type instead (with an example that would be accepted). */
  parse(
    turn: Turn,
    text: string,
    values: Partial<V>,
  ): Promise<Result<V[keyof V]>> | Result<V[keyof V]>
}

/** A date range: presets, the inline calendar, or typed ("25-30 ноября"). The value is a {@link DateChoice}. */
export interface DatesField<V extends object> extends FieldBase<V> {
  readonly kind: 'dates'
  /** First and last day that may be chosen. */
  bounds(turn: Turn, values: Partial<V>): { readonly min: Day; readonly max: Day }
}

/** A calendar range, or "any of the next N days" counted from `leadDays` after today. */
export type DateChoice =
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'rolling'; readonly days: number; readonly leadDays: number }

/** Several of many, in the order they were ticked: paged, searched by typing. The value is an array of ids. */
export interface PickField<V extends object> extends FieldBase<V> {
  readonly kind: 'pick'
  /** One page of what can be picked. `query` is '' when nothing was searched. */
  page(
    turn: Turn,
    query: string,
    offset: number,
    limit: number,
    values: Partial<V>,
  ): Promise<{ readonly items: readonly PickItem[]; readonly total: number }>
  readonly min: number
  readonly max: number
  /** Number the ticked rows 1️⃣ 2️⃣ … because their order matters. */
  readonly ordered?: boolean
  /** What to show when there is nothing to pick. */
  empty?(turn: Turn, values: Partial<V>): string
}

export interface PickItem {
  readonly id: number
  readonly text: string
}

export type Field<V extends object> =
  | ChoiceField<V>
  | MultiField<V>
  | TextField<V>
  | DatesField<V>
  | PickField<V>
