import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { openProduct, sendChart } from './chat/actions.ts'
import { WHOLE } from './chat/products/view.ts'

export const FILES = ['xlsx', 'csv', 'chart', 'chart-dark', 'picture'] as const
export type StockFile = (typeof FILES)[number]

/** Who makes a file: see `Desk.attachments`. */
export const fileKind = (what: StockFile) => `stock.${what}`

/** Of a picture that is not stored yet; its id is Telegram's. */
export const PREVIEW_KIND = 'stock.preview'

/** Of an attachment's id: the shop, and the product if it is about one. */
export function partsOfId(id: string): [workspaceId: string, productId?: string] {
  const [workspaceId = '', productId] = id.split(':')
  return productId === undefined ? [workspaceId] : [workspaceId, productId]
}

/** How a picture that was just sent would look in the catalogue, once an update. */
export function previewNotice(of: {
  readonly workspaceId: string
  readonly chatId: number
  readonly updateId: number
  /** Telegram's id of what was sent. */
  readonly fileId: string
}): OwedMessage {
  const { workspaceId, chatId, updateId, fileId } = of
  return {
    key: `stock:preview:${updateId}`,
    chatId,
    workspaceId,
    notice: {
      messageKey: 'stock-picture-preview',
      vars: {},
      isRoutine: true,
      attachment: { kind: PREVIEW_KIND, id: fileId, as: 'photo' },
    },
  }
}

/** A file somebody asked for, once an update. */
export function fileNotice(
  of: {
    readonly workspaceId: string
    readonly chatId: number
    readonly updateId: number
    readonly product?: { readonly id: string; readonly name: string; readonly sku: string }
  },
  what: StockFile,
): OwedMessage {
  const { workspaceId, chatId, updateId, product } = of
  const id = product ? `${workspaceId}:${product.id}` : workspaceId
  const isTable = what === 'xlsx' || what === 'csv'
  const buttons = product && [
    ...(what === 'chart'
      ? [
          {
            labelKey: 'button-stock-chart-dark',
            data: sendChart({ id: product.id, theme: 'dark' }),
          },
        ]
      : []),
    {
      labelKey: 'button-stock-product',
      data: openProduct({ id: product.id, view: WHOLE }),
    },
  ]
  return {
    key: `stock:${what}:${updateId}`,
    chatId,
    workspaceId,
    notice: {
      messageKey: product ? 'stock-notice-product' : 'stock-notice-table',
      vars: product ? { name: product.name, sku: product.sku } : {},
      ...(buttons ? { keyboard: [buttons] } : {}),
      isRoutine: true,
      attachment: { kind: fileKind(what), id, as: isTable ? 'document' : 'photo' },
    },
  }
}
