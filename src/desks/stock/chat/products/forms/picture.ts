import { fail, ok } from '#core/result.ts'
import { readPicture } from '#platform/pictures/photo.ts'
import type { ReadFile } from '#telegram/api/api.ts'
import type { SentFile } from '#telegram/bot/sent.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { previewNotice } from '../../../notices.ts'
import { causeOf } from '../cause.ts'
import { refusalText } from '../refusals.ts'
import { cut } from '../screens/parts.ts'

export const PICTURE_FORM = 'stock-picture'
const MOST_BYTES = 20_000_000

interface PictureAnswers {
  readonly productId: string
  readonly picture: SentFile
}

export interface PictureFormDeps {
  readonly ledger: Ledger
  readonly readFile: ReadFile
  readonly enqueue: (message: OwedMessage) => Promise<void>
  readonly showOperation: (ctx: ChatContext, operationId: string) => Promise<void>
  readonly showProduct: (ctx: ChatContext, id: string) => Promise<void>
}

/** A product's picture: a photo or a file, looked at when it comes, stored when it is confirmed. */
export function pictureForm(deps: PictureFormDeps): Form<PictureAnswers> {
  const { ledger, readFile } = deps

  async function fetched({ lang }: ChatContext, { fileId, size }: SentFile) {
    const bytes = (size ?? 0) > MOST_BYTES ? undefined : await readFile(fileId, MOST_BYTES)
    if (!bytes) return fail(lang.t('stock-picture-wrong', { problem: 'bytes' }))
    const picture = await readPicture(bytes)
    return picture.ok ? picture : fail(lang.t('stock-picture-wrong', { problem: picture.error }))
  }

  const look: TextLook<SentFile> = {
    label: 'stock-field-picture',
    question: ({ lang }) => lang.t('stock-picture-ask'),
    show: ({ lang }, { name }) =>
      name === ''
        ? lang.t('stock-picture-line')
        : lang.t('stock-picture-line-file', { name: cut(name, 40) }),
    read: ({ lang }) => fail(lang.t('stock-picture-not-text')),
    receive: async (ctx, sent) => {
      const picture = await fetched(ctx, sent)
      if (!picture.ok) return picture
      const { workspace, chatId, update } = ctx
      const of = { workspaceId: workspace.id, chatId, updateId: update.update_id }
      await deps.enqueue(previewNotice({ ...of, fileId: sent.fileId }))
      return ok(sent)
    },
  }
  return {
    name: PICTURE_FORM,
    title: 'stock-picture-title',
    role: 'manager',
    fill: async (ask, { productId = '' }) => ({
      productId,
      picture: await ask.text('picture', look),
    }),
    note: async (ctx, { productId }) => {
      const product = await ledger.product(ctx.workspace.id, productId)
      const has = product?.pictureId === null ? 0 : 1
      return ctx.lang.t('stock-picture-note', { name: cut(product?.name ?? '…', 80), has })
    },
    submit: async (ctx, { productId, picture: sent }, draftId) => {
      const picture = await fetched(ctx, sent)
      if (!picture.ok) return picture
      const telegramFileId = sent.kind === 'photo' ? sent.fileId : null
      const cause = causeOf(ctx, `form:${draftId}`)
      const edit = { picture: { ...picture.value, telegramFileId } }
      const outcome = await ledger.edit(actorOf(ctx), cause, { productId, edit })
      if (!outcome.ok) return fail(refusalText(ctx.lang, outcome.error, { warehouse: () => '…' }))
      await deps.showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: (ctx, { productId = '' }) => deps.showProduct(ctx, productId),
  }
}
