import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { playFault, type SandboxEnv } from '#sandbox/service/play-fault.ts'
import type { Buckets } from '../buckets.ts'
import type { CabinetDeps } from '../cabinet/hosts.ts'
import type { CabinetUser, Doorman } from '../cabinet/session.ts'
import { refuseCall } from '../official/answers.ts'
import type { TransferRefusal } from './transfers.ts'

const BASE = '/ns/shifts/analytics-back/api/v1'
/** One request a second was never refused, two now and then: measured by sellers' tools in April 2026. */
const PACE = { burst: 2, intervalMs: 1_000, periodMs: 1_000, limit: 1 }

const id = z.number().int()
const orderBody = z.object({
  order: z.object({
    src: id,
    dst: id,
    nmID: id,
    count: z.array(z.object({ chrtID: id, count: z.int().min(1) })).min(1),
  }),
})

interface Refusal {
  readonly errorText: string
  readonly status: 200 | 400
  readonly additionalErrors?: object
}

/** Failures come as 400 or as 200 with `error: true`. */
const WORDS: Record<TransferRefusal, Refusal> = {
  'no-such-stock': { errorText: 'nmError', status: 400 },
  'already-in-process': { errorText: 'requestAlreadyInProcess', status: 200 },
  cooldown: { errorText: 'nmError', status: 200 },
  'source-quota': {
    ...{ errorText: 'exceeded-quota', status: 400 },
    additionalErrors: { placement: ['srcOffice'] },
  },
  'target-quota': {
    ...{ errorText: 'exceeded-quota', status: 200 },
    additionalErrors: { placement: ['dstOffice'] },
  },
  'below-lot': { errorText: 'nmError', status: 400 },
  'option-off': { errorText: 'nmError', status: 400 },
}

/** `seller-weekly-report.wildberries.ru`: the older calls, plain REST. */
export function shiftsHost(
  { world, faults, calls, buckets }: CabinetDeps & { readonly buckets: Buckets },
  doorman: Doorman,
): Hono<SandboxEnv> {
  const { transfers, table, clock } = world
  const app = new Hono<SandboxEnv>()

  type Act = (user: CabinetUser) => Response | Promise<Response>
  const serve =
    (name: string, act: (context: Context<SandboxEnv>) => Act) =>
    async (context: Context<SandboxEnv>): Promise<Response> => {
      world.settle()
      if (transfers.switches.shiftsOff) return new Response('not found', { status: 404 })
      const user = doorman.admit(context)
      if (user instanceof Response) return user
      if (!buckets.take('shifts', user.sid, 0, PACE).ok)
        return new Response('too many requests', { status: 429 })
      const fault = faults.next([`shifts/${name}`, 'shifts', 'cabinet'], user.sid)
      const played = { clock, fault, refuse: refuseCall }
      const answer = playFault(context, played, () => act(context)(user))
      return calls.count(user.sid, `shifts/${name}`, answer)
    }

  app.get(
    `${BASE}/nms`,
    serve('nms', (context) => ({ sid }) => {
      const pattern = context.req.query('pattern') ?? ''
      const found = new Map(
        transfers
          .stockOf(sid)
          .filter(({ nmId }) => String(nmId).startsWith(pattern))
          .map(({ nmId, name }) => [nmId, name]),
      )
      return good({
        nms: [...found].slice(0, 20).map(([nmID, subjectName]) => ({ nmID, subjectName })),
      })
    }),
  )
  app.get(
    `${BASE}/stocks`,
    serve('stocks', (context) => ({ sid }) => {
      const nmId = Number(context.req.query('nmID'))
      const rows = transfers.stockOf(sid).filter((row) => row.nmId === nmId && row.count > 0)
      const nameOf = (officeID: number) => table.warehouse(officeID)?.name ?? ''
      const src = [...Map.groupBy(rows, ({ warehouseId }) => warehouseId)].map(
        ([officeID, inStock]) => ({
          ...{ officeID, officeName: nameOf(officeID) },
          inStock: inStock.map((row) => ({
            ...{ chrtID: row.chrtId, count: row.count, techSize: row.sizeName },
          })),
        }),
      )
      const dst = table.warehouses().map((one) => ({ officeID: one.id, officeName: one.name }))
      return good({ src, dst })
    }),
  )
  app.get(
    `${BASE}/quota`,
    serve('quota', (context) => () => {
      const officeID = Number(context.req.query('officeID'))
      const left = transfers.quotas.left(officeID)
      return good({
        officeID,
        quota: context.req.query('type') === 'src' ? left.source : left.target,
      })
    }),
  )
  app.post(
    `${BASE}/order`,
    serve('order', (context) => async ({ sid }) => {
      if (world.switches.captchaRequired && context.req.header('x-wb-captcha-token') === undefined)
        return bad({ errorText: 'captcha required', status: 400 })
      const parsed = orderBody.safeParse(await context.req.json().catch(() => undefined))
      if (!parsed.success) return bad({ errorText: 'nmError', status: 400 })
      const { src, dst, nmID, count } = parsed.data.order
      const lines = count.map((item) => ({
        ...{ nmId: nmID, chrtId: item.chrtID, count: item.count },
        ...{ sourceId: src, targetId: dst },
      }))
      const reason = transfers.order(sid, lines, 'shifts')
      return reason === undefined ? good({}) : bad(WORDS[reason])
    }),
  )
  app.all('*', () => new Response('not found', { status: 404 }))
  return app
}

function good(data: object): Response {
  return Response.json({ data, error: false, errorText: '', additionalErrors: null })
}

function bad({ errorText, status, additionalErrors }: Refusal): Response {
  const body = { data: null, error: true, errorText, additionalErrors: additionalErrors ?? null }
  return Response.json(body, { status })
}
