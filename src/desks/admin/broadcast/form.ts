import type { MessageEntity } from 'grammy/types'
import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, TextLook } from '#telegram/forms/form.ts'
import type { Audit } from '../audit/audit.ts'
import { AUDIENCES, type Audience } from './audience.ts'

export const BROADCAST_FORM = 'admin-broadcast'
/** Telegram takes 4,096; some room is left. */
const MAX_TEXT = 3_500
const SHOWN = 200

/** What is sent, as it was typed: bold stays bold. */
export interface Words {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

export interface BroadcastDraft {
  readonly words: Words
  readonly audience: Audience
}

export interface BroadcastFormDeps {
  readonly audit: Pick<Audit, 'require'>
  readonly count: (audience: Audience) => Promise<number>
  readonly save: (ctx: ChatContext, draft: BroadcastDraft, draftId: string) => Promise<void>
  readonly back: (ctx: ChatContext) => Promise<void>
}

/** The words, then whom they are for; nothing leaves before it is started on its own screen. */
export function broadcastForm(deps: BroadcastFormDeps): Form<BroadcastDraft> {
  const words: TextLook<Words> = {
    label: 'admin-broadcast-label-text',
    show: ({ lang }, { text }) => lang.t('admin-broadcast-text', { text: text.slice(0, SHOWN) }),
    question: ({ lang }) => lang.t('admin-broadcast-ask-text'),
    read: (ctx, typed) => {
      deps.audit.require(ctx.user.id)
      const text = ctx.message?.text ?? typed
      const isFit = text.trim() !== '' && text.length <= MAX_TEXT
      if (!isFit) return fail(ctx.lang.t('admin-broadcast-wrong-text', { max: MAX_TEXT }))
      return ok({ text, entities: ctx.message?.entities ?? [] })
    },
  }
  const audience: ChoiceLook<Audience> = {
    label: 'admin-broadcast-label-audience',
    show: ({ lang }, value) => lang.t('admin-broadcast-audience', { audience: value }),
    question: ({ lang }) => lang.t('admin-broadcast-ask-audience'),
    options: ({ lang }) =>
      AUDIENCES.map((value) => ({
        text: lang.t('admin-button-audience', { audience: value }),
        value,
      })),
  }
  return {
    name: BROADCAST_FORM,
    title: 'admin-broadcast-form',
    confirm: 'admin-button-broadcast-save',
    async fill(ask) {
      return {
        words: await ask.text('words', words),
        audience: await ask.choice('audience', audience),
      }
    },
    note: async (ctx, draft) =>
      ctx.lang.t('admin-broadcast-people', { people: await deps.count(draft.audience) }),
    async submit(ctx, draft, draftId) {
      deps.audit.require(ctx.user.id)
      await deps.save(ctx, draft, draftId)
      return ok(undefined)
    },
    cancelled: deps.back,
  }
}
