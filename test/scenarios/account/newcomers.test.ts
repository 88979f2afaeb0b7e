import { expect, test } from 'vitest'
import { createPerson } from '#sandbox/telegram/person.ts'
import { openShop } from '#test/support/app.ts'

/** Somebody whose Telegram speaks German writes for the first time. */
async function greeting(env: Record<string, string>, seen: string): Promise<string> {
  const { sandbox } = await openShop({
    env,
    accounts: 0,
    roles: ['bot', 'worker'],
    parts: ['runs'],
  })
  const jan = await createPerson({
    ...{ url: sandbox.url, id: 700_001, firstName: 'Jan', locale: 'de', timeoutMs: 60_000 },
  })
  await jan.say('/start')
  const screen = await jan.sees(seen)
  await jan.close()
  return screen
}

test('a newcomer who speaks neither language is greeted in the operator’s', async () => {
  expect(await greeting({ DEFAULT_LOCALE: 'ru' }, 'Jan, это Прилавок')).toContain('[📣 Кампании]')
  expect(await greeting({ DEFAULT_LOCALE: 'en' }, 'this is Prilavok')).toContain('[📣 Campaigns]')
})
