import { randomUUID } from 'node:crypto'
import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { credentials, invites } from '#desks/account/schema.ts'
import { fingerprint } from '#desks/campaigns/chat/screens/parts.ts'
import { campaignGroups, campaignMinusWords, campaigns } from '#desks/campaigns/schema.ts'
import { USUAL_RULES } from '#desks/stock/channels/rules.ts'
import { channelAccounts, listings } from '#desks/stock/channels/schema.ts'
import { WHOLE } from '#desks/stock/chat/products/view.ts'
import { stockIssues } from '#desks/stock/issues/schema.ts'
import {
  balances,
  movements,
  operations,
  products,
  stockWarehouses,
} from '#desks/stock/ledger/schema.ts'
import { supplyDrafts, supplyReminders } from '#desks/supplies/drafts/schema.ts'
import { transferRules } from '#desks/supplies/redistribution/rules/schema.ts'
import { transferOrders, transferPlans } from '#desks/supplies/redistribution/schema.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import type { Action } from '#telegram/action.ts'
import { wizardStates } from '#telegram/forms/schema.ts'
import { workspaceGroups } from '#telegram/groups/schema.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { openSeller, type Seller } from '../seller.ts'
import { KOLEDINO, makeMonitor } from '../supplies/monitor.ts'

const shop = await openShop()
const { wb, day, db } = shop

/** Anna with one of everything: key, session, monitors, a slot in her hands, runs, a campaign to review, a product in stock, a link, a wizard under way. */
async function furnish(): Promise<Seller> {
  const anna = await openCampaigner(shop)
  await anna.connect()
  await anna.logIn()
  const preorder = await anna.preorder(KOLEDINO)
  await makeMonitor(anna, { mode: 'hand-over', preorder })
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(4), coefficient: 1 })
  await anna.gets('осталось забронировать')
  await anna.say('/keys')
  await anna.tap('↻ Проверить всё')
  await anna.gets('Проверено')
  await anna.make({ name: 'Тайная кампания' })
  await anna.gets('Проверьте их')
  await anna.say('/stock')
  await anna.tap('➕ Товар')
  await anna.say('Тайная кружка')
  await anna.say('SECRET-MUG')
  await anna.tap('Пропустить')
  await anna.say('7')
  await anna.tap('✓ Добавить')
  await anna.sees('✅ Новый товар')
  await sellOnline(anna)
  await prepareSupply(anna)
  await bindGroup(anna)
  await moveStock(anna)
  await anna.say('/settings')
  await anna.tap('👥 Команда')
  await anna.sees('👥 Команда')
  await anna.tap('➕ Менеджер')
  await anna.sees('Ссылка для менеджера')
  await anna.say('/supplies')
  await anna.tap(/Новый монитор/)
  await anna.sees('шаг 1 из 5')
  return anna
}

/** A channel that waits for her to compare it, an offer of her product, a question about it. */
async function sellOnline(anna: Seller): Promise<void> {
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, anna.id))
  const workspaceId = own?.id ?? ''
  const [product] = await db.select().from(products).where(eq(products.workspaceId, workspaceId))
  const [accountId, issueId] = [randomUUID(), randomUUID()]
  const at = new Date(shop.clock.now())
  await db.insert(channelAccounts).values({
    ...{
      id: accountId,
      workspaceId,
      service: 'wix',
      credentialId: randomUUID(),
      rules: USUAL_RULES,
    },
    ...{ accountKey: 'secret-site', name: 'Тайный сайт', nextSyncAt: at, createdAt: at },
  })
  await db.insert(listings).values({
    ...{ id: randomUUID(), accountId, remoteId: 'secret-offer', sku: 'SECRET-MUG', name: 'Тайная' },
    ...{ state: 'active', link: 'linked', productId: product?.id ?? null, seenAt: at },
  })
  await db.insert(stockIssues).values({
    ...{ id: issueId, alertId: issueId, workspaceId, accountId, kind: 'drift', detail: {} },
    ...{ subject: 'secret-offer', productId: product?.id ?? null, firstAt: at, lastAt: at },
  })
}

/** A move between WB's warehouses that waits for her, and a request of it that got no answer. */
async function moveStock(anna: Seller): Promise<void> {
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, anna.id))
  const workspaceId = own?.id ?? ''
  const [at, later] = [0, 30].map((days) => new Date(shop.clock.now() + days * 86_400_000))
  if (!at || !later) throw new Error('no moments')
  const route = {
    ...{ workspaceId, accountKey: anna.sid, nmId: 1, chrtId: 2, sourceId: KOLEDINO },
    ...{ targetId: 206_348, createdAt: at, windowAt: later },
  }
  const planId = randomUUID()
  await db.insert(transferPlans).values({
    ...{ ...route, id: planId, userId: anna.id, chatId: anna.id, number: 1, title: 'Тайная' },
    ...{ sizeName: '50', sourceName: 'Коледино', targetName: 'Тула', quantity: 20 },
    ...{ executor: 'hand-over', status: 'waiting', dueAt: later, untilAt: later },
  })
  await db.insert(transferRules).values({
    ...{ workspaceId, accountKey: anna.sid, nmId: 1, sourceId: KOLEDINO, targetId: 206_348 },
    ...{ id: randomUUID(), userId: anna.id, chatId: anna.id, title: 'Тайная', sizeName: '50' },
    ...{ sourceName: 'Коледино', targetName: 'Тула', keep: 20, lot: 10, executor: 'hand-over' },
    ...{ status: 'active', lookAt: later, createdAt: at },
  })
  await db.insert(transferOrders).values({
    ...{ ...route, id: randomUUID(), planId, units: 20, executor: 'shifts', status: 'unknown' },
  })
}

/** A draft of goods, and the wish to be reminded. */
async function prepareSupply(anna: Seller): Promise<void> {
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, anna.id))
  const whose = { workspaceId: own?.id ?? '', userId: anna.id, chatId: anna.id }
  const createdAt = new Date(shop.clock.now())
  await db.insert(supplyDrafts).values({
    ...{ ...whose, id: randomUUID(), credentialId: randomUUID(), accountKey: 'secret-account' },
    ...{ goods: [{ sku: '2040000000017', quantity: 4 }], status: 'made', createdAt },
  })
  await db.insert(supplyReminders).values({ ...whose, daysBefore: 0, checkAt: createdAt })
}

/** A group that her alerts go to. */
async function bindGroup(anna: Seller): Promise<void> {
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, anna.id))
  await db.insert(workspaceGroups).values({
    ...{ workspaceId: own?.id ?? '', chatId: -77, title: 'Тайная группа', bot: 'bot' },
    ...{ boundBy: anna.id, boundAt: new Date(shop.clock.now()) },
  })
}

/** Every action of the product; `definedActions` would name those of other test files of this process too. */
async function actionsOfProduct(): Promise<Action[]> {
  const files = await Array.fromAsync(glob('src/**/actions.ts'))
  const modules = await Promise.all(files.map((file) => import(resolve(file))))
  return modules
    .flatMap((module) => Object.values(module))
    .filter((one): one is Action => typeof one === 'function' && 'parse' in one)
    .filter(({ name }) => !ELSEWHERE.test(name))
}

/** Pressed in tests of their own. */
const ELSEWHERE = /^(i[a-z]?|adm)\./

/** Everything that is Anna's, as the database has it. */
async function belongings(anna: Seller) {
  const [user] = await db.select().from(users).where(eq(users.id, anna.id))
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, anna.id))
  const id = own?.id ?? ''
  const made = db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.workspaceId, id))
  return {
    locale: user?.locale,
    zone: user?.timeZone,
    quiet: [user?.quietFrom, user?.quietTo],
    workspace: own,
    monitors: (await db.select().from(monitors).where(eq(monitors.workspaceId, id))).map(
      ({ updatedAt: _touched, ...monitor }) => monitor,
    ),
    // Our own looks at the official list go on meanwhile.
    bookings: await db
      .select({ id: bookings.id, status: bookings.status, reason: bookings.reason })
      .from(bookings)
      .where(eq(bookings.workspaceId, id)),
    transfers: await db.select().from(transferPlans).where(eq(transferPlans.workspaceId, id)),
    rules: await db.select().from(transferRules).where(eq(transferRules.workspaceId, id)),
    requests: await db.select().from(transferOrders).where(eq(transferOrders.workspaceId, id)),
    keys: await db.select().from(credentials).where(eq(credentials.workspaceId, id)),
    runs: await db.select().from(runs).where(eq(runs.workspaceId, id)),
    invites: await db.select().from(invites).where(eq(invites.workspaceId, id)),
    members: await db.select().from(members).where(eq(members.workspaceId, id)),
    campaigns: await db.select().from(campaigns).where(eq(campaigns.workspaceId, id)),
    groups: await db.select().from(campaignGroups).where(inArray(campaignGroups.campaignId, made)),
    minusWords: await db
      .select()
      .from(campaignMinusWords)
      .where(inArray(campaignMinusWords.campaignId, made)),
    products: await db.select().from(products).where(eq(products.workspaceId, id)),
    warehouses: await db.select().from(stockWarehouses).where(eq(stockWarehouses.workspaceId, id)),
    operations: await db.select().from(operations).where(eq(operations.workspaceId, id)),
    channels: await db.select().from(channelAccounts).where(eq(channelAccounts.workspaceId, id)),
    listings: await db.select().from(listings),
    groupsBound: await db.select().from(workspaceGroups).where(eq(workspaceGroups.workspaceId, id)),
    drafts: await db.select().from(supplyDrafts).where(eq(supplyDrafts.workspaceId, id)),
    reminders: await db.select().from(supplyReminders).where(eq(supplyReminders.workspaceId, id)),
    issues: await db.select().from(stockIssues).where(eq(stockIssues.workspaceId, id)),
    stock: [await db.select().from(balances), await db.select().from(movements)],
    wizard: await db.select().from(wizardStates).where(eq(wizardStates.chatId, anna.id)),
  }
}

/** Values for whatever parameters an action has; the same names mean other things here and there. */
function dataOf(action: Action, id: string, anna: Seller, tag: string, phrase: string): string {
  const tomorrow = day(1)
  const bag: Record<string, unknown> = {
    ...{ id, booking: id, userId: anna.id, tag, page: 0, index: 9, field: 0, offset: 0 },
    ...{ service: 'wb', share: 'off', locale: 'en', role: 'viewer', value: 'box', on: '1' },
    ...{ how: 'new', of: 'week', from: 0, to: 0, which: 'daily', is: 'off', level: 'all' },
    ...{ group: id, into: id, phrase, word: phrase, ad: 0, min: 1 },
    ...{ status: 'active', days: '7', what: 'xlsx' },
    ...{ view: WHOLE, kind: 'sale', theme: 'dark' },
    ...{ product: id, kinds: 'all', person: 0, plan: 'seller' },
    ...{ listing: id, minutes: 15, base: '1', key: id, link: id, run: id, at: 0 },
    operation: id,
    to: 'list',
    ...BY_ACTION[action.name],
    ...(action.name === 'cmp.m' ? { from: id } : {}),
    // A warehouse is nobody's; whose monitor it was opened from is.
    ...(action.name.startsWith('supl.')
      ? { from: id, warehouse: 1, type: 'box', day: tomorrow, how: 'watch', theme: 'light' }
      : {}),
    ...(/^supl\.(fig|figpic|tries)$/.test(action.name)
      ? { monitor: id, days: '7', filter: 'all' }
      : {}),
    ...(action.name === 'w.days' ? { from: tomorrow, to: tomorrow } : {}),
    ...(action.name === 'w.cal'
      ? { state: { month: tomorrow.slice(0, 7), from: '', to: '' } }
      : {}),
  }
  return (action as unknown as (values: unknown) => string)(bag)
}
const BY_ACTION: Readonly<Record<string, object>> = {
  's.ef': { field: 'name' },
  'a.addf': { from: 'imports' },
  'a.enterf': { from: 'imports' },
  'sc.do': { what: 'ours' },
  'supr.say': { what: 'there' },
  'sc.log': { status: 'all' },
  'sc.orders': { what: 'all' },
  'supq.open': { id: 51_000_001 },
  'supq.remind': { days: 1 },
  'w.nav': { to: 'next' },
  'w.bulk': { how: 'all' },
  'w.find': { how: 'clear' },
  'w.tick': { id: KOLEDINO },
}

/** Each at the pace that the bot bears, while Anna’s time goes by at a third of it. */
const STRANGERS = 3
const unhurried = {
  ...shop,
  clock: { advance: (ms: number) => shop.clock.advance(Math.ceil(ms / STRANGERS)) },
}

async function openStranger(): Promise<Seller> {
  const emma = await openSeller(unhurried, 'en')
  await emma.say('/start')
  await emma.sees('Emma, this is Prilavok')
  return emma
}

test('a stranger who presses every button of the bot with another’s ids sees and changes nothing', async () => {
  const anna = await furnish()
  const strangers = await Promise.all(Array.from({ length: STRANGERS }, openStranger))
  const [emma] = strangers
  if (!emma) throw new Error('no stranger')
  const before = await belongings(anna)
  const tag = anna
    .messages()
    .flatMap(({ keyboard }) => keyboard.flat())
    .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
    .find((data) => data.startsWith('1.w.page'))
    ?.split('.')[3]
  const ids = [
    before.workspace?.id,
    ...[before.monitors, before.bookings, before.keys, before.runs, before.invites].map(
      ([row]) => row?.id,
    ),
    ...[before.campaigns, before.groups].map(([row]) => row?.id),
  ]
  const stockIds = [
    before.workspace?.id,
    ...[before.products, before.warehouses, before.operations].map(([row]) => row?.id),
  ]
  // The clock goes on with each press, and what Anna holds in her hands must not run out meanwhile.
  const channelIds = [
    ...[before.products, before.channels, before.listings, before.issues, before.operations],
    before.runs,
  ].map(([row]) => row?.id)
  const transferIds = [before.transfers, before.requests].map(([row]) => row?.id)
  const ruleIds = [before.workspace?.id, before.transfers[0]?.id, before.rules[0]?.id]
  const draftIds = [before.workspace?.id, before.drafts[0]?.id]
  const baseIds = [before.workspace?.id, before.keys[0]?.id]
  const idsFor = ({ name }: Action) => {
    if (name.startsWith('sc.')) return channelIds
    if (name.startsWith('sb.')) return baseIds
    if (name.startsWith('supr.')) return transferIds
    if (name.startsWith('supu.')) return ruleIds
    if (name.startsWith('supd.')) return draftIds
    return name.startsWith('s.') ? stockIds : ids
  }
  const phrase = fingerprint(before.groups[0]?.phrases[0]?.text ?? '')
  expect(tag).toMatch(/^\w/)
  expect(
    [ids, stockIds, channelIds, transferIds, ruleIds, baseIds, draftIds].flat().every(Boolean),
  ).toBe(true)
  const secrets = [
    `Shop ${anna.id}`,
    'Анна',
    'Коледино',
    'Тайн',
    String(anna.id),
    ...before.keys.map((k) => k.mask),
  ]

  const actions = await actionsOfProduct()
  expect(actions.length).toBeGreaterThan(80)
  let pressed = 0
  for (const action of actions) {
    for (const id of idsFor(action)) {
      const data = dataOf(action, id ?? '', anna, tag ?? '', phrase)
      expect(action.parse(data), data).toBeDefined()
      const person = strangers[pressed % STRANGERS] ?? emma
      const toast = await person.press(person.lastMessage()?.id ?? 0, data)
      pressed += 1
      const shown = [toast.text, ...person.messages().map(({ text }) => text), person.screen()]
      for (const secret of secrets) expect(shown.join('\n'), data).not.toContain(secret)
    }
  }
  expect(pressed).toBe(actions.reduce((sum, action) => sum + idsFor(action).length, 0))
  await emma.say('/start inv_nonsense')
  await emma.sees('no such invitation')
  expect(await belongings(anna)).toEqual(before)
  // The wizard of Anna goes on where it was.
  await anna.tap('☐ Казань')
  await anna.sees('1️⃣ Казань')
})
