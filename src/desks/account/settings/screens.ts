import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openPlan } from '../billing/chat/actions.ts'
import { openData } from '../data/actions.ts'
import type { Chrome } from '../keys/screens.ts'
import { openDefaults, openDigests, openSounds } from '../personal/actions.ts'
import { openTeam } from '../team/actions.ts'
import { openWorkspaces } from '../workspaces/actions.ts'
import {
  chooseLocale,
  chooseQuiet,
  chooseZone,
  openQuiet,
  openSettings,
  openZones,
} from './actions.ts'
import { offsetLabel, ZONES } from './zones.ts'

/** Quiet hours on offer, from and to; equal hours mean none. */
const QUIET_CHOICES = [
  [22, 8],
  [23, 8],
  [23, 9],
  [0, 8],
  [0, 10],
  [21, 7],
] as const

interface QuietHours {
  readonly quietFrom: number | null
  readonly quietTo: number | null
}

export interface SettingsView extends QuietHours {
  /** Which messages make a sound. */
  readonly level: 'all' | 'important' | 'loud'
}

export function settingsScreen(
  lang: Lang,
  view: SettingsView,
  nowMs: number,
  chrome: Chrome,
): Screen {
  const zone = zoneName(lang, lang.timeZone)
  return {
    text: [
      lang.t('settings-title'),
      lang.t('settings-locale', { locale: lang.locale }),
      lang.t('settings-zone', { zone: `${zone}, ${offsetLabel(lang.timeZone, nowMs)}` }),
      lang.t('settings-now', { time: lang.time(nowMs) }),
      view.quietFrom === null || view.quietTo === null
        ? lang.t('settings-quiet-off')
        : lang.t('settings-quiet', { from: hour(view.quietFrom), to: hour(view.quietTo) }),
      lang.t('settings-level', { level: view.level }),
    ].join('\n'),
    keyboard: [
      [
        { text: 'Русский', data: chooseLocale({ locale: 'ru' }) },
        { text: 'English', data: chooseLocale({ locale: 'en' }) },
      ],
      [
        { text: lang.t('button-zone'), data: openZones({}) },
        { text: lang.t('button-quiet'), data: openQuiet({}) },
      ],
      [
        { text: lang.t('button-sounds'), data: openSounds({}) },
        { text: lang.t('button-digests'), data: openDigests({}) },
      ],
      [
        { text: lang.t('button-defaults'), data: openDefaults({}) },
        { text: lang.t('button-data'), data: openData({}) },
      ],
      [
        { text: lang.t('button-team'), data: openTeam({ page: 0 }) },
        { text: lang.t('button-workspaces'), data: openWorkspaces({ page: 0 }) },
      ],
      [
        { text: lang.t('button-menu-plan'), data: openPlan({}) },
        { text: lang.t('button-home'), data: chrome.homeData },
      ],
    ],
  }
}

export function zonesScreen(lang: Lang, nowMs: number): Screen {
  const buttons = ZONES.map((zone, index) => ({
    text: `${lang.t('zone-name', { index })} ${offsetLabel(zone, nowMs)}`,
    data: chooseZone({ index }),
  }))
  return {
    text: lang.t('settings-zone-ask'),
    keyboard: [...inRows(buttons, 2), [settingsBack(lang)]],
  }
}

export function quietScreen(lang: Lang, { quietFrom, quietTo }: QuietHours): Screen {
  const buttons = QUIET_CHOICES.map(([from, to]) => ({
    text: `${hour(from)}–${hour(to)}`,
    data: chooseQuiet({ from, to }),
  }))
  return {
    text: lang.t('settings-quiet-ask', {
      hours:
        quietFrom === null || quietTo === null ? 'none' : `${hour(quietFrom)}–${hour(quietTo)}`,
    }),
    keyboard: [
      ...inRows(buttons, 3),
      [{ text: lang.t('button-quiet-off'), data: chooseQuiet({ from: 0, to: 0 }) }],
      [settingsBack(lang)],
    ],
  }
}

/** `21:00`. */
function hour(value: number): string {
  return `${String(value).padStart(2, '0')}:00`
}

function zoneName(lang: Lang, zone: string): string {
  const index = (ZONES as readonly string[]).indexOf(zone)
  return index < 0 ? zone : lang.t('zone-name', { index })
}

function settingsBack(lang: Lang): Button {
  return { text: lang.t('button-back'), data: openSettings({}) }
}
