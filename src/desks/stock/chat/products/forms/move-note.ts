import type { ChatContext } from '#telegram/context.ts'
import type { Note } from '#telegram/forms/form.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { cut } from '../screens/parts.ts'
import type { MoveAnswers } from './move.ts'

const PARTS = 4

/** The effect in numbers: what is there now and what will be; what cannot be is said before it is tried. */
export async function moveNote(
  ledger: Ledger,
  ctx: ChatContext,
  answers: MoveAnswers,
): Promise<Note> {
  const { lang, workspace } = ctx
  const { kind, product, quantity } = answers
  const [found, warehouses, parts] = await Promise.all([
    ledger.product(workspace.id, product),
    ledger.warehouses(workspace.id),
    ledger.parts(product),
  ])
  const from = answers.from ?? warehouses[0]?.id
  const nameOf = (id: string | undefined) =>
    warehouses.find((one) => one.id === id)?.name ?? lang.t('stock-warehouse-first')
  const lines: string[] = []
  let isShort = false

  const effect = async (
    of: { readonly id: string; readonly sku?: string },
    place: string | undefined,
    after: (before: number) => number,
  ) => {
    const shelves = await ledger.shelves(workspace.id, of.id)
    const before = shelves.find(({ warehouseId }) => warehouseId === place)?.onHand ?? 0
    const next = after(before)
    isShort ||= next < 0
    const figures = { warehouse: cut(nameOf(place), 40), before, after: Math.max(0, next) }
    if (next < 0) {
      const sku = of.sku === undefined ? '' : `${cut(of.sku, 30)}, `
      lines.push(lang.t('stock-move-lacks', { ...figures, sku, wanted: before - next }))
      return
    }
    lines.push(
      of.sku === undefined
        ? lang.t('stock-move-effect', figures)
        : lang.t('stock-move-effect-of', { ...figures, sku: cut(of.sku, 30) }),
    )
  }

  const bundle = Object.entries(parts)
  if (kind === 'sale' && bundle.length > 0) {
    for (const [id, pieces] of bundle.slice(0, PARTS)) {
      const part = await ledger.product(workspace.id, id)
      await effect({ id, sku: part?.sku ?? '…' }, from, (before) => before - pieces * quantity)
    }
  } else if (kind === 'correction') await effect({ id: product }, from, () => quantity)
  else {
    const isIn = kind === 'receipt'
    await effect({ id: product }, from, (before) => before + (isIn ? quantity : -quantity))
    if (kind === 'transfer')
      await effect({ id: product }, answers.to, (before) => before + quantity)
  }
  const text = [
    lang.t('stock-move-head', {
      kind,
      sku: found?.sku ?? '…',
      name: cut(found?.name ?? '…', 60),
    }),
    ...lines,
    ...(isShort ? [lang.t('stock-move-short', { warehouses: warehouses.length })] : []),
  ].join('\n')
  return { text, isRefused: isShort }
}
