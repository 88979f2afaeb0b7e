import { defineAction, param } from '#telegram/action.ts'
import { SERVICE_WORDS } from './services.ts'

/** Every button of the screens of keys. */
export const openKeys = defineAction('a', 'keys', {})
/** A page of the list, counted from 0. */
export const pageKeys = defineAction('a', 'page', { page: param.int })
export const openKey = defineAction('a', 'key', { id: param.id })
export const chooseService = defineAction('a', 'new', {})
export const addKey = defineAction('a', 'add', { service: param.oneOf(...SERVICE_WORDS) })
export const enterKey = defineAction('a', 'enter', { service: param.oneOf(...SERVICE_WORDS) })
/** Screens of other desks that lead here, and Back to which leads there. */
export const ORIGINS = ['channels', 'base', 'imports'] as const
export type Origin = (typeof ORIGINS)[number]
const from = { service: param.oneOf(...SERVICE_WORDS), from: param.oneOf(...ORIGINS) }
export const addKeyFrom = defineAction('a', 'addf', from)
export const enterKeyFrom = defineAction('a', 'enterf', from)
export const testKey = defineAction('a', 'test', { id: param.id })
export const testAll = defineAction('a', 'all', {})
export const renameKey = defineAction('a', 'name', { id: param.id })
export const defaultKey = defineAction('a', 'main', { id: param.id })
export const shareKey = defineAction('a', 'share', {
  id: param.id,
  share: param.oneOf('on', 'off'),
})
export const askRemoveKey = defineAction('a', 'ask', { id: param.id })
export const removeKey = defineAction('a', 'del', { id: param.id })
