import { createPerson, type Person } from '#sandbox/telegram/person.ts'
import type { Shop } from '#test/support/app.ts'

/** Ids for ADMIN_IDS of shops whose admins act. */
export const ADMIN = 900_001
export const SECOND_ADMIN = 900_002

/** An admin at the phone; thinks as long as the bot's pace asks for. */
export async function openAdmin(
  shop: Pick<Shop, 'sandbox' | 'clock'>,
  { id = ADMIN, locale = 'ru' as 'ru' | 'en' } = {},
): Promise<Person> {
  const person = await createPerson({
    url: shop.sandbox.url,
    ...{ id, locale, firstName: locale === 'ru' ? 'Ольга' : 'Olivia', timeoutMs: 60_000 },
  })
  const think = () => shop.clock.advance(500)
  return {
    ...person,
    say: async (text) => {
      think()
      return person.say(text)
    },
    tap: async (label, options) => {
      think()
      return person.tap(label, options)
    },
    press: async (messageId, data) => {
      think()
      return person.press(messageId, data)
    },
  }
}
