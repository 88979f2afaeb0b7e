import { expect, test } from 'vitest'
import { type RenewalEvent, renewalAfter } from '#desks/account/billing/payments/renewal.ts'

/** From → what happens → what it is then; '–' stands for what cannot happen. */
const TABLE = [
  ['none', 'paid', 'on'],
  ['none', 'canceled', '–'],
  ['on', 'paid', 'on'],
  ['on', 'canceled', 'off'],
  ['on', 'stopped', 'stopped'],
  ['on', 'allowed', '–'],
  ['off', 'active', 'on'],
  ['off', 'stopped', 'stopped'],
  ['stopped', 'paid', '–'],
  ['stopped', 'allowed', 'allowed'],
  ['stopped', 'active', 'on'],
  ['allowed', 'active', 'on'],
  ['allowed', 'stopped', 'stopped'],
  ['on', 'superseded', 'over'],
  ['over', 'active', '–'],
  ['over', 'paid', '–'],
  ['what is not known', 'paid', '–'],
] as const

test.each(TABLE)('a renewal that is %s, %s: %s', (from, event, to) => {
  expect(renewalAfter(from, event satisfies RenewalEvent) ?? '–').toBe(to)
})
