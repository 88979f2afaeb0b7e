import type { ChatContext } from '../context.ts'
import { type Draft, emptyDraft } from './draft.ts'
import type { Start } from './fill-form.ts'
import type { ConversationLog, FormRecord } from './record.ts'
import type { FormStore } from './store.ts'
import type { LongText } from './typed.ts'

/** Why a button of a form does nothing. */
export type Refusal = 'gone' | 'finished' | 'forbidden'

/** A chat's form for the length of one update. Nothing is written before the update was handled to its end. */
export interface FormSession {
  load(): Promise<FormRecord | undefined>
  /** The log of the conversation that this update speaks to; undefined when it speaks to none. */
  readonly log: ConversationLog | undefined
  /** This update is for the form in hand. */
  isHeard: boolean
  refusal: Refusal | undefined
  /** What to enter once the handlers are through. */
  next: { readonly form: string; readonly start: Start } | undefined
  /** Thrown outside of the conversation. */
  fault: { readonly fault: unknown } | undefined
  /** A long text whose rest may still come. */
  long: LongText | undefined
  /** The form is shown in this state. */
  keep(form: string, draft: Draft): void
  finish(form: string, draft: Draft): void
  /** The form that is kept should this update fail: a submit of unknown outcome. */
  doubt(form: string, draft: Draft): void
  drop(): void
  /** The plugin's storage: what it would have written. */
  write(log: ConversationLog | undefined): void
  /** The log is of no use: go on from the answers. */
  forgetLog(): void
  save(): Promise<void>
  saveDoubt(): Promise<void>
}

type Outcome =
  | {
      readonly kind: 'kept'
      readonly form: string
      readonly draft: Draft
      readonly screen?: string
    }
  | { readonly kind: 'dropped' }

export function openSession(ctx: ChatContext, store: FormStore): FormSession {
  let loading: Promise<FormRecord | undefined> | undefined
  let loaded: FormRecord | undefined
  let written: ConversationLog | undefined
  let outcome: Outcome | undefined
  let doubted: Outcome | undefined
  let isForgotten = false

  const write = async (
    what: Outcome,
    log: ConversationLog | undefined,
    updateId = ctx.update.update_id,
  ) => {
    if (ctx.isLate) return
    if (what.kind === 'dropped') return store.remove(ctx)
    await store.save(ctx, {
      form: what.form,
      draft: what.draft,
      updateId,
      screen: what.screen,
      long: session.long,
      log,
    })
  }

  const session: FormSession = {
    async load() {
      loading ??= store.load(ctx)
      loaded = await loading
      return loaded
    },
    get log() {
      return session.isHeard && !isForgotten ? loaded?.log : undefined
    },
    isHeard: false,
    refusal: undefined,
    next: undefined,
    fault: undefined,
    long: undefined,
    keep(form, draft) {
      outcome = { kind: 'kept', form, draft, ...(ctx.shown && { screen: ctx.shown }) }
    },
    finish(form, { draftId }) {
      // Enough to answer the second half of a double tap.
      outcome = { kind: 'kept', form, draft: { ...emptyDraft(draftId), phase: 'done' } }
    },
    doubt(form, draft) {
      doubted = { kind: 'kept', form, draft }
    },
    drop() {
      outcome = { kind: 'dropped' }
    },
    write(log) {
      written = log
    },
    forgetLog() {
      isForgotten = true
      written = undefined
    },
    save: async () => {
      if (outcome) await write(outcome, written)
    },
    saveDoubt: async () => {
      // Not handled to its end: a repeat of the update is the same submit again.
      if (doubted) await write(doubted, undefined, loaded?.updateId ?? 0)
    },
  }
  return session
}
