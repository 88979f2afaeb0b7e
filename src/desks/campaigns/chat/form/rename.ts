import { ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Campaigns } from '../../campaigns.ts'
import { whoOf } from '../views.ts'
import { readWithin } from './readings.ts'

export const RENAME_FORM = 'group-name'

const NAME = { min: 1, max: 100 }

interface Rename {
  readonly groupId: string
}

export interface RenameDeps {
  readonly campaigns: Pick<Campaigns, 'rename'>
  readonly showGroup: (ctx: ChatContext, groupId: string) => Promise<void>
  readonly showReviewing: (ctx: ChatContext) => Promise<void>
}

/** One question: what to call the cluster. */
export function renameForm({ campaigns, showGroup, showReviewing }: RenameDeps): Form<Rename> {
  const look = (groupId: string): TextLook<string> => ({
    label: 'group-rename-label',
    question: ({ lang }) => lang.t('group-rename-ask'),
    show: ({ lang }, name) => lang.t('group-rename-line', { name }),
    read: async (ctx, text) => {
      const name = readWithin(ctx.lang, text, NAME)
      if (!name.ok) return name
      await campaigns.rename(whoOf(ctx), groupId, name.value)
      await showGroup(ctx, groupId)
      return ok(name.value)
    },
  })
  return {
    name: RENAME_FORM,
    title: 'group-rename-title',
    role: 'manager',
    async fill(ask, { groupId = '' }) {
      await ask.text('name', look(groupId))
      return { groupId }
    },
    cancelled: showReviewing,
  }
}
