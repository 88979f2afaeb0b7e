import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { FindPresenter } from '../present.ts'
import { readSought } from '../sought.ts'

export const FIND_FORM = 'imports-find'
const LENGTH = { min: 2, max: 300 }

export interface FindFormDeps {
  readonly present: Pick<FindPresenter, 'look'>
  readonly showHome: (ctx: ChatContext) => Promise<void>
}

/** One question: words, an article number or a share link. */
export function findForm({ present, showHome }: FindFormDeps): Form<{ text: string }> {
  const look: TextLook<string> = {
    label: 'imports-find-label',
    question: ({ lang }) => lang.t('imports-find-ask'),
    show: ({ lang }, text) => lang.t('imports-find-line', { text }),
    read: async (ctx, text) => {
      const line = readLine(text, LENGTH)
      if (!line.ok) return fail(ctx.lang.t('imports-find-wrong'))
      const problem = await present.look(ctx, readSought(line.value))
      return problem ? fail(ctx.lang.t('imports-no-find', { problem })) : ok(line.value)
    },
  }
  return {
    name: FIND_FORM,
    title: 'imports-find-title',
    role: 'manager',
    fill: async (ask) => ({ text: await ask.text('text', look) }),
    cancelled: showHome,
  }
}
