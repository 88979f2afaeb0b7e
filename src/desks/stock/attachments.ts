import type { Clock } from '#core/clock.ts'
import { dayIn } from '#core/dates.ts'
import { readPicture } from '#platform/pictures/photo.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ReadFile } from '#telegram/api/api.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import type { ChannelValue, SkuChart, Theme } from './charts/chart.ts'
import { drawChart } from './charts/draw.ts'
import type { Ledger } from './ledger/ledger.ts'
import { fileKind, PREVIEW_KIND, partsOfId } from './notices.ts'
import { stockTable } from './sheet.ts'
import { catalogueCsv, catalogueXlsx } from './tables/export.ts'

export interface StockAttachmentDeps {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly readFile: ReadFile
  /** What each channel shows of a product and what it should. */
  readonly channelValues: (product: {
    readonly workspaceId: string
    readonly productId: string
    readonly sku: string
  }) => Promise<readonly ChannelValue[]>
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DAY_MS = 86_400_000
const CHART_DAYS = 30
/** Telegram gives bots files of at most 20 MB. */
const PICTURE_BYTES = 20_000_000

/** Makers of the files that come into the chat, from what the ledger has when they are sent. */
export function stockAttachments(
  deps: StockAttachmentDeps,
): Readonly<Record<string, MakeAttachment>> {
  const { ledger, clock } = deps

  const nameOf = (lang: Lang, ending: string): string => {
    const day = dayIn(lang.timeZone, clock.now())
    return `${plainText(lang.t('stock-file-name'))} ${day}.${ending}`
  }
  const table =
    (what: 'xlsx' | 'csv'): MakeAttachment =>
    async (id, lang) => {
      const [workspaceId, productId] = partsOfId(id)
      const { products, warehouses } = await stockTable(ledger, workspaceId, productId)
      if (what === 'xlsx') {
        const bytes = await catalogueXlsx(products, warehouses, lang)
        return { name: nameOf(lang, 'xlsx'), bytes, mime: XLSX }
      }
      const bytes = Buffer.from(catalogueCsv(products, warehouses, lang))
      return { name: nameOf(lang, 'csv'), bytes, mime: 'text/csv' }
    }
  const chart =
    (theme: Theme): MakeAttachment =>
    async (id, lang) => {
      const [workspaceId, productId = ''] = partsOfId(id)
      const product = await ledger.product(workspaceId, productId)
      if (!product) return undefined
      const toMs = clock.now()
      const fromMs = toMs - CHART_DAYS * DAY_MS
      const timeline = await ledger.timeline(workspaceId, productId, fromMs)
      const { name, sku } = product
      const channels = await deps.channelValues({ workspaceId, productId, sku })
      const series = seriesOf(timeline, lang.timeZone, fromMs)
      const drawn = { name, sku, fromMs, toMs, channels, ...series }
      return { name: `${sku}.png`, bytes: await drawChart(drawn, lang, theme), mime: 'image/png' }
    }
  return {
    [fileKind('xlsx')]: table('xlsx'),
    [fileKind('csv')]: table('csv'),
    [fileKind('chart')]: chart('light'),
    [fileKind('chart-dark')]: chart('dark'),
    [PREVIEW_KIND]: async (fileId) => {
      const bytes = await deps.readFile(fileId, PICTURE_BYTES)
      const picture = bytes && (await readPicture(bytes))
      if (!picture?.ok) return undefined
      return { name: 'preview.webp', bytes: picture.value.preview, mime: 'image/webp' }
    },
    [fileKind('picture')]: async (id) => {
      const [workspaceId, productId = ''] = partsOfId(id)
      const picture = await ledger.picture(workspaceId, productId)
      return picture && { name: 'product.jpg', bytes: picture.image, mime: 'image/jpeg' }
    },
  }
}

/** Levels after each movement, and what was sold each day. */
function seriesOf(
  { onHand, moves }: Awaited<ReturnType<Ledger['timeline']>>,
  timeZone: string,
  fromMs: number,
): Pick<SkuChart, 'stock' | 'sales'> {
  let pieces = onHand - moves.reduce((sum, { delta }) => sum + delta, 0)
  const stock = [{ at: fromMs, pieces }]
  const sold = new Map<string, number>()
  for (const { at, kind, delta } of moves) {
    pieces += delta
    stock.push({ at: at.getTime(), pieces })
    if (kind !== 'sale' && kind !== 'order') continue
    const day = dayIn(timeZone, at.getTime())
    sold.set(day, (sold.get(day) ?? 0) - delta)
  }
  return { stock, sales: [...sold].map(([day, count]) => ({ day, pieces: count })) }
}
