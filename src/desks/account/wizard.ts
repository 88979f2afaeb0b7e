import { fail, ok } from '#core/result.ts'
import type { Wizard } from '#telegram/wizard/wizard.ts'
import type { Keys } from './keys.ts'
import { keyScreen } from './screens.ts'

export const RENAME_WIZARD = 'key-name@1'
const NAME_LENGTH = 30

interface Rename {
  readonly id: string
  readonly name: string
}

/** One question: what to call the key. */
export function renameWizard(keys: Keys): Wizard<Rename> {
  return {
    id: RENAME_WIZARD,
    title: 'key-rename-title',
    role: 'manager',
    confirm: 'button-save',
    skipSummary: true,
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'key-rename-label',
        show: (turn, values) => turn.lang.t('key-rename-value', { name: values.name ?? '' }),
        question: (turn) => turn.lang.t('key-rename-question'),
        parse: (turn, text) => {
          const name = text.replace(/\s+/g, ' ').trim()
          if (name.length >= 1 && name.length <= NAME_LENGTH) return ok(name)
          return fail(turn.lang.t('key-rename-wrong', { max: NAME_LENGTH }))
        },
      },
    ],
    submit: async (turn, values) => {
      await keys.rename(turn.workspace.id, values.id, values.name)
      await turn.show(keyScreen(turn.lang, await keys.get(turn.workspace.id, values.id), true))
      return ok(undefined)
    },
  }
}
