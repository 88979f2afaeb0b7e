import type { ReadFile } from '#telegram/api/api.ts'
import { sentFileOf } from '#telegram/bot/sent.ts'
import type { Desk } from '#telegram/desk.ts'
import { PICTURE_LIMITS, readBarcodes } from '../../barcode.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Product } from '../../ledger/reading/reads.ts'
import type { Presenter } from './present.ts'
import { lineScreen } from './screens/line.ts'

export interface PhotoDeps {
  readonly ledger: Ledger
  readonly readFile: ReadFile
  readonly present: Presenter
}

/** A photo that nobody asked for is looked at for barcodes, in a shop that has products. */
export function bringPhotos(desk: Desk, { ledger, readFile, present }: PhotoDeps): void {
  async function byCode(workspaceId: string, code: string): Promise<Product[]> {
    const found = await ledger.productsBy(workspaceId, { ean: code })
    // A UPC of twelve digits is an EAN that begins with 0, and may be stored as either.
    return found.length > 0 || code.length !== 12
      ? found
      : ledger.productsBy(workspaceId, { ean: `0${code}` })
  }

  desk.on('message:photo', async (ctx, next) => {
    const { workspace, lang } = ctx
    const sent = sentFileOf(ctx.message)
    if (!sent || !(await ledger.hasProducts(workspace.id))) return next()
    const bytes = await readFile(sent.fileId, PICTURE_LIMITS.bytes + 1)
    const codes = bytes ? await readBarcodes(bytes) : undefined
    if (!codes?.ok)
      return ctx.show(lineScreen(lang, { problem: 'no-code', said: '', products: [] }))
    const found = await Promise.all(codes.value.map((code) => byCode(workspace.id, code)))
    const products = found.flat()
    const [only, other] = products
    if (only && !other) return present.card(ctx, only.id)
    const said = codes.value.join(', ')
    const problem = products.length > 0 ? 'which' : 'unknown-code'
    await ctx.show(lineScreen(lang, { problem, said, products }))
  })
}
