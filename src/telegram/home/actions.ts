import { defineAction } from '../action.ts'

/** The home screen, reachable from everywhere. */
export const openHome = defineAction('home', 'open', {})
