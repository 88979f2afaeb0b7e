import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Fault } from '../service/faults.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { isRefusal } from './accounts.ts'
import { searchCorpus } from './corpus/corpus.ts'
import { REGION_TREE } from './region-tree.ts'
import { DAY_MS, SECOND_QUOTA, type WordstatWorld } from './world.ts'

const MAX_PHRASE = 400

const topRequest = z
  .strictObject({
    phrase: z.string().min(1).max(MAX_PHRASE).optional(),
    phrases: z.array(z.string()).min(1).max(128).optional(),
    numPhrases: z.int().min(1).max(2_000).default(50),
    regions: z.array(z.int()).default([]),
    devices: z.array(z.enum(['all', 'desktop', 'phone', 'tablet'])).default(['all']),
  })
  .refine(({ phrase, phrases }) => (phrase === undefined) !== (phrases === undefined))

/** The older Wordstat API, by OAuth token. */
export function oauthHost(world: WordstatWorld) {
  const { interceptor, accounts, windows, asked, quotas } = world

  function topRequests(account: string, body: unknown): Response {
    const request = topRequest.safeParse(body)
    if (!request.success) return new Response('Bad request', { status: 400 })
    const { phrase, phrases, numPhrases } = request.data
    const all = phrases ?? [phrase ?? '']
    const daily = { calls: quotas.oauthDaily, windowMs: DAY_MS }
    const waitMs = windows.take(`oauth ${account}`, [SECOND_QUOTA, daily])
    if (waitMs > 0) return exhausted(waitMs)
    const regions = request.data.regions.map(String)
    const answers = all.map((text) => {
      if (text.trim() === '' || text.length > MAX_PHRASE) {
        return { requestPhrase: text, error: 'Invalid phrase' }
      }
      asked.note({ account, provider: 'oauth', phrase: text, regions })
      const { results, associations } = searchCorpus(text, regions)
      return {
        requestPhrase: text,
        totalCount: results[0]?.count ?? 0,
        topRequests: results.slice(0, numPhrases),
        associations: associations.slice(0, numPhrases),
      }
    })
    return Response.json(phrases === undefined ? answers[0] : answers)
  }

  function method(name: string, act: (account: string, body: unknown) => Response) {
    return async (context: Context<SandboxEnv>): Promise<Response> => {
      const body: unknown = await context.req.json().catch(() => undefined)
      const header = context.req.header('authorization') ?? ''
      const account = accounts.token(/^bearer\s+(.+)$/i.exec(header)?.[1]?.trim() ?? '')
      const call = { method: `oauth/${name}`, groups: ['oauth'], account }
      return interceptor.pass(context, call, () => {
        if (!isRefusal(account)) return act(account, body)
        return new Response('Unauthorized', { status: account === 'unknown' ? 401 : 403 })
      })
    }
  }

  return new Hono<SandboxEnv>().post('/v1/topRequests', method('topRequests', topRequests)).post(
    '/v1/getRegionsTree',
    method('getRegionsTree', () => Response.json(REGION_TREE)),
  )
}

/** A fault in the words of this service: plain text. */
export function oauthRefusal(kind: 'http-5xx' | 'unpaid' | 'limited', fault: Fault): Response {
  if (kind === 'unpaid') return new Response('Forbidden', { status: 403 })
  if (kind === 'limited') return exhausted(fault.ms)
  return new Response('Service unavailable, try again later', { status: fault.status ?? 503 })
}

function exhausted(waitMs: number | undefined): Response {
  const refill =
    waitMs === undefined ? '' : `. Time to refill: ${Math.ceil(waitMs / 1_000)} seconds`
  return new Response(`Quota limit exceeded, try again later${refill}`, { status: 429 })
}
