import { defineAction, param } from '#telegram/action.ts'

/** What the choice was asked for. */
const PLACES = ['list', 'quotas', 'move', 'rule'] as const
export type CabinetPlace = (typeof PLACES)[number]

export const askCabinet = defineAction('supc', 'ask', { to: param.oneOf(...PLACES) })
export const useCabinet = defineAction('supc', 'use', {
  id: param.id,
  to: param.oneOf(...PLACES),
})
