import { shortenId } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { SentFile } from '#telegram/bot/sent.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, PickLook, TextLook } from '#telegram/forms/form.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Goods, StockGoods } from '../../ports/drafts.ts'
import type { Drafts } from '../drafts.ts'
import { type GoodsFault, goodsOf, MOST_GOODS, parseGoods, piecesOf } from '../goods.ts'

export const DRAFT_FORM = 'supply-draft'

interface DraftAnswers {
  readonly credentialId: string
  readonly source: Source
  readonly goods: readonly Goods[]
  readonly products: readonly number[]
  /** Of each chosen product; 0: all there is. */
  readonly each: number
}

type Source = 'typed' | 'stock'

export interface DraftFormDeps {
  readonly drafts: Pick<Drafts, 'usable' | 'make'>
  /** Products of the Stock catalogue that have a barcode. */
  readonly stock: (workspaceId: string) => Promise<readonly StockGoods[]>
  /** Rows of a sent table, or the sentence that says what is wrong with it. */
  readonly readTable: (
    lang: Lang,
    file: SentFile,
  ) => Promise<Result<readonly (readonly string[])[]>>
  readonly showDraft: (ctx: ChatContext, id: string) => Promise<void>
  readonly showDrafts: (ctx: ChatContext) => Promise<void>
}

const MOST_PRODUCTS = 100
const MOST_EACH = 9_999
const NAMED = 3

/** Collects goods for a draft: pasted barcodes, a table, or products in stock. */
export function draftForm(deps: DraftFormDeps): Form<DraftAnswers> {
  const { drafts } = deps

  const keyLook: ChoiceLook<string> = {
    label: 'draft-field-key',
    columns: 1,
    question: ({ lang }) => lang.t('draft-ask-key'),
    show: async ({ lang, workspace }, id) => {
      const key = (await drafts.usable(workspace.id)).find(
        ({ credentialId }) => credentialId === id,
      )
      return lang.t('draft-line-key', { name: key?.name ?? '…' })
    },
    options: async ({ workspace }) =>
      (await drafts.usable(workspace.id)).map(({ credentialId, name, mask }) => ({
        ...{ value: credentialId, word: shortenId(credentialId) },
        text: fitLabel(`${name} ${mask}`),
      })),
  }
  const sourceLook: ChoiceLook<Source> = {
    label: 'draft-field-source',
    columns: 1,
    question: ({ lang }) => lang.t('draft-ask-source'),
    show: ({ lang }, source) => lang.t('draft-line-source', { source }),
    options: ({ lang }) => [
      { value: 'typed', text: lang.t('draft-source-typed') },
      { value: 'stock', text: lang.t('draft-source-stock') },
    ],
  }
  const goodsLook: TextLook<readonly Goods[]> = {
    label: 'draft-field-goods',
    question: ({ lang }) => lang.t('draft-ask-goods', { most: MOST_GOODS }),
    show: ({ lang }, goods) => goodsLine(lang, goods),
    read: ({ lang }, text) => told(lang, parseGoods(text)),
    receive: async ({ lang }, sent) => {
      const rows = await deps.readTable(lang, sent)
      return rows.ok ? told(lang, goodsOf(rows.value)) : rows
    },
  }
  const productsLook: PickLook = {
    label: 'draft-field-products',
    ...{ min: 1, max: MOST_PRODUCTS },
    question: ({ lang }) => lang.t('draft-ask-products'),
    empty: ({ lang }) => lang.t('draft-no-products'),
    show: ({ lang }, ids) => lang.t('draft-line-products', { count: ids.length }),
    page: async ({ workspace }, query, offset, limit) => {
      const found = (await deps.stock(workspace.id)).filter(({ name, sku }) =>
        `${name} ${sku}`.toLowerCase().includes(query.toLowerCase()),
      )
      const items = found.slice(offset, offset + limit).map(({ sku, name, available }) => ({
        ...{ id: Number(sku), text: `${name} · ${available}` },
      }))
      return { items, total: found.length }
    },
  }
  const eachLook: ChoiceLook<number> = {
    label: 'draft-field-each',
    question: ({ lang }) => lang.t('draft-ask-each'),
    show: ({ lang }, each) => lang.t('draft-line-each', { each }),
    options: ({ lang }) => [{ value: 0, text: lang.t('draft-each-all') }],
    read: ({ lang }, text) => readNumber(lang, text, { min: 1, max: MOST_EACH }),
  }

  /** What goes into the draft; of products in stock as much as is there now. */
  async function goodsFor(ctx: ChatContext, answers: DraftAnswers): Promise<readonly Goods[]> {
    if (answers.source === 'typed') return answers.goods
    const stock = await deps.stock(ctx.workspace.id)
    return answers.products.flatMap((id) => {
      const found = stock.find(({ sku }) => Number(sku) === id)
      const quantity = answers.each > 0 ? answers.each : (found?.available ?? 0)
      return found && quantity > 0 ? [{ sku: found.sku, quantity }] : []
    })
  }

  return {
    name: DRAFT_FORM,
    title: 'draft-wizard-title',
    role: 'manager',
    confirm: 'draft-wizard-confirm',
    async fill(ask, given) {
      const credentialId = given.credentialId ?? (await ask.choice('credentialId', keyLook))
      const source = await ask.choice('source', sourceLook)
      const isStock = source === 'stock'
      return {
        ...{ credentialId, source },
        goods: source === 'typed' ? await ask.text('goods', goodsLook) : [],
        products: isStock ? await ask.pick('products', productsLook) : [],
        each: isStock ? await ask.choice('each', eachLook) : 0,
      }
    },
    note: async (ctx, answers) => {
      const goods = await goodsFor(ctx, answers)
      const count = { skus: goods.length, pieces: piecesOf(goods) }
      return ctx.lang.t('draft-note', count)
    },
    submit: async (ctx, answers, draftId) => {
      const goods = await goodsFor(ctx, answers)
      if (goods.length === 0) return fail(ctx.lang.t('draft-wrong-nothing'))
      const { credentialId } = answers
      const who = { ...actorOf(ctx), chatId: ctx.chatId }
      const made = await drafts.make(who, { credentialId, goods }, draftId)
      if (!made.ok) {
        const { error } = made
        if (error.kind !== 'barcodes') return fail(ctx.lang.t(`draft-refused-${error.kind}`))
        const list = error.skus.slice(0, NAMED).join(', ')
        const more = Math.max(0, error.skus.length - NAMED)
        return fail(ctx.lang.t('draft-refused-barcodes', { list, more }))
      }
      await deps.showDraft(ctx, draftId)
      return ok(undefined)
    },
    cancelled: deps.showDrafts,
  }
}

function goodsLine(lang: Lang, goods: readonly Goods[]): string {
  const list = goods.slice(0, NAMED).map(({ sku, quantity }) => `${sku} × ${quantity}`)
  const more = Math.max(0, goods.length - NAMED)
  return lang.t('draft-line-goods', { list: list.join(', '), more })
}

function told(lang: Lang, read: Result<readonly Goods[], GoodsFault>): Result<readonly Goods[]> {
  if (read.ok) return read
  const { error } = read
  if (error.kind === 'none') return fail(lang.t('draft-wrong-none'))
  if (error.kind === 'many') {
    return fail(lang.t('draft-wrong-many', { count: error.count, most: MOST_GOODS }))
  }
  return fail(lang.t(`draft-wrong-${error.kind}`, { line: error.line }))
}
