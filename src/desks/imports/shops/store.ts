import { and, asc, eq, inArray } from 'drizzle-orm'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type NamedKey, SEO_PLUGINS, type ShopFacts } from '../ports.ts'
import { importShops } from './schema.ts'
import { USUAL_RULES } from './usual.ts'

export type ShopRow = typeof importShops.$inferSelect
type Connection = Database | Transaction

/** The row of a key's shop: made when the key is first seen, given the key when it is another; what was set up stays. */
export async function followKey(
  db: Connection,
  workspaceId: string,
  { credentialId, accountKey, name, facts }: NamedKey,
  now: number,
): Promise<ShopRow> {
  const textOf = (fact: string, otherwise: string) =>
    typeof facts[fact] === 'string' ? facts[fact] : otherwise
  const [row] = await db
    .insert(importShops)
    .values({
      id: idFrom(`import-shop:${workspaceId}:${accountKey}`),
      ...{ workspaceId, credentialId, accountKey, name },
      url: textOf('url', `https://${accountKey}`),
      currency: textOf('currency', ''),
      seo: SEO_PLUGINS.find((plugin) => plugin === facts.seo) ?? null,
      rules: USUAL_RULES,
      createdAt: new Date(now),
    })
    .onConflictDoUpdate({
      target: [importShops.workspaceId, importShops.accountKey],
      set: { credentialId, name },
    })
    .returning()
  if (!row) throw new Error('a shop was neither made nor found')
  return row
}

const ofWorkspace = (workspaceId: string, id: string) =>
  and(eq(importShops.id, id), eq(importShops.workspaceId, workspaceId))

export async function findShop(
  db: Connection,
  workspaceId: string,
  id: string,
): Promise<ShopRow | undefined> {
  const [row] = await db.select().from(importShops).where(ofWorkspace(workspaceId, id))
  return row
}

/** As {@link findShop}, held until the transaction ends: nobody else sets it up meanwhile. */
export async function lockShop(
  tx: Transaction,
  workspaceId: string,
  id: string,
): Promise<ShopRow | undefined> {
  const wanted = ofWorkspace(workspaceId, id)
  const [row] = await tx.select().from(importShops).where(wanted).for('no key update')
  return row
}

/** The first connected first. */
export function listShops(
  db: Connection,
  workspaceId: string,
  ids: readonly string[],
): Promise<ShopRow[]> {
  return db
    .select()
    .from(importShops)
    .where(and(eq(importShops.workspaceId, workspaceId), inArray(importShops.id, [...ids])))
    .orderBy(asc(importShops.createdAt), asc(importShops.id))
}

/** Rows of one shop, whosever they are: two sellers may fill it. */
export async function rowsOfShop(db: Connection, accountKey: string): Promise<string[]> {
  const rows = await db
    .select({ id: importShops.id })
    .from(importShops)
    .where(eq(importShops.accountKey, accountKey))
  return rows.map(({ id }) => id)
}

export async function changeShop(
  db: Connection,
  id: string,
  values: Partial<Omit<ShopRow, 'id' | 'workspaceId'>>,
): Promise<void> {
  await db.update(importShops).set(values).where(eq(importShops.id, id))
}

export const keepFacts = (db: Connection, id: string, { url, currency, seo }: ShopFacts) =>
  changeShop(db, id, { url, currency, seo })
