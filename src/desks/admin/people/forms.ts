import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { Audit } from '../audit/audit.ts'

export const FIND_FORM = 'admin-find'
export const BLOCK_FORM = 'admin-block'
export const WRITE_FORM = 'admin-write'
const QUERY_LENGTH = 40
const REASON_LENGTH = 200
const LETTER_LENGTH = 1_000

interface Find {
  readonly text: string
}

/** One question: whom to look for. */
export function findForm(deps: {
  readonly audit: Pick<Audit, 'require'>
  readonly show: (ctx: ChatContext, text: string) => Promise<void>
  readonly back: (ctx: ChatContext) => Promise<void>
}): Form<Find> {
  const look: TextLook<string> = {
    label: 'admin-find-label',
    show: ({ lang }, text) => lang.t('admin-people-search', { text }),
    question: ({ lang }) => lang.t('admin-find-question'),
    read: async (ctx, text) => {
      deps.audit.require(ctx.user.id)
      const line = readLine(text, { max: QUERY_LENGTH })
      if (!line.ok) return fail(ctx.lang.t('admin-find-wrong', { max: QUERY_LENGTH }))
      await deps.show(ctx, line.value)
      return line
    },
  }
  return {
    name: FIND_FORM,
    title: 'admin-find-title',
    async fill(ask) {
      return { text: await ask.text('text', look) }
    },
    cancelled: deps.back,
  }
}

interface Block {
  readonly userId: number
  readonly name: string
  readonly reason: string
}

/** Why, and then a summary that says what stops. */
export function blockForm(deps: {
  readonly audit: Pick<Audit, 'require'>
  readonly block: (ctx: ChatContext, wish: Block, draftId: string) => Promise<void>
  readonly back: (ctx: ChatContext, userId: number) => Promise<void>
}): Form<Block> {
  const look: TextLook<string> = {
    label: 'admin-block-label',
    show: ({ lang }, reason) => lang.t('admin-person-reason', { reason }),
    question: ({ lang }) => lang.t('admin-block-question'),
    read: (ctx, text) => {
      deps.audit.require(ctx.user.id)
      const line = readLine(text, { max: REASON_LENGTH })
      return line.ok ? line : fail(ctx.lang.t('admin-block-wrong', { max: REASON_LENGTH }))
    },
  }
  return {
    name: BLOCK_FORM,
    title: 'admin-block-title',
    confirm: 'admin-button-block',
    async fill(ask, { userId = 0, name = '' }) {
      return { userId, name, reason: await ask.text('reason', look) }
    },
    note: async ({ lang }, { name }) => lang.t('admin-block-note', { name }),
    async submit(ctx, wish, draftId) {
      deps.audit.require(ctx.user.id)
      await deps.block(ctx, wish, draftId)
      return ok(undefined)
    },
    cancelled: (ctx, { userId = 0 }) => deps.back(ctx, userId),
  }
}

interface Writing {
  readonly userId: number
  readonly name: string
  readonly text: string
}

/** A few words to one person, e.g. the answer to what they asked about a payment; seen once more before they leave. */
export function writeForm(deps: {
  readonly audit: Pick<Audit, 'require'>
  readonly write: (ctx: ChatContext, wish: Writing, draftId: string) => Promise<void>
  readonly back: (ctx: ChatContext, userId: number) => Promise<void>
}): Form<Writing> {
  const lookOf = (name: string): TextLook<string> => ({
    label: 'admin-write-label',
    show: ({ lang }, text) => lang.t('admin-write-value', { text }),
    question: ({ lang }) => lang.t('admin-write-question', { name }),
    read: (ctx, typed) => {
      deps.audit.require(ctx.user.id)
      const text = typed.trim()
      if (text !== '' && text.length <= LETTER_LENGTH) return ok(text)
      return fail(ctx.lang.t('admin-write-wrong', { max: LETTER_LENGTH }))
    },
  })
  return {
    name: WRITE_FORM,
    title: 'admin-write-title',
    confirm: 'admin-button-write-send',
    async fill(ask, { userId = 0, name = '' }) {
      return { userId, name, text: await ask.text('text', lookOf(name)) }
    },
    async submit(ctx, wish, draftId) {
      deps.audit.require(ctx.user.id)
      await deps.write(ctx, wish, draftId)
      return ok(undefined)
    },
    cancelled: (ctx, { userId = 0 }) => deps.back(ctx, userId),
  }
}
