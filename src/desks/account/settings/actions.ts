import { defineAction, param } from '#telegram/action.ts'

/** Every button of the settings. */
export const openSettings = defineAction('a', 'set', {})
export const chooseLocale = defineAction('a', 'lang', { locale: param.oneOf('ru', 'en') })
export const openZones = defineAction('a', 'zones', {})
export const chooseZone = defineAction('a', 'zone', { index: param.int })
export const openQuiet = defineAction('a', 'quiet', {})
export const chooseQuiet = defineAction('a', 'hush', { from: param.int, to: param.int })
