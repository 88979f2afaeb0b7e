import { fail, ok, type Result } from '#core/result.ts'
import type { ReadFile } from '#telegram/api/api.ts'
import type { SentFile } from '#telegram/bot/sent.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { stockTable } from '../../../sheet.ts'
import { diffOf, type TableDiff } from '../../../tables/diff.ts'
import { tableFaultText } from '../../../tables/faults.ts'
import { readTable } from '../../../tables/read.ts'
import { isTooLarge, TABLE_LIMITS } from '../../../tables/table.ts'
import type { ReadTable } from '../../../tables/wanted.ts'
import { causeOf } from '../cause.ts'
import { importPlan } from '../import-plan.ts'
import { refusalText } from '../refusals.ts'
import { importLines } from '../screens/import.ts'
import { cut } from '../screens/parts.ts'

export const IMPORT_FORM = 'stock-import'

interface ImportAnswers {
  readonly file: SentFile
}

export interface ImportFormDeps {
  readonly ledger: Ledger
  readonly readFile: ReadFile
  readonly showOperation: (ctx: ChatContext, id: string) => Promise<void>
  readonly showHome: (ctx: ChatContext) => Promise<void>
}

/** A table of products: read when it comes, compared with what is there, applied as one operation that one undo takes back. */
export function importForm(deps: ImportFormDeps): Form<ImportAnswers> {
  const { ledger, readFile } = deps

  /** The file once more: it is small, and between two updates only its name is kept. */
  async function tableOf(ctx: ChatContext, { fileId, size }: SentFile): Promise<Result<ReadTable>> {
    if (isTooLarge(size ?? 0)) return fail(tableFaultText(ctx.lang, 'too-large'))
    const bytes = await readFile(fileId, TABLE_LIMITS.bytes + 1)
    if (!bytes) return fail(tableFaultText(ctx.lang, 'too-large'))
    const warehouses = await ledger.warehouses(ctx.workspace.id)
    const read = await readTable(
      bytes,
      warehouses.map(({ name }) => name),
    )
    return read.ok ? read : fail(tableFaultText(ctx.lang, read.error))
  }

  async function compared(
    ctx: ChatContext,
    table: ReadTable,
  ): Promise<{ diff: TableDiff; current: Awaited<ReturnType<typeof stockTable>> }> {
    const current = await stockTable(ledger, ctx.workspace.id)
    const main = current.warehouses[0] ?? ''
    return { current, diff: diffOf(current.products, table.products, main) }
  }

  const look: TextLook<SentFile> = {
    label: 'stock-import-file',
    question: ({ lang }) => lang.t('stock-import-ask'),
    show: ({ lang }, { name }) => lang.t('stock-import-line', { name: cut(name, 50) }),
    read: ({ lang }) => fail(lang.t('stock-import-not-text')),
    receive: async (ctx, sent) => {
      if (sent.kind === 'photo') return fail(ctx.lang.t('stock-import-not-text'))
      const table = await tableOf(ctx, sent)
      return table.ok ? ok(sent) : table
    },
  }
  return {
    name: IMPORT_FORM,
    title: 'stock-import-title',
    role: 'manager',
    confirm: 'stock-import-confirm',
    fill: async (ask) => ({ file: await ask.text('file', look) }),
    note: async (ctx, { file }) => {
      const table = await tableOf(ctx, file)
      if (!table.ok) return table.error
      const { diff } = await compared(ctx, table.value)
      return importLines(ctx.lang, table.value, diff).join('\n')
    },
    submit: async (ctx, { file }, draftId) => {
      const table = await tableOf(ctx, file)
      if (!table.ok) return table
      const { diff, current } = await compared(ctx, table.value)
      const cause = causeOf(ctx, `form:${draftId}`)
      const outcome = await ledger.import(actorOf(ctx), cause, importPlan(diff, current))
      if (!outcome.ok) {
        const warehouse = (id: string) => current.places.find((one) => one.id === id)?.name ?? '…'
        return fail(
          outcome.error.reason === 'unchanged'
            ? ctx.lang.t('stock-import-same')
            : refusalText(ctx.lang, outcome.error, { warehouse }),
        )
      }
      await deps.showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: (ctx) => deps.showHome(ctx),
  }
}
