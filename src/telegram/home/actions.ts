import { defineAction, param } from '../action.ts'

/** The home screen, reachable from everywhere. */
export const openHome = defineAction('home', 'open', {})
/** What a desk says of itself; '' for all of it. */
export const openHelp = defineAction('home', 'help', { topic: param.word })
