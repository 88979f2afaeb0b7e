/**
 * States of a plan.
 *
 * - `waiting`: for its window, or inside one for a quota.
 * - `sending`: a request of it may be on its way at any moment.
 * - `checking`: the request went out and what became of it is looked up.
 * - `handed`: the seller has the link and acts.
 * - `done`: pieces went. `ended`: given up with nothing moved. `cancelled`: the seller did not want it any more.
 */
export const PLAN_STATES = [
  'waiting',
  'sending',
  'checking',
  'handed',
  'done',
  'ended',
  'cancelled',
] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Every step that may ever happen; a change that is not here is a defect. */
const PLAN_STEPS: Readonly<Record<PlanState, readonly PlanState[]>> = {
  // 'waiting': for another window.
  waiting: ['waiting', 'sending', 'handed', 'done', 'ended', 'cancelled'],
  sending: ['waiting', 'checking', 'handed', 'done', 'ended', 'cancelled'],
  checking: ['waiting', 'done', 'ended', 'cancelled'],
  handed: ['waiting', 'done', 'ended', 'cancelled'],
  done: [],
  ended: [],
  cancelled: [],
}

/**
 * States of one request.
 *
 * - `committing`: may be on its way at any moment.
 * - `accepted`: the seller account said yes, its effect was not seen yet.
 * - `unknown`: it went out and nobody knows what came of it.
 * - `confirmed`: seen to be done, or the seller says so. `refused`: certainly not done. `lost`: looked up, not done.
 */
export const ORDER_STATES = [
  'committing',
  'accepted',
  'unknown',
  'confirmed',
  'refused',
  'lost',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

const ORDER_STEPS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  committing: ['accepted', 'unknown', 'refused'],
  accepted: ['confirmed', 'lost'],
  // 'accepted': the answer arrived after a successor had given up on it.
  unknown: ['accepted', 'confirmed', 'lost'],
  confirmed: [],
  refused: [],
  lost: [],
}

export const canPlanMove = (from: PlanState, to: PlanState) => PLAN_STEPS[from].includes(to)
export const canOrderMove = (from: OrderState, to: OrderState) => ORDER_STEPS[from].includes(to)

/** States a row may be in for a change to `to`: the condition of the update that makes it. */
export const planSources = (to: PlanState) => PLAN_STATES.filter((from) => canPlanMove(from, to))
export const orderSources = (to: OrderState) =>
  ORDER_STATES.filter((from) => canOrderMove(from, to))

/** Plans that go on. */
export const OPEN_PLANS = [
  'waiting',
  'sending',
  'checking',
  'handed',
] as const satisfies readonly PlanState[]

/** Requests that are, or may turn out to be, done: their size may not go to the target again for a while. */
export const COUNTED_ORDERS = [
  'committing',
  'unknown',
  'accepted',
  'confirmed',
] as const satisfies readonly OrderState[]

/** Why a plan waits or how it ended; a text of each. */
export const PLAN_REASONS = [
  /** Quotas are closed or used up, at the source or the target. */
  'source-closed',
  'target-closed',
  /** A quota is open and smaller than a lot, or than the whole where parts are not wanted. */
  'quota-small',
  'no-stock',
  /** The seller account does not offer this target for the size. */
  'not-offered',
  /** The size went to this target less than three days ago. */
  'cooldown',
  /** The same product is on its way on this route, by another request. */
  'in-process',
  'refused',
  /** The paid option is off. */
  'option',
  'no-session',
  'session',
  'captcha',
  /** It was sent and nothing came of it. */
  'not-done',
  /** The seller did not say that it was sent. */
  'not-taken',
  /** The service did not answer. */
  'away',
  /** What is left is smaller than a lot. */
  'below-lot',
  'expired',
  'declined',
] as const
export type PlanReason = (typeof PLAN_REASONS)[number]
