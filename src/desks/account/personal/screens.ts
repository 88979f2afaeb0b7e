import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openSettings } from '../settings/actions.ts'
import type { Personal } from '../settings/personal.ts'
import * as actions from './actions.ts'

export const LEVELS = ['all', 'important', 'loud'] as const
export type Level = (typeof LEVELS)[number]

/** Which messages make a sound. */
export function soundsScreen(lang: Lang, level: Level): Screen {
  return {
    text: lang.t('settings-sounds', { level }),
    keyboard: [
      ...LEVELS.map((one): Button[] => [
        {
          text: `${one === level ? '✓ ' : ''}${lang.t('button-sounds-level', { level: one })}`,
          data: actions.chooseSounds({ level: one }),
        },
      ]),
      [back(lang)],
    ],
  }
}

/** Summaries that come by themselves. */
export function digestsScreen(lang: Lang, personal: Personal): Screen {
  const button = (which: 'daily' | 'weekly', isOn: boolean): Button => ({
    text: `${isOn ? '☑' : '☐'} ${lang.t('button-digest', { which })}`,
    data: actions.switchDigest({ which, is: isOn ? 'off' : 'on' }),
  })
  return {
    text: lang.t('settings-digests'),
    keyboard: [
      [button('daily', personal.dailyDigest), button('weekly', personal.weeklyDigest)],
      [back(lang)],
    ],
  }
}

/** What a new campaign begins with. `region`: its name. */
export function defaultsScreen(lang: Lang, personal: Personal, region: string | null): Screen {
  const { weeklyBudget } = personal
  const isSet = region !== null || weeklyBudget !== null
  return {
    text: [
      lang.t('settings-defaults-title'),
      lang.t('settings-defaults-region', { region: region ?? 'none' }),
      lang.t('settings-defaults-budget', {
        budget: weeklyBudget === null ? 'none' : lang.number(weeklyBudget),
      }),
      '',
      lang.t('settings-defaults-about'),
    ].join('\n'),
    keyboard: [
      [
        { text: lang.t('button-defaults-enter'), data: actions.enterDefaults({}) },
        ...(isSet
          ? [{ text: lang.t('button-defaults-clear'), data: actions.clearDefaults({}) }]
          : []),
      ],
      [back(lang)],
    ],
  }
}

function back(lang: Lang): Button {
  return { text: lang.t('button-back'), data: openSettings({}) }
}
