import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Fault } from '../service/faults.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { isRefusal } from './accounts.ts'
import {
  dynamicsOf,
  dynamicsRequest,
  periodFault,
  regionsOf,
  regionsRequest,
} from './cloud-history.ts'
import { type Counted, searchCorpus } from './corpus/corpus.ts'
import { REGION_TREE } from './region-tree.ts'
import { HOUR_MS, SECOND_QUOTA, type WordstatWorld } from './world.ts'

/** HTTP statuses of grpc codes, as the gateway pairs them. */
const STATUS: Readonly<Record<number, number>> = {
  3: 400,
  7: 403,
  8: 429,
  13: 500,
  14: 503,
  16: 401,
}

const folder = z.string().max(50).optional()
const topRequest = z.strictObject({
  phrase: z.string().min(1).max(400),
  numPhrases: z.coerce.number().int().min(1).max(2_000).default(50),
  regions: z.array(z.string().regex(/^\d+$/)).max(100).default([]),
  devices: z
    .array(z.enum(['DEVICE_ALL', 'DEVICE_DESKTOP', 'DEVICE_PHONE', 'DEVICE_TABLET']))
    .max(3)
    .default([]),
  folderId: folder,
})
const treeRequest = z.strictObject({ folderId: folder })

/** Wordstat of Yandex Cloud's Search API v2. */
export function cloudHost(world: WordstatWorld) {
  const { interceptor, accounts, windows, asked, quotas } = world

  function topRequests(account: string, body: unknown): Response {
    const request = topRequest.safeParse(body)
    if (!request.success) return grpcError(3, firstIssue(request.error))
    const refused = quotaRefusal(account)
    if (refused) return refused
    const { phrase, regions, numPhrases } = request.data
    asked.note({ account, provider: 'cloud', phrase, regions })
    const { results, associations } = searchCorpus(phrase, regions)
    // As JSON of a proto goes, zeros and empty lists are left out.
    return answer({
      ...(results[0] && { totalCount: String(results[0].count) }),
      ...(results[0] && { results: results.slice(0, numPhrases).map(asStrings) }),
      ...(associations[0] && { associations: associations.slice(0, numPhrases).map(asStrings) }),
    })
  }

  /** The account's second and hour; a refusal where they are used up. */
  function quotaRefusal(account: string): Response | undefined {
    const hourly = { calls: quotas.cloudHourly, windowMs: HOUR_MS }
    const waitMs = windows.take(`cloud ${account}`, [SECOND_QUOTA, hourly])
    return waitMs > 0 ? exhausted(waitMs) : undefined
  }

  function dynamics(account: string, body: unknown): Response {
    const request = dynamicsRequest.safeParse(body)
    if (!request.success) return grpcError(3, firstIssue(request.error))
    const fault = periodFault(request.data)
    if (fault !== undefined) return grpcError(3, fault)
    return quotaRefusal(account) ?? answer({ results: dynamicsOf(request.data, world.clock.now()) })
  }

  function regions(account: string, body: unknown): Response {
    const request = regionsRequest.safeParse(body)
    if (!request.success) return grpcError(3, firstIssue(request.error))
    return quotaRefusal(account) ?? answer({ results: regionsOf(request.data) })
  }

  function getRegionsTree(_account: string, body: unknown): Response {
    const request = treeRequest.safeParse(body)
    if (!request.success) return grpcError(3, firstIssue(request.error))
    return answer({ regions: REGION_TREE })
  }

  function method(name: string, act: (account: string, body: unknown) => Response) {
    return async (context: Context<SandboxEnv>): Promise<Response> => {
      const body: unknown = await context.req.json().catch(() => undefined)
      const named = treeRequest.partial().loose().safeParse(body)
      const header = context.req.header('authorization') ?? ''
      const secret = /^api-key\s+(.+)$/i.exec(header)?.[1]?.trim() ?? ''
      const account = accounts.cloud(secret, named.data?.folderId)
      const call = { method: `cloud/${name}`, groups: ['cloud'], account }
      return interceptor.pass(context, call, () => {
        if (!isRefusal(account)) return act(account, body)
        return account === 'unknown'
          ? grpcError(16, 'The provided API key is invalid')
          : grpcError(7, 'Permission denied')
      })
    }
  }

  return new Hono<SandboxEnv>()
    .post('/v2/wordstat/topRequests', method('topRequests', topRequests))
    .post('/v2/wordstat/dynamics', method('dynamics', dynamics))
    .post('/v2/wordstat/regions', method('regions', regions))
    .post('/v2/wordstat/getRegionsTree', method('getRegionsTree', getRegionsTree))
    .all('*', () => grpcError(5, 'Not Found', 404))
}

/** A fault in the words of the gateway. */
export function cloudRefusal(kind: 'http-5xx' | 'unpaid' | 'limited', fault: Fault): Response {
  if (kind === 'unpaid') return grpcError(7, 'The billing account is not active')
  if (kind === 'limited') return exhausted(fault.ms)
  const { status = 503 } = fault
  return grpcError(status === 500 ? 13 : 14, 'upstream is not ready', status)
}

/** Without `waitMs` the refusal keeps to itself when it ends. */
function exhausted(waitMs: number | undefined): Response {
  if (waitMs === undefined) return grpcError(8, 'Quota limit exceeded')
  const seconds = Math.ceil(waitMs / 1_000)
  const message = `Quota limit exceeded. Time to refill: ${seconds} seconds`
  return grpcError(8, message, 429, { 'retry-after': String(seconds) })
}

function grpcError(
  code: number,
  message: string,
  status = STATUS[code] ?? 500,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return answer({ code, message, details: [] }, status, headers)
}

function answer(body: object, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return Response.json(body, { status, headers: { 'x-request-id': randomUUID(), ...headers } })
}

/** The proto's int64 travels as a string. */
const asStrings = ({ phrase, count }: Counted) => ({ phrase, count: String(count) })

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`
}
