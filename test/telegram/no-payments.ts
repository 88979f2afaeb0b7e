import type { Payments } from '#telegram/bot/middlewares/payments.ts'

/** Where nobody pays. */
export const NO_PAYMENTS: Payments = {
  check: async () => ({ ok: false, messageKey: 'billing-refused-unknown' }),
  paid: async () => {},
  refunded: async () => {},
  subscription: async () => {},
}
