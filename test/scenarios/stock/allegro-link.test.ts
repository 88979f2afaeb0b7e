import { expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from '../seller.ts'
import { openTime } from '../time.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['stock', 'runs'] })
const time = openTime(shop)
const allegro = createServiceController(`${shop.sandbox.url}/services/allegro`)

const rowsOf = async (login: string) =>
  (await shop.db.select().from(credentials)).filter(({ facts }) => facts.login === login)

/** Opens the card with the link; resolves with the code on it. */
async function begin(seller: Seller): Promise<string> {
  await seller.say('/keys')
  await seller.tap(/^➕/)
  await seller.tap('🧡 Allegro')
  const card = await seller.gets(/(Код|Code): \w{9}/)
  return /(?:Код|Code): (\w{9})/.exec(card.text)?.[1] ?? ''
}

const answer = (code: string, login: string, isAllowed = true) =>
  allegro.command('consent', { code, login, isAllowed })

const until = (seller: Seller, text: string | RegExp) =>
  time.until(() => seller.all(text).at(-1), { what: `${text}` })

test('an account is linked by the link on the card, however often the button was pressed', async () => {
  const anna = await openSeller(shop)
  const code = await begin(anna)
  const cards = anna.all(code)
  expect(cards).toHaveLength(1)
  const [link] = (cards[0]?.keyboard ?? []).flat()
  expect(link).toMatchObject({ text: '🔗 Разрешить доступ' })
  expect(JSON.stringify(link)).toContain(`code=${code}`)
  expect(cards[0]?.text).not.toContain('Продолжим сами')
  // A second press shows no second code.
  expect(await begin(anna)).toBe(code)
  await answer(code, 'orlova-pl')
  const done = await until(anna, 'Allegro подключён')
  expect(done.text).toContain('orlova-pl')
  expect(await rowsOf('orlova-pl')).toMatchObject([
    { service: 'allegro', status: 'active', name: 'orlova-pl' },
  ])
  await anna.tap('🔑 Открыть ключ')
  await anna.tap('↻ Проверить')
  expect(anna.toasts().at(-1)?.text).toBe('Ключ работает')
})

test('it goes on after a restart, and a seller who says no, or nothing, is told so', async () => {
  const emma = await openSeller(shop, 'en')
  const refused = await begin(emma)
  await shop.restart()
  await answer(refused, 'orlova-pl', false)
  await until(emma, 'you gave no access')
  const late = await begin(emma)
  expect(late).not.toBe(refused)
  await time.pass(3_600_000)
  await until(emma, 'the code has expired')
  const code = await begin(emma)
  await shop.restart()
  await answer(code, 'kubki-pl')
  await until(emma, 'Allegro connected')
  expect(await rowsOf('kubki-pl')).toHaveLength(1)
})

test('an account that was disconnected is the same key again once it is linked anew', async () => {
  const anna = await openSeller(shop)
  await answer(await begin(anna), 'ceramika-pl')
  await until(anna, 'Allegro подключён')
  const [before] = await rowsOf('ceramika-pl')
  await allegro.command('revoke', { login: 'ceramika-pl' })
  await anna.tap('🔑 Открыть ключ')
  await anna.tap('↻ Проверить')
  await anna.sees('не принимает ключ')
  const [notice] = [await until(anna, 'больше не принимает')]
  expect(notice.text).toContain('ceramika-pl')
  const code = await begin(anna)
  await answer(code, 'ceramika-pl')
  await time.until(async () => (await rowsOf('ceramika-pl'))[0]?.status === 'active')
  expect((await rowsOf('ceramika-pl')).map(({ id }) => id)).toEqual([before?.id])
})

test('no token and no device code stands in the log', () => {
  const logged = shop.logged.join('\n')
  expect(logged).toContain('allegro')
  expect(logged).not.toMatch(/dvc_[\w-]{10}/)
  expect(logged).not.toMatch(/eyJhbGciOi[\w-]{5}/)
})

test('without an application of the operator the service is not offered', async () => {
  const env = { ALLEGRO_CLIENT_ID: '', ALLEGRO_CLIENT_SECRET: '' }
  const bare = await openShop({
    accounts: 0,
    roles: ['bot', 'worker'],
    env,
    parts: ['stock', 'runs'],
  })
  const anna = await openSeller(bare)
  await anna.say('/keys')
  await anna.tap('➕ Добавить ключ')
  await anna.sees('К какому сервису?')
  expect(anna.rows().flat()).not.toContain('🧡 Allegro')
})
