import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shortenId } from '#core/ids.ts'
import { createPerson, type Person } from '#sandbox/telegram/person.ts'
import type { Action } from '#telegram/action.ts'
import type { Role } from '#telegram/context.ts'
import { hasRole } from '#telegram/identity/authority.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { ADMIN } from '../admin/admins.ts'
import { dataFor, productActions } from './buttons.ts'
import { adminRows, belongings, furnish } from './furnished.ts'

const env = { ADMIN_IDS: String(ADMIN) }
const shop = await openShop({ accounts: 0, roles: ['bot'], env, patienceMs: 600 })
const { db } = shop
const NEED = { manager: 'Это может менеджер или владелец', owner: 'Это может только владелец' }
const OLD_BUTTON = 'Экран устарел, вот свежее меню'
/** What somebody hears who may not do what they asked for. */
const REFUSED = /Это может|доступ только для просмотра|нет доступа к этому магазину/

let lastId = 310_000
const [owner, manager, viewer, former, stranger, blocked, admin] = await Promise.all([
  ...[arrive('Анна'), arrive('Мария'), arrive('Вера'), arrive('Фёдор'), arrive('Семён')],
  ...[arrive('Борис'), arrive('Ольга', ADMIN)],
] as const)

async function arrive(firstName: string, id?: number): Promise<Person> {
  lastId += 1
  const { url } = shop.sandbox
  const about = { id: id ?? lastId, firstName, locale: 'ru', timeoutMs: 60_000 }
  const person = await createPerson({ url, ...about })
  await person.say('/start')
  await person.sees('Прилавок')
  return person
}

const [mine] = await db.select().from(workspaces).where(eq(workspaces.ownerId, owner.id))
const workspaceId = mine?.id ?? ''
const ids = await furnish(shop, { workspaceId, userId: owner.id })
await seatAll()
const actions = await productActions()
const table = shop.rights()

/** Whose ids an action is likely to carry, by its first word. */
const ID_OF: Readonly<Record<string, keyof typeof ids>> = {
  ...{ a: 'key', r: 'run', s: 'product', sc: 'product', sb: 'key', cmp: 'campaign', c: 'campaign' },
  ...{ sup: 'monitor', m: 'monitor', i: 'find', is: 'shop', ip: 'shop', ib: 'shop', ir: 'find' },
}

async function seatAll() {
  for (const [person, role] of [
    [manager, 'manager'],
    [viewer, 'viewer'],
    [former, 'manager'],
  ] as const) {
    await db.insert(members).values({ workspaceId, userId: person.id, role })
    await db.update(users).set({ workspaceId }).where(eq(users.id, person.id))
  }
  await db.execute(
    sql`delete from members where user_id = ${former.id} and workspace_id = ${workspaceId}`,
  )
  await db
    .update(users)
    .set({ blockedAt: new Date(0) })
    .where(eq(users.id, blocked.id))
}

/** A person's burst that the bot's pace allows, and what it takes to be allowed the next one, ms. */
const BURST = 15
const BREATH_MS = 10_000
/** A busy bot answers a tap without words when its turn comes late: what was refused is asked again. */
const TRIES = 8

/** Presses all of these, so many at a time; what was said to each. */
async function pressAll(
  person: Person,
  names: readonly string[],
  atOnce = BURST,
): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  const rest = names.map((name) => actions.find((one) => one.name === name))
  while (rest.length > 0) {
    shop.clock.advance(BREATH_MS)
    const burst = rest.splice(0, atOnce).filter((one) => one !== undefined)
    const messageId = person.lastMessage()?.id ?? 0
    await Promise.all(
      burst.map(async (action) => {
        said.set(action.name, (await person.press(messageId, dataInShop(action))).text)
      }),
    )
    await handled(person)
  }
  return said
}

/** A tap may be answered while it waits: whatever was asked is done when nothing of the chat is pending. */
const handled = (person: Person) =>
  waitFor(
    async () =>
      (await db.$count(inbox, and(eq(inbox.lane, person.id), eq(inbox.status, 'pending')))) === 0,
    { what: `all of ${person.id} handled` },
  )

/** The words with which each of these was refused: what was answered without words is pressed again, by itself. */
async function refusals(person: Person, names: readonly string[]): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (let tries = 0; said.size < names.length && tries < TRIES; tries += 1) {
    const open = names.filter((name) => !said.has(name))
    const answers = await pressAll(person, open, tries === 0 ? BURST : 1)
    for (const [name, words] of answers) if (words) said.set(name, words)
  }
  return said
}

function dataInShop(action: Action): string {
  const kind = ID_OF[action.name.split('.')[0] ?? '']
  return dataFor(action, kind ? ids[kind] : workspaceId)
}

/** Whether a press of it says what of the shop it is about. */
function isNaming(name: string): boolean {
  const action = actions.find((one) => one.name === name)
  const known = [workspaceId, ...Object.values(ids)].map(shortenId)
  return action !== undefined && known.some((id) => dataInShop(action).includes(id))
}

/** Sends every command of the shop that the role does not reach. */
async function refusedCommands(person: Person, role: Role): Promise<void> {
  for (const { name, role: lowest } of table.filter(({ kind }) => kind === 'command')) {
    if (hasRole(role, lowest)) continue
    shop.clock.advance(BREATH_MS)
    await person.say(`/${name}`)
    await person.sees(NEED[lowest as 'owner'])
  }
}

/** Updates that no person is to blame for, and people who were not heard. */
const failures = () => shop.logged.filter((line) => /"msg":"update failed"|chat\.flood/.test(line))
const unauthorised = () =>
  shop.logged.filter((line) => /"code":"(authority\.|admin\.not)/.test(line))
const seenBy = (person: Person) =>
  person
    .messages()
    .filter(({ fromBot }) => fromBot)
    .map(({ text }) => text)
    .join('\n')

const actionsIn = table.filter(({ kind }) => kind === 'action')
const inShop = actionsIn.filter(({ isForAdmins }) => !isForAdmins).map(({ name }) => name)
const forAdmins = actionsIn.filter(({ isForAdmins }) => isForAdmins).map(({ name }) => name)

test('the table names every action, command, link, form and run of the product', () => {
  const names = actionsIn.map(({ name }) => name)
  expect(actions.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([])
  const count = (kind: string) => table.filter((right) => right.kind === kind).length
  for (const kind of ['command', 'link', 'form', 'run']) expect(count(kind)).toBeGreaterThan(0)
  expect(forAdmins.length).toBeGreaterThan(30)
  // Whatever fills in a form or begins a run changes something: viewers only look, but make shops of their own.
  // Admins of the installation are no role of a shop: their desk asks by itself.
  const forViewers = table.filter(
    ({ kind, name, role }) => /form|run/.test(kind) && role === 'viewer' && !/^admin/.test(name),
  )
  expect(forViewers.map(({ name }) => name).sort()).toEqual(FOR_VIEWERS)
})

/** Forms about the person, not about the shop; searches that are the person's own. */
const FOR_VIEWERS = [
  ...['account-defaults', 'billing-promo', 'billing-support'],
  ...['imports-search', 'stock-search', 'workspace-new'],
]

test.each([
  ['manager', manager],
  ['viewer', viewer],
] as const)('%s: what the role does not reach is refused with who may', async (role, person) => {
  const before = await belongings(db, workspaceId)
  expect(Object.keys(before).length).toBeGreaterThan(8)
  const beyond = actionsIn.filter((right) => !hasRole(role, right.role))
  expect(beyond.length).toBeGreaterThan(5)
  const said = await refusals(
    person,
    beyond.map(({ name }) => name),
  )
  for (const right of beyond)
    expect(said.get(right.name), right.name).toBe(NEED[right.role as 'owner'])
  await refusedCommands(person, role)
  expect(await belongings(db, workspaceId)).toEqual(before)
})

test('viewer: whatever the role reaches changes nothing in the shop', async () => {
  const before = await belongings(db, workspaceId)
  // Leaving is the viewer's own to do.
  const reached = actionsIn.filter(({ name, role }) => role === 'viewer' && name !== 't.left')
  const said = await pressAll(
    viewer,
    reached.map(({ name }) => name),
  )
  expect([...said.values()].filter((words) => REFUSED.test(words))).toEqual([])
  expect(await belongings(db, workspaceId)).toEqual(before)
})

test('ex-member, stranger and an admin of the installation reach nothing of the shop with any button', async () => {
  const before = await belongings(db, workspaceId)
  // Who never was in it reaches it only by naming something of it; of an ex-member the bot may remember more.
  const naming = inShop.filter((name) => isNaming(name))
  expect(naming.length).toBeGreaterThan(50)
  await Promise.all([
    pressAll(former, inShop),
    ...[stranger, admin].map((person) => pressAll(person, naming)),
  ])
  expect(await belongings(db, workspaceId)).toEqual(before)
  for (const person of [former, stranger, admin])
    expect(seenBy(person)).not.toMatch(/Кружка|shop\.example/)
})

test('what is for admins is an unknown button for the owner of a shop, and answered for an admin', async () => {
  // As if the owner had been an admin before the last start.
  await db.update(users).set({ isAdmin: true }).where(eq(users.id, owner.id))
  const before = await adminRows(db)
  const said = await refusals(owner, forAdmins)
  for (const name of forAdmins) expect(said.get(name), name).toBe(OLD_BUTTON)
  await owner.say('/admin')
  await owner.sees('Команды /admin нет')
  expect(seenBy(owner)).not.toMatch(/Ольга|🧭/)
  expect(await adminRows(db)).toEqual(before)

  const logged = unauthorised().length
  const answers = await pressAll(admin, forAdmins)
  expect([...answers].filter(([, words]) => words === OLD_BUTTON)).toEqual([])
  await admin.say('/admin')
  await admin.sees('🧭 Админ')
  expect(unauthorised()).toHaveLength(logged)
})

test('blocked: hears once that the door is closed, and no button or command does anything', async () => {
  await blocked.say('/menu')
  await blocked.sees('Доступ к боту для вас закрыт')
  const said = () => blocked.messages().filter(({ fromBot }) => fromBot).length
  const before = { rows: await belongings(db, workspaceId), said: said() }
  await Promise.all(
    actions.map((action) => blocked.press(blocked.lastMessage()?.id ?? 0, dataInShop(action))),
  )
  for (const { name } of table.filter(({ kind }) => kind === 'command'))
    await blocked.say(`/${name}`)
  await handled(blocked)
  expect({ rows: await belongings(db, workspaceId), said: said() }).toEqual(before)
})

test('owner: nothing of the shop is refused', async () => {
  const logged = unauthorised().length
  // What gives the shop or the account away comes last.
  const endings = ['t.left', 'accw.give', 'accd.end']
  const first = inShop.filter((name) => !endings.includes(name))
  const said = await pressAll(owner, [...first, ...endings])
  expect([...said].filter(([, words]) => REFUSED.test(words))).toEqual([])
  expect(unauthorised().slice(logged)).toEqual([])
})

test('nobody was too fast to be heard, and no press failed', () => {
  expect(failures()).toEqual([])
})
