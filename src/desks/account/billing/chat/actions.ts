import { defineAction, param } from '#telegram/action.ts'
import { PLAN_NAMES } from '../plans.ts'

const plan = param.oneOf(...PLAN_NAMES)

/** Every button of plans and payments. The first keeps the name it had before plans could be paid for. */
export const openPlan = defineAction('a', 'plan', {})
export const openOffer = defineAction('bill', 'offer', { plan })
export const payOnce = defineAction('bill', 'once', { plan })
export const openPayments = defineAction('bill', 'list', {})
export const askStop = defineAction('bill', 'ask', {})
export const stopRenewal = defineAction('bill', 'stop', { id: param.id })
export const allowRenewal = defineAction('bill', 'allow', { id: param.id })
export const enterPromo = defineAction('bill', 'promo', {})
export const openReferral = defineAction('bill', 'ref', {})
export const askSupport = defineAction('bill', 'help', {})
