import type { Lang, Locale } from '#platform/texts/lang.ts'
import type { ActionHandler } from '#telegram/desk.ts'
import { on } from '#telegram/desk.ts'
import type { Turn } from '#telegram/turn.ts'
import {
  chooseLocale,
  chooseQuiet,
  chooseZone,
  openPlan,
  openQuiet,
  openSettings,
  openZones,
} from '../actions.ts'
import type { Allowance } from '../allowance.ts'
import type { Chrome } from '../keys/screens.ts'
import type { Spending, SpendingLeft } from '../spending.ts'
import { quietScreen, type SettingsView, settingsScreen, zonesScreen } from './screens.ts'
import { ZONES } from './zones.ts'

/** What the settings change about a person; kept by the surface. */
export interface People {
  setLocale(userId: number, locale: Locale): Promise<void>
  setTimeZone(userId: number, timeZone: string): Promise<void>
  /** Whole hours in the person's zone; nulls switch quiet hours off. */
  setQuietHours(userId: number, from: number | null, to: number | null): Promise<void>
  quietHours(userId: number): Promise<SettingsView>
}

export interface SettingsDeps {
  readonly people: People
  readonly langFor: (locale: Locale, timeZone: string) => Lang
  readonly allowance: Allowance
  /** Absent when the operator pays for nothing. */
  readonly spending: Pick<Spending, 'left'> | undefined
  readonly chrome: Chrome
}

/** Language, time zone, quiet hours and the plan. */
export function createSettingsHandlers(deps: SettingsDeps) {
  const { people, chrome } = deps

  const showSettings = async (turn: Turn, lang: Lang = turn.lang): Promise<void> => {
    const view = await people.quietHours(turn.user.id)
    await turn.show(settingsScreen(lang, view, turn.clock.now(), chrome))
  }

  const showPlan = async (turn: Turn): Promise<void> => {
    const left = await deps.allowance.left(turn.workspace.id)
    const total = deps.allowance.freeCatches
    const { lang } = turn
    const catches = lang.t(left > 0 ? 'plan-trial' : 'plan-used-up', { left, total })
    const spending = await deps.spending?.left(turn.user.id)
    await turn.show({
      text: spending ? `${catches}\n\n${spendingText(lang, spending)}` : catches,
      keyboard: [[{ text: turn.lang.t('button-home'), data: chrome.homeData }]],
    })
  }

  const handlers: readonly ActionHandler[] = [
    on(openSettings, (turn) => showSettings(turn)),
    on(chooseLocale, async (turn, { locale }) => {
      await people.setLocale(turn.user.id, locale)
      await showSettings(turn, deps.langFor(locale, turn.lang.timeZone))
    }),
    on(openZones, (turn) => turn.show(zonesScreen(turn.lang, turn.clock.now()))),
    on(chooseZone, async (turn, { index }) => {
      const zone = ZONES[index] ?? turn.lang.timeZone
      await people.setTimeZone(turn.user.id, zone)
      await showSettings(turn, deps.langFor(turn.lang.locale, zone))
    }),
    on(openQuiet, (turn) => turn.show(quietScreen(turn.lang))),
    on(chooseQuiet, async (turn, { from, to }) => {
      const isOff = from === to || !isHour(from) || !isHour(to)
      await people.setQuietHours(turn.user.id, isOff ? null : from, isOff ? null : to)
      await showSettings(turn)
    }),
    on(openPlan, showPlan),
  ]

  return { handlers, showSettings, showPlan }
}

const MICROS = 1_000_000

function spendingText(lang: Lang, { calls, micros, freeAt }: SpendingLeft): string {
  const vars = { calls, dollars: lang.number(Math.floor(micros / (MICROS / 100)) / 100) }
  const isUsed = calls === 0 || micros === 0
  return lang.t(isUsed ? 'plan-spent' : 'plan-spending', { ...vars, time: lang.dateTime(freeAt) })
}

function isHour(value: number): boolean {
  return value >= 0 && value <= 23
}
