import { readFileSync } from 'node:fs'
import type { Context, Next } from 'hono'
import { z } from 'zod'

const PUBLIC = 'application/vnd.allegro.public.v1+json'

type Schema = Readonly<Record<string, unknown>>

interface Exchange {
  readonly method: string
  readonly path: string
  readonly query?: Schema
  readonly media?: string
  readonly body?: Schema
  readonly answers: Readonly<Record<string, Schema>>
}

interface Contract {
  readonly $defs: Readonly<Record<string, Schema>>
  readonly exchanges: readonly Exchange[]
}

const contract: Contract = JSON.parse(
  readFileSync(new URL('./schemas.json', import.meta.url), 'utf8'),
)
const read = new Map<Schema, z.ZodType>()

function faultOf(schema: Schema, value: unknown): string | undefined {
  const known = read.get(schema) ?? z.fromJSONSchema({ $defs: contract.$defs, ...schema })
  read.set(schema, known)
  const parsed = known.safeParse(value)
  return parsed.success ? undefined : z.prettifyError(parsed.error)
}

function exchangeFor(method: string, path: string): Exchange | undefined {
  return contract.exchanges.find((one) => {
    const pattern = one.path.replace(/\{\w+\}/g, '[^/]+')
    return one.method === method && new RegExp(`^${pattern}$`).test(path)
  })
}

const LISTS = new Set(
  contract.exchanges.flatMap(({ query }) =>
    Object.entries((query?.properties ?? {}) as Record<string, Schema>)
      .filter(([, { type }]) => type === 'array')
      .map(([name]) => name),
  ),
)

/** Texts of a query as the types its schema names. */
function queryValue(url: URL): object {
  const typed = (text: string) => (/^-?\d+$/.test(text) ? Number(text) : text)
  return Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => {
      const all = url.searchParams.getAll(name)
      return [name, LISTS.has(name) ? all : name === 'from' ? all[0] : typed(all[0] ?? '')]
    }),
  )
}

const json = (text: string): unknown => (text === '' ? undefined : JSON.parse(text))

/**
 * Checks every request and every answer against the JSON schemas beside it, which were written from Allegro's own description; what a
 * fault was played on is not an answer of the service. `violations` has to stay empty.
 */
export function createContract({ isPlayed }: { isPlayed: () => boolean }) {
  const violations: string[] = []

  return {
    violations,
    async check(context: Context, next: Next, base: string): Promise<void> {
      const { method, url } = context.req
      const target = new URL(url)
      const path = target.pathname.slice(base.length)
      const exchange = exchangeFor(method, path)
      const note = (what: string, fault: string | undefined) => {
        if (fault !== undefined) violations.push(`${method} ${path}: ${what}: ${fault}`)
      }
      if (!exchange) note('request', 'is not described')
      if (exchange?.query) note('query', faultOf(exchange.query, queryValue(target)))
      if (exchange?.body) {
        const body = json(await context.req.raw.clone().text())
        note('body', faultOf(exchange.body, body))
        const type = context.req.header('content-type')
        if (type !== exchange.media) note('content-type', `${type}`)
      }
      const isFault = isPlayed()
      await next()
      if (!exchange || isFault || context.res.headers.has('x-hono-already-sent')) return
      const { status, headers } = context.res
      if (!/^[0-9a-f]{16}$/.test(headers.get('trace-id') ?? '')) note('trace-id', 'is missing')
      const body = json(await context.res.clone().text())
      const described = exchange.answers[String(status)]
      const errors = { $ref: `#/$defs/${status === 401 ? 'AuthError' : 'ErrorsHolder'}` }
      const isEmpty = described !== undefined && Object.keys(described).length === 0
      if (status < 300 && !described) note('status', `${status} is not described`)
      const schema = described && !isEmpty ? described : status >= 400 ? errors : undefined
      if (schema) note(`answer ${status}`, faultOf(schema, body))
      const media = exchange.media ?? PUBLIC
      const isReport = path.includes('-bulk-')
      if (status < 300 && !isReport && headers.get('content-type') !== media) {
        note('answer media', `${headers.get('content-type')}`)
      }
    },
  }
}
