import { and, asc, count, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import type { BaseDetails, BaseProduct } from '../ports.ts'
import { plainOf } from './plain.ts'
import { baseLinks, baseProducts, type LinkedWarehouse } from './schema.ts'

export type BaseLink = typeof baseLinks.$inferSelect
export type BaseRow = typeof baseProducts.$inferSelect

/** Which catalogue of which key, and which of its warehouses count. */
export interface Chosen {
  readonly workspaceId: string
  readonly credentialId: string
  readonly name: string
  readonly inventoryId: number
  readonly inventoryName: string
  readonly warehouses: readonly LinkedWarehouse[]
}

/** One a key: chosen again, it is another catalogue's. */
export async function keepLink(db: Database, chosen: Chosen, now: number): Promise<string> {
  const { workspaceId, credentialId, warehouses, inventoryId } = chosen
  const id = idFrom(`base:${workspaceId}:${credentialId}`)
  const { name, inventoryName } = chosen
  const isOther = sql`${baseLinks.inventoryId} <> excluded.inventory_id`
  await db
    .insert(baseLinks)
    .values({ ...chosen, id, createdAt: new Date(now) })
    .onConflictDoUpdate({
      target: baseLinks.id,
      set: {
        ...{ name, inventoryId, inventoryName, warehouses },
        // Our numbers were meant for the other catalogue's warehouse.
        pushTo: sql`case when ${isOther} then null else ${baseLinks.pushTo} end`,
        importedAt: sql`case when ${isOther} then null else ${baseLinks.importedAt} end`,
      },
    })
  return id
}

export async function findLink(
  on: Database | Transaction,
  workspaceId: string,
  id: string,
): Promise<BaseLink | undefined> {
  const [found] = await on
    .select()
    .from(baseLinks)
    .where(and(eq(baseLinks.id, id), eq(baseLinks.workspaceId, workspaceId)))
  return found
}

export function listLinks(db: Database, workspaceId: string): Promise<BaseLink[]> {
  return db.select().from(baseLinks).where(eq(baseLinks.workspaceId, workspaceId))
}

/** A page as it was read; read again, it is the same. */
export async function keepPage(
  db: Database,
  of: { readonly linkId: string; readonly runId: string },
  items: readonly BaseProduct[],
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ id: baseId, parentId, name, sku, ean, stock }) => ({
    ...{ ...of, baseId, parentId, name, sku, ean, stock },
  }))
  await db
    .insert(baseProducts)
    .values(rows)
    .onConflictDoUpdate({
      target: [baseProducts.linkId, baseProducts.baseId],
      set: {
        runId: sql`excluded.run_id`,
        parentId: sql`excluded.parent_id`,
        name: sql`excluded.name`,
        sku: sql`excluded.sku`,
        ean: sql`excluded.ean`,
        stock: sql`excluded.stock`,
        hasDetails: false,
      },
    })
}

/** Ids whose details are asked for: a variant's stand with its parent. */
export async function idsOf(db: Database, linkId: string, runId: string): Promise<string[]> {
  const rows = await db
    .select({ id: baseProducts.baseId })
    .from(baseProducts)
    .where(and(isOf(linkId, runId), sql`${baseProducts.parentId} is null`))
    .orderBy(asc(baseProducts.baseId))
  return rows.map(({ id }) => id)
}

export async function keepDetails(
  db: Database,
  linkId: string,
  details: readonly BaseDetails[],
): Promise<void> {
  const rows = details.map(({ id, description, attributes, pictureUrls, bundle }) => ({
    ...{ id, attributes, bundle, description: plainOf(description) },
    picture: pictureUrls[0] ?? null,
  }))
  await db.execute(sql`
    update ${baseProducts} set description = d.description, attributes = d.attributes, bundle = d.bundle,
      picture_url = d.picture, has_details = true
    from jsonb_to_recordset(${toJson(rows)}::text::jsonb)
      as d(id text, description text, attributes jsonb, bundle jsonb, picture text)
    where ${baseProducts.linkId} = ${linkId} and ${baseProducts.baseId} = d.id`)
}

/** What an earlier run saw and this one did not is no longer there. */
export async function forgetOthers(db: Database, linkId: string, runId: string): Promise<void> {
  await db
    .delete(baseProducts)
    .where(and(eq(baseProducts.linkId, linkId), ne(baseProducts.runId, runId)))
}

export async function countRows(db: Database, linkId: string, runId: string): Promise<number> {
  const [found] = await db.select({ rows: count() }).from(baseProducts).where(isOf(linkId, runId))
  return found?.rows ?? 0
}

/** The catalogue as a run read it, oldest product first. */
export function readRows(db: Database, linkId: string, runId: string): Promise<BaseRow[]> {
  return db
    .select()
    .from(baseProducts)
    .where(isOf(linkId, runId))
    .orderBy(sql`length(${baseProducts.baseId})`, asc(baseProducts.baseId))
}

/** Which products of ours they are, by Base's id. */
export async function keepProducts(
  db: Database,
  linkId: string,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  await db.execute(sql`
    update ${baseProducts} set product_id = k.product_id,
      pushed = case when ${baseProducts.productId} = k.product_id then ${baseProducts.pushed} end
    from unnest(${sql.param([...known.keys()])}::text[], ${sql.param([...known.values()])}::uuid[])
      as k(base_id, product_id)
    where ${baseProducts.linkId} = ${linkId} and ${baseProducts.baseId} = k.base_id`)
}

/** Products that Base and we both have. */
export function countShared(db: Database, linkId: string): Promise<number> {
  const isShared = isNotNull(baseProducts.productId)
  return db.$count(baseProducts, and(eq(baseProducts.linkId, linkId), isShared))
}

const isOf = (linkId: string, runId: string) =>
  and(eq(baseProducts.linkId, linkId), eq(baseProducts.runId, runId))
