import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { importFinds, importFound } from '../finds/schema.ts'
import type { FoundProduct } from '../ports.ts'

/** What is ticked in a search of a workspace, in its order, each product once. */
export async function pickedOf(
  db: Database,
  workspaceId: string,
  findId: string,
): Promise<FoundProduct[]> {
  const rows = await db
    .select({ product: importFound.product })
    .from(importFound)
    .innerJoin(importFinds, eq(importFinds.id, importFound.findId))
    .where(
      and(
        eq(importFound.findId, findId),
        eq(importFinds.workspaceId, workspaceId),
        eq(importFound.isPicked, true),
      ),
    )
    .orderBy(asc(importFound.position))
  return [...new Map(rows.map(({ product }) => [product.spuId, product])).values()]
}
