import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Limits, StockLine, StockMover } from '#desks/supplies/ports/transfers.ts'
import type { CabinetSession } from '#desks/supplies/ports.ts'
import type { HttpClient, HttpRequest } from '#platform/http/client.ts'
import type { HttpFailure } from '#platform/http/options.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { Want } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { fieldList, readableRows } from '../rows.ts'
import { outcomeOfFailure } from './refusals.ts'

const BASE = '/ns/shifts/analytics-back/api/v1'
/** One request a second was never refused, two now and then were: sellers' measurements of April 2026. */
const PACE = { capacity: 1, refillMs: 1_100 }

/** `error: true` comes with HTTP 200 as well as with 400. */
const answer = z.object({
  data: z.unknown().optional(),
  error: z.boolean().nullish(),
  errorText: z.string().nullish(),
  additionalErrors: z.unknown().optional(),
})
const nmsData = z.object({ nms: fieldList })
const nmRow = z.object({ nmID: z.number(), subjectName: z.string().nullish() })
const stocksData = z.object({ src: fieldList, dst: fieldList })
const sourceRow = z.object({
  officeID: z.number(),
  officeName: z.string().nullish(),
  inStock: fieldList,
})
const sizeRow = z.object({ chrtID: z.number(), count: z.number(), techSize: z.string().nullish() })
const officeRow = z.object({ officeID: z.number(), officeName: z.string().nullish() })
const quotaData = z.object({ quota: z.number() })

export interface ShiftsDeps {
  readonly http: HttpClient
  /** Headers of the session; throws `auth` when its text cannot be read. */
  readonly headersOf: (session: CabinetSession) => Readonly<Record<string, string>>
  readonly log: Log
}

/** What the service says no with. */
class ShiftsRefusal extends Error {}

const words = (body: z.infer<typeof answer>): string =>
  `${body.errorText ?? ''} ${JSON.stringify(body.additionalErrors ?? '')}`

/** 401 and 403 end the session; any other 4xx may carry the service's own words. */
export function shiftsFailure({ status, body }: HttpFailure): AppError | undefined {
  if (status === 401 || status === 403)
    return new AppError({ kind: 'auth', code: 'wb-cabinet.session_expired' })
  const parsed = parseLeniently(answer, body)
  if (status !== 400 || !parsed.success) return undefined
  const cause = new ShiftsRefusal(words(parsed.data))
  return new AppError({ kind: 'invalid', code: 'wb-cabinet.refused', cause })
}

/** The older calls of the seller account, which some accounts still answer: a quota a call, a second between calls. */
export function createShifts({ http, headersOf, log }: ShiftsDeps) {
  const pace = ({ accountKey }: CabinetSession): readonly Want[] => [
    { key: `wb:shifts:${accountKey}`, spec: PACE },
  ]

  const call = async (
    session: CabinetSession,
    request: Pick<HttpRequest<unknown>, 'method' | 'path' | 'query' | 'body' | 'onSend'> & {
      readonly signal: AbortSignal
    },
  ): Promise<unknown> => {
    const { data: body } = await http.request({
      ...request,
      path: BASE + request.path,
      headers: headersOf(session),
      schema: answer,
      limits: pace(session),
    })
    if (body.error !== true) return body.data
    const cause = new ShiftsRefusal(words(body))
    throw new AppError({ kind: 'invalid', code: 'wb-cabinet.refused', cause })
  }

  const read = async <T>(
    session: CabinetSession,
    path: string,
    query: Readonly<Record<string, string | number>>,
    shape: { readonly schema: z.ZodType<T>; readonly signal: AbortSignal },
  ): Promise<T> => {
    const { schema, signal } = shape
    const body = await call(session, { method: 'GET', path, query, signal })
    const data = parseLeniently(schema, body)
    if (data.success) return data.data
    throw new AppError({ kind: 'unavailable', code: 'wb-cabinet.bad_answer', cause: data.error })
  }

  const quota = async (
    session: CabinetSession,
    officeID: number,
    type: 'src' | 'dst',
    signal: AbortSignal,
  ) => (await read(session, '/quota', { officeID, type }, { schema: quotaData, signal })).quota

  const stockOf = async (
    session: CabinetSession,
    nmID: number,
    signal: AbortSignal,
  ): Promise<StockLine[]> => {
    const shape = { schema: stocksData, signal }
    const { src, dst } = await read(session, '/stocks', { nmID }, shape)
    const targets = readableRows(dst, officeRow, { list: 'targets', log })
    const sources = readableRows(src, sourceRow, { list: 'sources', log })
    return sources.flatMap(({ officeID, officeName, inStock }) =>
      readableRows(inStock, sizeRow, { list: 'sizes', log }).map(({ chrtID, count, techSize }) => ({
        ...{ nmId: nmID, chrtId: chrtID, sizeName: techSize ?? '', count },
        ...{ warehouseId: officeID, warehouseName: officeName ?? `#${officeID}` },
        targetIds: targets.map((one) => one.officeID).filter((id) => id !== officeID),
      })),
    )
  }

  return {
    async limits(session, warehouseIds, signal): Promise<Limits> {
      const quotas = new Map<number, { name: string; source: number; target: number }>()
      for (const id of warehouseIds) {
        const source = await quota(session, id, 'src', signal)
        const target = await quota(session, id, 'dst', signal)
        quotas.set(id, { name: `#${id}`, source, target })
      }
      return { generation: 'shifts', quotas, isComplete: false }
    },
    async stock(session, nmIds, signal) {
      const lines: StockLine[] = []
      for (const nmId of nmIds) lines.push(...(await stockOf(session, nmId, signal)))
      return lines
    },
    async search(session, pattern, signal) {
      const { nms } = await read(session, '/nms', { pattern }, { schema: nmsData, signal })
      return readableRows(nms, nmRow, { list: 'products', log }).map(({ nmID, subjectName }) => ({
        ...{ nmId: nmID, name: subjectName ?? '' },
      }))
    },
    async order(session, { nmId, sourceId, targetId, items }, { signal, onSend }) {
      let isSent = false
      const count = items.map((item) => ({ chrtID: item.chrtId, count: item.count }))
      const order = { src: sourceId, dst: targetId, nmID: nmId, count }
      const mark = () => {
        isSent = true
        onSend()
      }
      try {
        await call(session, {
          ...{ method: 'POST', path: '/order', body: { order }, signal },
          onSend: mark,
        })
        return { kind: 'accepted' }
      } catch (thrown) {
        return outcomeOfFailure(thrown, isSent, ({ cause }) =>
          cause instanceof ShiftsRefusal ? cause.message : undefined,
        )
      }
    },
  } satisfies Pick<StockMover, 'limits' | 'stock' | 'search' | 'order'>
}
