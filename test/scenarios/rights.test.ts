import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { campaigns } from '#desks/campaigns/schema.ts'
import { importFinds } from '#desks/imports/finds/schema.ts'
import { importShops } from '#desks/imports/shops/schema.ts'
import { USUAL_RULES } from '#desks/imports/shops/usual.ts'
import { products, stockWarehouses } from '#desks/stock/ledger/schema.ts'
import { monitors } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import { hasRole } from '#telegram/identity/authority.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { dataFor, productActions } from './buttons.ts'
import { openSeller, type Seller } from './seller.ts'

const shop = await openShop({ accounts: 0 })
const { db } = shop
const NEED = { manager: 'Это может менеджер или владелец', owner: 'Это может только владелец' }

const [owner, manager, viewer, former, stranger, blocked] = await Promise.all(
  Array.from({ length: 6 }, () => openSeller(shop)),
)
const people = [owner, manager, viewer, former, stranger, blocked].filter(
  (one) => one !== undefined,
)
for (const person of people) {
  await person.say('/start')
  await person.sees('Прилавок')
}
const [mine] = await db
  .select()
  .from(workspaces)
  .where(eq(workspaces.ownerId, owner?.id ?? 0))
const workspaceId = mine?.id ?? ''
const ids = await furnish()
await seatAll()
const actions = await productActions()
const table = shop.rights()

/** One thing of each kind in the owner's shop; nothing in it changes by itself. */
async function furnish() {
  const at = new Date(shop.clock.now())
  const made = {
    ...{ key: randomUUID(), monitor: randomUUID(), run: randomUUID(), campaign: randomUUID() },
    ...{ product: randomUUID(), warehouse: randomUUID(), shop: randomUUID(), find: randomUUID() },
  }
  const by = { workspaceId, userId: owner?.id ?? 0 }
  await db.insert(credentials).values({
    ...{ id: made.key, workspaceId, service: 'wildberries', accountKey: 'sid', fingerprint: 'f' },
    ...{ name: 'Ключ', mask: '…', secret: new Uint8Array(9), keyVersion: 1, facts: {} },
    ...{ status: 'invalid', addedBy: by.userId },
  })
  await db.insert(monitors).values({
    ...{ id: made.monitor, ...by, chatId: by.userId, warehouseIds: [507], supplyType: 'box' },
    ...{ leadDays: 1, maxCoefficient: 0, mode: 'notify', target: 1, status: 'paused' },
  })
  await db.insert(runs).values({
    ...{ id: made.run, ...by, kind: 'account.check', status: 'failed', createdAt: at },
    ...{ input: { workspaceId, occasion: 'asked' }, finishedAt: at },
  })
  await db.execute(sql`insert into ${campaigns} (id, workspace_id, created_by, name, brief)
    values (${made.campaign}, ${workspaceId}, ${by.userId}, 'c', '{}')`)
  await db.insert(products).values({
    ...{
      id: made.product,
      workspaceId,
      name: 'Кружка',
      sku: 'MUG',
      search: 'кружка',
      createdBy: by.userId,
      createdAt: at,
      updatedAt: at,
    },
  })
  await db
    .insert(stockWarehouses)
    .values({ id: made.warehouse, workspaceId, name: 'Склад', createdAt: at })
  await db.insert(importShops).values({
    ...{ id: made.shop, workspaceId, credentialId: made.key, accountKey: 'a', name: 'S' },
    ...{ url: 'https://shop.example', currency: 'RUB', rules: USUAL_RULES, createdAt: at },
  })
  await db.insert(importFinds).values({
    ...{ id: made.find, ...by, total: 0, createdAt: at, usedAt: at },
    find: { text: 'x' } as never,
  })
  return made
}

/** Whose ids an action is likely to carry, by its first word. */
const ID_OF: Readonly<Record<string, keyof Awaited<ReturnType<typeof furnish>>>> = {
  ...{ a: 'key', r: 'run', s: 'product', sc: 'product', sb: 'key', cmp: 'campaign', c: 'campaign' },
  ...{ sup: 'monitor', m: 'monitor', i: 'find', is: 'shop', ip: 'shop', ib: 'shop', ir: 'find' },
}

async function seatAll() {
  for (const [person, role] of [
    [manager, 'manager'],
    [viewer, 'viewer'],
    [former, 'manager'],
  ] as const) {
    if (!person) throw new Error('nobody')
    await db.insert(members).values({ workspaceId, userId: person.id, role })
    await db.update(users).set({ workspaceId }).where(eq(users.id, person.id))
  }
  await db.execute(
    sql`delete from members where user_id = ${former?.id ?? 0} and workspace_id = ${workspaceId}`,
  )
  await db
    .update(users)
    .set({ blockedAt: new Date(0) })
    .where(eq(users.id, blocked?.id ?? 0))
}

/** Every row that names the shop, of every table there is. */
async function belongings(): Promise<Record<string, unknown>> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'workspace_id' and table_name not in ('users', 'outbox')`,
  )
  const all: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await db.execute(
      sql`select to_jsonb(t) as row from ${sql.identifier(name)} t
          where workspace_id = ${workspaceId} order by 1`,
    )
    if (rows.length > 0) all[name] = rows
  }
  return all
}

async function press(person: Seller | undefined, name: string): Promise<string> {
  const action = actions.find((one) => one.name === name)
  if (!person || !action) throw new Error(`no action ${name}`)
  const kind = ID_OF[name.split('.')[0] ?? '']
  const data = dataFor(action, kind ? ids[kind] : workspaceId)
  return (await person.press(person.lastMessage()?.id ?? 0, data)).text
}

const actionsIn = table.filter(({ kind }) => kind === 'action')

test('the table names every action, command, link, form and run of the product', () => {
  const names = actionsIn.map(({ name }) => name)
  expect(actions.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([])
  const count = (kind: string) => table.filter((right) => right.kind === kind).length
  for (const kind of ['command', 'link', 'form', 'run']) expect(count(kind)).toBeGreaterThan(0)
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
  const before = await belongings()
  expect(Object.keys(before).length).toBeGreaterThan(8)
  const beyond = actionsIn.filter((right) => !hasRole(role, right.role))
  expect(beyond.length).toBeGreaterThan(5)
  for (const right of beyond) {
    const said = await press(person, right.name)
    // On a busy machine a tap is answered, without words, before its turn has come.
    expect([NEED[right.role as 'owner'], ''], right.name).toContain(said)
  }
  for (const { name, role: lowest } of table.filter(({ kind }) => kind === 'command')) {
    if (hasRole(role, lowest)) continue
    await person?.say(`/${name}`)
    await person?.sees(NEED[lowest as 'owner'])
  }
  expect(await belongings()).toEqual(before)
})

test('viewer: whatever the role reaches changes nothing in the shop', async () => {
  const before = await belongings()
  for (const { name } of actionsIn.filter(({ role }) => role === 'viewer')) {
    // Leaving is the viewer's own to do.
    if (name === 't.left') continue
    const said = await press(viewer, name)
    expect(`${name}: ${said}`).not.toMatch(/Это может/)
  }
  expect(await belongings()).toEqual(before)
})

test.each([
  ['ex-member', former],
  ['stranger', stranger],
] as const)('%s: reaches nothing of the shop with any button', async (_who, person) => {
  const before = await belongings()
  for (const { name } of actionsIn) await press(person, name)
  expect(await belongings()).toEqual(before)
  const seen = person?.messages().map(({ text }) => text)
  expect(seen?.join('\n')).not.toMatch(/Кружка|shop\.example/)
})

test('blocked: hears once that the door is closed, and no button or command does anything', async () => {
  await blocked?.say('/menu')
  await blocked?.sees('Доступ к боту для вас закрыт')
  const said = () => blocked?.messages().filter(({ fromBot }) => fromBot).length
  const before = { rows: await belongings(), said: said() }
  await Promise.all(actionsIn.map(({ name }) => press(blocked, name)))
  for (const { name } of table.filter(({ kind }) => kind === 'command'))
    await blocked?.say(`/${name}`)
  // Updates of one chat are handled in order: this one is behind all of them.
  expect(await press(blocked, 'home.open')).toBe('')
  expect({ rows: await belongings(), said: said() }).toEqual(before)
})
