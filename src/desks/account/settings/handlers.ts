import type { Lang, Locale } from '#platform/texts/lang.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Chrome } from '../keys/screens.ts'
import {
  chooseLocale,
  chooseQuiet,
  chooseZone,
  openQuiet,
  openSettings,
  openZones,
} from './actions.ts'
import { quietScreen, type SettingsView, settingsScreen, zonesScreen } from './screens.ts'
import { ZONES } from './zones.ts'

/** What the settings change about a person; kept by the surface. */
export interface People {
  setLocale(userId: number, locale: Locale): Promise<void>
  setTimeZone(userId: number, timeZone: string): Promise<void>
  /** Whole hours in the person's zone; nulls switch quiet hours off. */
  setQuietHours(userId: number, from: number | null, to: number | null): Promise<void>
  quietHours(userId: number): Promise<Omit<SettingsView, 'level'>>
  notifyLevel(userId: number): Promise<SettingsView['level']>
}

export interface SettingsDeps {
  readonly people: People
  readonly langFor: (locale: Locale, timeZone: string) => Lang
  readonly chrome: Chrome
}

/** Language, time zone and quiet hours. */
export function createSettingsHandlers(desk: Desk, deps: SettingsDeps) {
  const { people, chrome } = deps

  const showSettings = async (ctx: ChatContext, lang: Lang = ctx.lang): Promise<void> => {
    const { id } = ctx.user
    const view = { ...(await people.quietHours(id)), level: await people.notifyLevel(id) }
    await ctx.show(settingsScreen(lang, view, ctx.clock.now(), chrome))
  }

  desk.tap(openSettings, (ctx) => showSettings(ctx))
  desk.tap(chooseLocale, async (ctx, { locale }) => {
    await people.setLocale(ctx.user.id, locale)
    await showSettings(ctx, deps.langFor(locale, ctx.lang.timeZone))
  })
  desk.tap(openZones, (ctx) => ctx.show(zonesScreen(ctx.lang, ctx.clock.now())))
  desk.tap(chooseZone, async (ctx, { index }) => {
    const zone = ZONES[index] ?? ctx.lang.timeZone
    await people.setTimeZone(ctx.user.id, zone)
    await showSettings(ctx, deps.langFor(ctx.lang.locale, zone))
  })
  desk.tap(openQuiet, async (ctx) =>
    ctx.show(quietScreen(ctx.lang, await people.quietHours(ctx.user.id))),
  )
  desk.tap(chooseQuiet, async (ctx, { from, to }) => {
    const isOff = from === to || !isHour(from) || !isHour(to)
    await people.setQuietHours(ctx.user.id, isOff ? null : from, isOff ? null : to)
    await showSettings(ctx)
  })

  return { showSettings }
}

function isHour(value: number): boolean {
  return value >= 0 && value <= 23
}
