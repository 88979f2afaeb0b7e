import { fail, ok, type Result } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { TextLook } from '#telegram/forms/form.ts'
import type { Ledger } from '../../../../ledger/ledger.ts'
import type { Product } from '../../../../ledger/reading/reads.ts'
import { MOST } from '../../../../ledger/writing/rules.ts'
import { cut } from '../../screens/parts.ts'

/** A product and its pieces, as one line of a typed list says it. */
export interface Entry {
  readonly id: string
  readonly sku: string
  readonly quantity: number
}

/** Lines of one message, and messages of one list. */
const LINES = 200
export const MESSAGES = 12
const SHOWN = 3

const WITH_COUNT = /^(.+?)(?:\s*[;,=:×*|\t]\s*|\s+[xх–-]?\s*)(\d{1,6})(?:\s*(?:шт|pcs?)\.?)?$/iu

/** What a line may mean: a code and its pieces, or a code alone, which a scanner types once a piece. */
export function readingsOf(line: string): { readonly code: string; readonly quantity: number }[] {
  const whole = { code: line, quantity: 1 }
  const [, code, digits] = WITH_COUNT.exec(line) ?? []
  if (code === undefined || digits === undefined) return [whole]
  return [whole, { code: code.trim(), quantity: Number(digits) }]
}

/** The same product in several lines is counted together. */
export function summed(entries: readonly Entry[]): Entry[] {
  const sums = new Map<string, Entry>()
  for (const entry of entries) {
    const before = sums.get(entry.id)?.quantity ?? 0
    sums.set(entry.id, { ...entry, quantity: before + entry.quantity })
  }
  return [...sums.values()]
}

export interface EntriesDeps {
  readonly ledger: Ledger
  readonly words: Pick<TextLook<readonly Entry[]>, 'label' | 'question'>
  /** Why a product may not stand in the list. */
  readonly refuse?: (ctx: ChatContext, product: Product) => Promise<string | undefined>
}

/** A list typed or scanned, a line a product: SKU or EAN, then pieces. Nothing of a message is taken when a line of it is wrong. */
export function entriesLook({ ledger, words, refuse }: EntriesDeps): TextLook<readonly Entry[]> {
  async function productOf(workspaceId: string, code: string): Promise<Product | undefined> {
    const skus = [...new Set([code, code.toUpperCase(), code.toLowerCase()])]
    const [bySku] = await ledger.productsBy(workspaceId, { skus })
    if (bySku || !/^\d{8,14}$/.test(code)) return bySku
    const [byEan] = await ledger.productsBy(workspaceId, { ean: code })
    return byEan
  }

  async function entryOf(ctx: ChatContext, line: string): Promise<Result<Entry>> {
    const { lang, workspace } = ctx
    for (const { code, quantity } of readingsOf(line)) {
      const product = await productOf(workspace.id, code)
      if (!product) continue
      const refusal = await refuse?.(ctx, product)
      if (refusal !== undefined) return fail(refusal)
      if (quantity > MOST) break
      return ok({ id: product.id, sku: product.sku, quantity })
    }
    return fail(lang.t('stock-list-unknown', { line: cut(line, 60) }))
  }

  return {
    ...words,
    show: ({ lang }, entries) => {
      const named = entries
        .slice(0, SHOWN)
        .map(({ sku, quantity }) => `${cut(sku, 24)} × ${quantity}`)
      const more = entries.length - SHOWN
      return lang.t('stock-list-line', { names: named.join(', '), more: Math.max(0, more) })
    },
    async read(ctx, text) {
      const lines = text
        .split(/[\n\r]+/)
        .map((line) => line.replaceAll(/\p{Cf}/gu, '').trim())
        .filter((line) => line !== '')
      if (lines.length > LINES) return fail(ctx.lang.t('stock-list-long', { most: LINES }))
      const entries: Entry[] = []
      for (const line of lines) {
        const entry = await entryOf(ctx, line)
        if (!entry.ok) return entry
        entries.push(entry.value)
      }
      return ok(summed(entries))
    },
  }
}
