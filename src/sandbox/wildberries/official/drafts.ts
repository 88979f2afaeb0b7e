import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import type { Draft } from '../records.ts'
import { moscowTime } from '../words.ts'
import { badRequest, notFound } from './answers.ts'
import { type OfficialCall, type OfficialDeps, officialMethod } from './method.ts'

const addBody = z.object({
  items: z.array(z.object({ sku: z.string(), quantity: z.int().min(1).max(999_999) })).max(1000),
})
const removeBody = z.object({ skus: z.array(z.string()) })
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Supply drafts of `supplies-api.wildberries.ru`: goods prepared, no warehouse and no date. */
export function addDrafts(app: Hono<SandboxEnv>, deps: OfficialDeps): void {
  const { world } = deps
  const reads = { name: 'drafts', group: 'drafts', scope: 'supplies', notForBase: true } as const
  const writes = (name: string) => ({ ...reads, name, writes: true }) as const
  const path = '/api/supplies/v1/drafts'
  const now = () => world.clock.now()

  app.post(
    path,
    officialMethod(deps, writes('draft-create'), ({ sid }) => {
      const draft: Draft = {
        draftId: randomUUID(),
        sid,
        createdAt: now(),
        updatedAt: now(),
        goods: [],
      }
      world.drafts.set(draft.draftId, draft)
      return Response.json({ draftId: draft.draftId })
    }),
  )

  app.get(
    path,
    officialMethod(deps, reads, ({ sid, context }) => {
      const own = [...world.drafts.values()].filter((draft) => draft.sid === sid)
      const limit = Number(context.req.query('limit') ?? 1000)
      const offset = Number(context.req.query('offset') ?? 0)
      if (!(limit >= 0 && limit <= 1000)) return badRequest('Неверный формат limit')
      if (!(offset >= 0)) return badRequest('Неверный формат offset')
      const by = context.req.query('sort') === 'updateDt' ? 'updatedAt' : 'createdAt'
      const sign = context.req.query('order') === 'asc' ? 1 : -1
      const drafts = own
        .sort((a, b) => sign * (a[by] - b[by]))
        .slice(offset, offset + limit)
        .map((draft) => ({
          draftId: draft.draftId,
          phone: '+7 900 *** ** **',
          createdAt: moscowTime(draft.createdAt),
          updatedAt: moscowTime(draft.updatedAt),
          ...totals(draft),
        }))
      return Response.json({ total: own.length, drafts })
    }),
  )

  app.delete(
    `${path}/:draftId`,
    officialMethod(deps, writes('draft-remove'), (call) => {
      const draft = find(call)
      if (draft instanceof Response) return draft
      world.drafts.delete(draft.draftId)
      return new Response(null, { status: 204 })
    }),
  )

  app.post(
    `${path}/:draftId/items`,
    officialMethod(deps, writes('draft-add'), async (call) => {
      const draft = find(call)
      if (draft instanceof Response) return draft
      const body = addBody.safeParse(await call.context.req.json().catch(() => undefined))
      if (!body.success) return badRequest('Неверный формат тела запроса')
      const results = body.data.items
        .filter((item) => !/^\d{8,14}$/.test(item.sku))
        .map(({ sku }) => ({
          sku,
          error: { title: 'Invalid sku', detail: `sku ${sku} is not found` },
        }))
      if (results.length > 0) return Response.json({ results })
      for (const { sku, quantity } of body.data.items) {
        draft.goods = draft.goods.filter((goods) => goods.barcode !== sku)
        draft.goods.push({ barcode: sku, quantity })
      }
      draft.updatedAt = now()
      return Response.json({ results: [] })
    }),
  )

  app.get(
    `${path}/:draftId/items`,
    officialMethod(deps, { ...reads, name: 'draft-items' }, (call) => {
      const draft = find(call)
      if (draft instanceof Response) return draft
      const items = draft.goods.map(({ barcode, quantity }, index) => ({
        sku: barcode,
        quantity,
        nmId: 100_200_300 + index,
        brandName: 'Учебный бренд',
        subjectName: 'Кружки',
        imgSrc: '',
        title: `Учебный товар ${index + 1}`,
        techSize: '0',
        vendorCode: `SKU-${index + 1}`,
        color: '',
      }))
      return Response.json({ ...totals(draft), items })
    }),
  )

  app.delete(
    `${path}/:draftId/items`,
    officialMethod(deps, writes('draft-take'), async (call) => {
      const draft = find(call)
      if (draft instanceof Response) return draft
      const body = removeBody.safeParse(await call.context.req.json().catch(() => undefined))
      if (!body.success) return badRequest('Неверный формат тела запроса')
      draft.goods = draft.goods.filter((goods) => !body.data.skus.includes(goods.barcode))
      draft.updatedAt = now()
      return Response.json({ results: [] })
    }),
  )

  function find({ context, sid }: OfficialCall): Draft | Response {
    const draftId = context.req.param('draftId') ?? ''
    if (!UUID.test(draftId)) return badRequest('Неверный формат draftId')
    const draft = world.drafts.get(draftId)
    return draft?.sid === sid ? draft : notFound('Черновик не найден')
  }
}

function totals(draft: Draft) {
  return {
    skuQuantity: draft.goods.length,
    itemQuantity: draft.goods.reduce((sum, goods) => sum + goods.quantity, 0),
  }
}
