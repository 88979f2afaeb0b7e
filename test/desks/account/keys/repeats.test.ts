import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { connectForm } from '#desks/account/keys/forms.ts'
import { createKeyHandlers } from '#desks/account/keys/handlers.ts'
import { credentials } from '#desks/account/schema.ts'
import { Desk } from '#telegram/desk.ts'
import { watchStatements } from '#test/support/statements.ts'
import { ru } from '#test/telegram/input/langs.ts'
import { type Arrival, type KillCase, moments, openStepwise } from '#test/telegram/stepwise.ts'
import { openKeyShop, WHO } from './key-shop.ts'

const statements = watchStatements()
const ADDED = 'Ключ подключён'
const CODE = ru.t('button-key-code')
const PROVE = ru.t('button-key-prove')
type Shop = Awaited<ReturnType<typeof openKeyShop>>

/** Keys of one service behind the real bot. */
async function open() {
  const desk = new Desk('keys').slash({
    name: 'enter',
    handle: (ctx) => ctx.startForm('key-connect', { word: 'wb' }),
  })
  const made: Shop[] = []
  const stepwise = await openStepwise(statements, [desk], async ({ database }) => {
    const shop = await openKeyShop({ db: database.db, service: 'wildberries' })
    const { keys } = shop
    const handlers = createKeyHandlers(desk, {
      ...{ keys, users: { count: async () => 0 }, maxKeys: 5, cabinetAllowed: false },
      ...{ chrome: { homeData: '' }, sheetsEmail: '', nextStep: () => undefined },
      origin: () => ({ text: '', data: '' }),
      ...{ checkAll: async () => {}, checkLater: async () => {}, linkAccount: async () => {} },
    })
    desk.secrets.push(handlers.takeSecret)
    desk.forms.push(connectForm({ keys, ...handlers }))
    made.push(shop)
  })
  const [shop] = made
  if (!shop) throw new Error('no shop')
  return { ...stepwise, shop }
}

const paste = (person: Arrival) => person.say(`shop:a${person.id}:word`)
const stored = async ({ db }: Shop, { id }: Arrival) =>
  (await db.select().from(credentials).where(eq(credentials.addedBy, id)))[0]

interface Case extends Omit<KillCase, 'way'> {
  readonly way: (person: Arrival, shop: Shop) => Promise<void>
}
const cases: readonly Case[] = [
  { what: 'a pasted key', way: async () => {}, act: paste },
  {
    what: 'a key typed in the form',
    way: (person) => person.does(person.say('/enter')),
    act: paste,
  },
  {
    what: 'a key pasted again after it stopped working',
    async way(person, shop) {
      await person.does(paste(person))
      await shop.keys.refused((await stored(shop, person))?.id ?? '', 'shop.no')
    },
    act: paste,
  },
  {
    what: 'the tap that shows whose a sheet is',
    async way(person, shop) {
      await person.does(person.say(`shop:open${person.id}:word`))
      shop.shop.putIn((await stored(shop, person))?.facts.proofCode)
    },
    act: (person) => person.tap(PROVE),
  },
]

test.each(
  cases.flatMap((one, index) =>
    moments.slice(index === 0 ? 0 : 1).map((moment) => ({ ...one, moment })),
  ),
)(
  '$what, the process killed at any statement $moment, then the update again: the answer of the first time',
  async ({ way, act, moment }) => {
    const { shop, killEverywhere } = await open()
    const seen = new Set<string>()
    const one = { act, way: (person: Arrival) => way(person, shop) }
    await killEverywhere(moment, one, async (person) => {
      const { id, messages } = person
      seen.add(person.screen().replaceAll(String(id), 'N'))
      expect(messages().some(({ text }) => text.includes(':word'))).toBe(false)
      const rows = await shop.db.select().from(credentials).where(eq(credentials.addedBy, id))
      expect(rows).toMatchObject([{ status: 'active' }])
    })
    expect([...seen]).toEqual([expect.stringContaining(ADDED)])
  },
)

test.each(moments)(
  'a code, the process killed at any statement %s: bought and stored, or the way to another at hand',
  async (moment) => {
    const { shop, killEverywhere } = await open()
    const lost: number[] = []
    let last = 0
    const one = { way: async () => {}, act: (person: Arrival) => person.say(`code:c${person.id}`) }
    await killEverywhere(moment, one, async (person, at) => {
      last = at
      const key = await stored(shop, person)
      if (key) expect(person.screen()).toContain(ADDED)
      else expect(person.screen()).toContain(`[${CODE}]`)
      if (!key) lost.push(at)
      else expect(key).toMatchObject({ status: 'active', name: `Shop c${person.id}` })
    })
    // Only what dies in the one transaction that stores it is lost; the test that follows is not.
    expect(lost.length).toBeLessThanOrEqual(8)
    expect(last - (lost.at(-1) ?? 0)).toBeGreaterThan(8)
  },
)

test('a code whose answer is lost, or that is used up, is refused with the way to another one', async () => {
  const { keys, shop } = await openKeyShop()
  const LINK = 'https://shop.example/allow'
  shop.deaf(true)
  expect(await keys.add(WHO, 'shop', 'code:anna', 1)).toEqual({
    ...{ kind: 'rejected', messageKey: 'key-code-lost', link: LINK },
  })
  shop.deaf(false)
  expect(await keys.add(WHO, 'shop', 'code:anna', 1)).toEqual({
    ...{ kind: 'rejected', messageKey: 'key-bad-google-code', link: LINK },
  })
})

test('what a code bought is kept while the service is silent, and not when it is refused', async () => {
  const { keys, shop } = await openKeyShop()
  shop.down(true)
  expect(await keys.add(WHO, 'shop', 'code:anna', 1)).toMatchObject({ kind: 'unchecked' })
  shop.down(false)
  expect(await keys.add(WHO, 'shop', 'code:anna', 1)).toMatchObject({
    ...{ kind: 'added', key: { name: 'Shop anna' } },
  })
  shop.refuse('boris:bought')
  expect(await keys.add(WHO, 'shop', 'code:boris', 2)).toEqual({
    ...{ kind: 'rejected', messageKey: 'key-bad-refused' },
  })
  expect(await keys.list(WHO.workspaceId)).toHaveLength(1)
})
