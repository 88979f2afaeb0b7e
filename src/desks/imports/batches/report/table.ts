import { and, eq, inArray } from 'drizzle-orm'
import type { Cell } from 'write-excel-file/node'
import type { Database } from '#db/connection.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { workbookCell } from '#platform/workbook.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { importProducts } from '../../products/schema.ts'
import { skuOf } from '../../products/wanted.ts'
import { ITEM_STATES } from '../item.ts'
import { reasonText } from '../reasons.ts'
import { type BatchRow, findBatch, type ItemRow, itemsIn } from '../store.ts'
import { REPORT_KIND } from './notice.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEADER = { fontWeight: 'bold', backgroundColor: '#E8EEF7', wrap: true } as const
const COLUMNS = ['title', 'sku', 'state', 'reason', 'price', 'link'] as const
const WIDTHS = { title: 50, sku: 18, state: 16, reason: 60, price: 12, link: 50 } as const

/** Makers of a batch's table, from what it holds when it is sent. */
export function batchAttachments(db: Database): Readonly<Record<string, MakeAttachment>> {
  return {
    [REPORT_KIND]: async (id, lang) => {
      const [workspaceId = '', batchId = ''] = id.split(':')
      const batch = await findBatch(db, workspaceId, batchId)
      if (!batch) return undefined
      const name = `${plainText(lang.t('imports-file-report'))} ${batch.title}.xlsx`
      return { name, bytes: await reportXlsx(db, batch, lang), mime: XLSX }
    },
  }
}

async function reportXlsx(db: Database, batch: BatchRow, lang: Lang): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  const items = await itemsIn(db, batch.id, ITEM_STATES)
  const known = await standing(db, batch, items)
  const rows = items.map((item) => rowOf(lang, item, known.get(item.spuId)))
  const header = COLUMNS.map(
    (column): Cell => ({
      value: plainText(lang.t('imports-report-column', { column })),
      ...HEADER,
    }),
  )
  const sheet = plainText(lang.t('imports-file-report')).slice(0, 31)
  const columns = COLUMNS.map((column) => ({ width: WIDTHS[column] }))
  return write([{ sheet, data: [header, ...rows], columns, stickyRowsCount: 1 }]).toBuffer()
}

interface Standing {
  readonly minPrice: number | null
  readonly permalink: string | null
}

async function standing(
  db: Database,
  { shopId }: BatchRow,
  items: readonly ItemRow[],
): Promise<Map<string, Standing>> {
  if (items.length === 0) return new Map()
  const { spuId, minPrice, permalink } = importProducts
  const rows = await db
    .select({ spuId, minPrice, permalink })
    .from(importProducts)
    .where(
      and(
        eq(importProducts.shopId, shopId),
        inArray(
          spuId,
          items.map((item) => item.spuId),
        ),
      ),
    )
  return new Map(rows.map((row) => [row.spuId, row]))
}

function rowOf(lang: Lang, item: ItemRow, now: Standing | undefined): Cell[] {
  const { reason, reasonVars } = item
  const why = reason === null ? '' : reasonText(lang, { reason, vars: reasonVars ?? {} })
  return [
    item.title,
    skuOf(item.spuId),
    plainText(lang.t('imports-item-state', { state: item.state })),
    plainText(why),
    now?.minPrice ?? null,
    now?.permalink ?? null,
  ].map(workbookCell)
}
