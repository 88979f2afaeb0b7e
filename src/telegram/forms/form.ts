import type { Day } from '#core/dates.ts'
import type { Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { SentFile } from '../bot/sent.ts'
import type { ChatContext } from '../context.ts'
import type { DateChoice } from '../input/date-choice.ts'
import type { PickPage } from '../picker/list.ts'
import type { Keyboard } from '../screen.ts'

/**
 * A form is a conversation that asks for named answers, one screen edited in place. What is kept between two updates
 * are the answers by name, so fields may come, go and change places from one release to the next.
 */
export interface Form<A extends object> {
  /** Stored with what was entered; the name of one form is never given to another. */
  readonly name: string
  readonly title: MessageKey
  /** Lowest role that may fill it in; 'viewer' by default. */
  readonly role?: 'manager' | 'owner'
  /**
   * Asks, in order. Runs again from the top whenever an answer changes, and once more to count the steps ahead; an answer
   * not known yet is `undefined` (`[]` of a list) then. So it does nothing but ask, and lets what `ask` throws through.
   * `given`: what the form was started with.
   */
  fill(ask: Ask, given: Partial<A>): Promise<A>
  /** Label of the final button. */
  readonly confirm?: MessageKey
  /** Whose answer is changed by what is typed at the summary; without it the summary takes no text. */
  readonly typed?: string
  /** Extra lines of the summary (expected effect, costs, honest warnings). */
  note?(ctx: ChatContext, answers: A): Promise<string | Note | undefined>
  /**
   * Does it. `draftId` is the same on every repeat of this confirmation: use it as the key of what is created. Shows
   * the result itself; an `error` keeps the form open on the summary with that sentence. A form without it has no
   * summary: its last question does the work while the answer is read.
   */
  submit?(ctx: ChatContext, answers: A, draftId: string): Promise<Result<void>>
  /** Where Cancel leads; home by default. */
  cancelled?(ctx: ChatContext, given: Partial<A>): Promise<void>
}

/** What a summary says of its effect. */
export interface Note {
  readonly text: string
  /** The answers cannot be carried out as they are, and the text says why: there is no final button. */
  readonly isRefused: boolean
}

/** A form of any answers, as the registry keeps it. */
// biome-ignore lint/suspicious/noExplicitAny: answers are checked by each form's own questions
export type AnyForm = Form<any>

/** Asks one question by name, or gives the answer there is. Answers must survive JSON. */
export interface Ask {
  text<T>(name: string, look: TextLook<T> & { readonly optional: true }): Promise<T | undefined>
  text<T>(name: string, look: TextLook<T>): Promise<T>
  choice<T extends string | number>(name: string, look: ChoiceLook<T>): Promise<T>
  multi<T extends string>(name: string, look: MultiLook<T>): Promise<readonly T[]>
  dates(name: string, look: DatesLook): Promise<DateChoice>
  pick(name: string, look: PickLook): Promise<readonly number[]>
}

interface Look<T> {
  /** Short name: "Склады" on its ✎ button. */
  readonly label: MessageKey
  question(ctx: ChatContext): Promise<string> | string
  /** The whole line that shows the answer ("Склады: Коледино, Тула"), made by Fluent; a long one is cut. */
  show(ctx: ChatContext, value: T): Promise<string> | string
  /** Offers Skip. */
  readonly optional?: boolean
  /** Label of Skip where another word says it better. */
  readonly skip?: MessageKey
  /**
   * Not asked on the way: the answer as soon as the summary is reached, shown there and changed there. For what hurried
   * people leave as it is (lead time, weekdays).
   */
  preset?(ctx: ChatContext): Promise<T> | T
}

/** Typed text. */
export interface TextLook<T> extends Look<T> {
  /** What helps to find the answer, below the question: a link to where it is to be had. */
  buttons?(ctx: ChatContext): Keyboard
  /** A text file is an answer too, not only what is typed. */
  readonly takesFiles?: boolean
  /** Takes a sent photo or file whatever it holds, in place of its text. */
  receive?(ctx: ChatContext, sent: SentFile): Promise<Result<T>> | Result<T>
  /** The answer, or the sentence that says what to type instead (with an example that would be accepted). */
  read(ctx: ChatContext, text: string): Promise<Result<T>> | Result<T>
}

export interface Option<T> {
  readonly text: string
  readonly value: T
  /** ≤ 22 ASCII characters of `[\w:~-]` that stand for the value in a button; the value itself by default. */
  readonly word?: string
}

/** Buttons, one of which is the answer; typed text is accepted too when `read` is there. */
export interface ChoiceLook<T> extends Look<T> {
  options(ctx: ChatContext): Promise<readonly Option<T>[]> | readonly Option<T>[]
  /** Buttons a row; 2 by default. */
  readonly columns?: number
  read?(ctx: ChatContext, text: string): Result<T>
}

/** Buttons, several of which can be on. */
export interface MultiLook<T> extends Look<readonly T[]> {
  options(ctx: ChatContext): Promise<readonly Option<T>[]> | readonly Option<T>[]
  /** Buttons a row; 2 by default. */
  readonly columns?: number
  /** How many must be on; 1 by default. */
  readonly min?: number
}

/** A range of days: presets, the inline calendar, or typed ("25-30 ноября"). */
export interface DatesLook extends Look<DateChoice> {
  /** First and last day that may be chosen. */
  bounds(ctx: ChatContext): { readonly min: Day; readonly max: Day }
}

/** Several of many, in the order they were ticked: paged, searched by typing. The answer is their ids. */
export interface PickLook extends Look<readonly number[]> {
  /** One page of what can be picked. `query` is '' when nothing was searched. */
  page(ctx: ChatContext, query: string, offset: number, limit: number): Promise<PickPage>
  readonly min: number
  readonly max: number
  /** Number the ticked rows 1️⃣ 2️⃣ … because their order matters. */
  readonly ordered?: boolean
  /** What to show when there is nothing to pick. */
  empty?(ctx: ChatContext): string
}

type Named<K extends string, L> = L & { readonly kind: K; readonly name: string }
export type TextField = Named<'text', TextLook<unknown>>
export type ChoiceField = Named<'choice', ChoiceLook<unknown>>
export type MultiField = Named<'multi', MultiLook<unknown>>
export type DatesField = Named<'dates', DatesLook>
export type PickField = Named<'pick', PickLook>
/** A question as it was asked. */
export type Field = TextField | ChoiceField | MultiField | DatesField | PickField
