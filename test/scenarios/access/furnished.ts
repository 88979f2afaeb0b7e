import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { credentials } from '#desks/account/schema.ts'
import { campaigns } from '#desks/campaigns/schema.ts'
import { ANYTHING } from '#desks/imports/finds/find.ts'
import { importFinds } from '#desks/imports/finds/schema.ts'
import { importShops } from '#desks/imports/shops/schema.ts'
import { USUAL_RULES } from '#desks/imports/shops/usual.ts'
import { products, stockWarehouses } from '#desks/stock/ledger/schema.ts'
import { monitors } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import type { Shop } from '#test/support/app.ts'

/** One thing of each kind in the owner's shop; nothing in it changes by itself. */
export async function furnish(
  { db, clock }: Pick<Shop, 'db' | 'clock'>,
  by: { readonly workspaceId: string; readonly userId: number },
) {
  const { workspaceId } = by
  const at = new Date(clock.now())
  const made = {
    ...{ key: randomUUID(), monitor: randomUUID(), run: randomUUID(), campaign: randomUUID() },
    ...{ product: randomUUID(), warehouse: randomUUID(), shop: randomUUID(), find: randomUUID() },
  }
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
    find: { ...ANYTHING, text: 'x' },
  })
  return made
}

/** Every row that names the shop, of every table there is. */
export async function belongings(
  db: Database,
  workspaceId: string,
): Promise<Record<string, unknown>> {
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

/** Everything that admins may change. */
export async function adminRows(db: Database): Promise<unknown> {
  const { rows } = await db.execute(sql`select
    (select count(*) from admin_actions) as deeds, (select count(*) from broadcasts) as broadcasts,
    (select count(*) from entry_links) as links, (select count(*) from admissions) as admissions,
    (select count(*) from personal_limits) as limits, (select count(*) from wizard_states) as forms,
    (select count(*) from backups) as backups,
    (select count(*) from users where blocked_at is not null) as blocked`)
  return rows
}
