import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'

export const RENAME_CHANNEL = 'channel-rename'

const NAME_LENGTH = 40

/** What a channel is called here: a shop with several accounts tells them apart by it. */
export function renameForm(deps: {
  readonly rename: (ctx: ChatContext, id: string, name: string) => Promise<unknown>
  readonly show: (ctx: ChatContext, id: string) => Promise<void>
}): Form<{ readonly id: string }> {
  const look = (id: string): TextLook<string> => ({
    label: 'channel-rename-label',
    question: ({ lang }) => lang.t('channel-rename-ask'),
    show: ({ lang }, name) => lang.t('channel-rename-line', { name }),
    async read(ctx, text) {
      const line = readLine(text, { max: NAME_LENGTH })
      if (!line.ok) return fail(ctx.lang.t('channel-rename-wrong'))
      await deps.rename(ctx, id, line.value)
      await deps.show(ctx, id)
      return ok(line.value)
    },
  })
  return {
    name: RENAME_CHANNEL,
    title: 'channel-rename-title',
    role: 'manager',
    async fill(ask, { id = '' }) {
      await ask.text('name', look(id))
      return { id }
    },
    cancelled: (ctx, { id = '' }) => deps.show(ctx, id),
  }
}
