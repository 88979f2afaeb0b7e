import type { Sandbox } from '#sandbox/server.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'

/** Seller accounts of the operator: with this many the feed is looked at once a second. */
const OPERATOR_ACCOUNTS = 11
const OPERATOR_KEY_DAYS = 180

/** Tokens of played sellers who let the operator look for everybody. The same sellers after a restart. */
export function operatorKeys({ wildberries, clock }: Sandbox): string[] {
  return Array.from({ length: OPERATOR_ACCOUNTS }, (_, index) => {
    const number = String(index + 1).padStart(12, '0')
    const sid = `0be7a707-0000-4000-8000-${number}`
    wildberries.world.addSeller({ sid, name: `Оператор ${index + 1}` })
    const nowMs = clock.now()
    return makeToken({ sid, type: 'personal', expiresInDays: OPERATOR_KEY_DAYS, nowMs })
  })
}
