import { defineAction, param } from '#telegram/action.ts'

/** Buttons of what people choose for themselves. */
export const openSounds = defineAction('accs', 'loud', {})
export const chooseSounds = defineAction('accs', 'level', {
  level: param.oneOf('all', 'important', 'loud'),
})
export const openDigests = defineAction('accs', 'digest', {})
export const switchDigest = defineAction('accs', 'put', {
  which: param.oneOf('daily', 'weekly'),
  is: param.oneOf('on', 'off'),
})
export const openDefaults = defineAction('accs', 'new', {})
export const enterDefaults = defineAction('accs', 'enter', {})
export const clearDefaults = defineAction('accs', 'clear', {})
