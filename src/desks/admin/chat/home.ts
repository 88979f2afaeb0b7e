import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import * as actions from './actions.ts'

export interface HomeView {
  readonly people: {
    readonly all: number
    readonly new: number
    readonly blocked: number
    readonly left: number
  }
}

/** The first screen of the admins. */
export function homeScreen(lang: Lang, { people }: HomeView): Screen {
  return {
    text: [lang.t('admin-home-title'), lang.t('admin-home-people', { ...people })].join('\n'),
    keyboard: [
      [
        {
          text: lang.t('admin-button-people'),
          data: actions.openPeople({ is: 'all', text: '', page: 0 }),
        },
        {
          text: lang.t('admin-button-audit'),
          data: actions.openAudit({ userId: 0, looks: '0', page: 0 }),
        },
      ],
      [
        {
          text: lang.t('admin-button-broadcasts'),
          data: actions.openBroadcasts({ page: 0 }),
        },
      ],
    ],
  }
}
