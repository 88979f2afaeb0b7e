import { ok } from '#core/result.ts'
import type { Turn } from '#telegram/turn.ts'
import type { Wizard } from '#telegram/wizard/wizard.ts'
import type { Campaigns } from '../../campaigns.ts'
import { whoOf } from '../views.ts'
import { readLine } from './readings.ts'

export const RENAME_WIZARD = 'group-name@1'

const NAME = { min: 1, max: 100 }

interface Rename {
  readonly groupId: string
  readonly name: string
}

export interface RenameDeps {
  readonly campaigns: Pick<Campaigns, 'rename'>
  readonly showGroup: (turn: Turn, groupId: string) => Promise<void>
  readonly showReviewing: (turn: Turn) => Promise<void>
}

/** One question: what to call the cluster. */
export function renameWizard({ campaigns, showGroup, showReviewing }: RenameDeps): Wizard<Rename> {
  return {
    id: RENAME_WIZARD,
    title: 'group-rename-title',
    role: 'manager',
    confirm: 'group-rename-confirm',
    skipSummary: true,
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'group-rename-label',
        question: ({ lang }) => lang.t('group-rename-ask'),
        show: ({ lang }, { name = '' }) => lang.t('group-rename-line', { name }),
        parse: ({ lang }, text) => readLine(lang, text, NAME),
      },
    ],
    submit: async (turn, { groupId, name }) => {
      await campaigns.rename(whoOf(turn), groupId, name)
      await showGroup(turn, groupId)
      return ok(undefined)
    },
    cancelled: showReviewing,
  }
}
