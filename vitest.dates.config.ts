import { defineConfig } from 'vitest/config'
import everything from './vitest.config.ts'

/** What meets days. Tables over MOMENTS are the same whenever they run, so only cheap ones are here, for the zone's sake. */
const files = [
  // How days are written, read, chosen and told.
  'test/platform/texts/formats.test.ts',
  'test/telegram/{calendar,input}/*.test.ts',
  'test/telegram/forms/steps.test.ts',
  'test/telegram/outbox/{notice,quiet}.test.ts',
  // What ends, is renewed or comes round.
  'test/app/retention.test.ts',
  'test/runs/{card,schedules}.test.ts',
  'test/desks/account/keys/{expiry,screens}.test.ts',
  'test/desks/account/team/{screens,team}.test.ts',
  'test/desks/campaigns/chat/{cards,history,runs,screens}.test.ts',
  // Slots and preorders, from Wildberries' tables to the message.
  'test/integrations/wildberries/*.test.ts',
  'test/sandbox/{wildberries,yandex}/*.test.ts',
  'test/desks/supplies/**/!(crash).test.ts',
  // All of it at once.
  'test/scenarios/{day,supplies/booking,supplies/feed,account/keys}.test.ts',
  'test/browser/day.test.ts',
]

export default defineConfig({ test: { ...everything.test, include: files } })
