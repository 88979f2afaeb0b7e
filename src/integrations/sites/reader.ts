import { AppError } from '#core/errors.ts'
import { isPrivateHost, PRIVATE_ADDRESS, publicLookup } from '#platform/http/addresses.ts'
import { WireError } from '#platform/http/exchange.ts'
import { createHttpFetch } from '#platform/http/fetch.ts'
import type { HttpOptions } from '#platform/http/options.ts'

export interface ReaderOptions extends Pick<HttpOptions, 'limiter' | 'clock' | 'log' | 'metrics'> {
  /** Asked for addresses (`GET ?url=…`) instead of the open internet; its `x-final-url` names the address after redirects. */
  readonly gatewayUrl?: string | undefined
  /** For all of an answer with its redirects, ms. Default 10 000. */
  readonly timeoutMs?: number
  /** Hosts that are read, redirects included; all public ones by default. */
  readonly isAllowed?: (host: string) => boolean
}

/** What is read, and how much of it. */
interface Reading {
  /** Short name in metrics and logs. */
  readonly route: string
  readonly accept: string
  readonly maxBytes: number
  /** A longer body is cut instead of refused. */
  readonly isCut: boolean
}

const MAX_REDIRECTS = 5

type Fault = 'scheme' | 'private' | 'foreign' | 'not_found' | 'unreachable' | 'status' | 'too_large'

/** GET of public addresses as a browser without a log-in would: no cookies, no private networks, every redirect judged anew. */
export function createReader(options: ReaderOptions, { route, accept, maxBytes, isCut }: Reading) {
  const { gatewayUrl, timeoutMs = 10_000, isAllowed = () => true } = options
  const plan = { route, passes: () => true, isCut }
  const http = createHttpFetch({
    ...options,
    service: 'site',
    timeoutMs,
    connections: 4,
    headers: {
      accept,
      // Only what is not packed can be read up to a limit.
      'accept-encoding': 'identity',
      'accept-language': 'ru,en;q=0.5',
      'user-agent': 'Mozilla/5.0 (compatible; PrilavokBot/1.0)',
    },
    maxBytes,
    // A shop that is away says nothing of the next one, and a person waits.
    breaker: { failures: Number.POSITIVE_INFINITY },
    retry: { times: 0 },
    // A gateway stands where the operator put it; only what sellers type is judged.
    ...(gatewayUrl === undefined && { lookup: publicLookup }),
  })

  function allowed(url: URL): URL {
    if (!isAllowed(url.hostname)) throw fault('foreign')
    return url
  }

  async function follow(
    start: string,
    signal: AbortSignal,
  ): Promise<{ readonly href: string; readonly answer: Response }> {
    let url = allowed(publicUrl(start))
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const target =
        gatewayUrl === undefined ? url.href : `${gatewayUrl}?url=${encodeURIComponent(url.href)}`
      const answer = await http.fetch(target, { signal }, plan)
      const { status, headers } = answer
      const location = status < 400 ? headers.get('location') : null
      if (location !== null) {
        url = allowed(publicUrl(location, url.href))
        continue
      }
      // What a gateway could not reach it answers for itself, RFC 9110, 15.6.3.
      if (gatewayUrl !== undefined && status === 502) throw fault('unreachable')
      if (status >= 400) throw fault('status', { status })
      const { href } = publicUrl(headers.get('x-final-url') ?? url.href)
      return { href, answer }
    }
    throw fault('unreachable')
  }

  return {
    /** Throws AppError `invalid` with a `site.…` code. */
    async read<T>(
      url: string,
      signal: AbortSignal,
      take: (href: string, answer: Response) => Promise<T>,
    ): Promise<T> {
      try {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
        const { href, answer } = await follow(url, limit)
        return await take(href, answer)
      } catch (thrown) {
        signal.throwIfAborted()
        throw faultOf(thrown)
      }
    },
    close: http.close,
  }
}

function publicUrl(text: string, base?: string): URL {
  if (!URL.canParse(text, base)) throw fault('scheme')
  const url = new URL(text, base)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw fault('scheme')
  if (isPrivateHost(url.hostname)) throw fault('private')
  return url
}

function faultOf(thrown: unknown): AppError {
  if (!(thrown instanceof AppError)) return fault('unreachable', {}, thrown)
  const { cause } = thrown
  if (!(cause instanceof WireError)) return thrown
  if (cause.fault === 'too-large') return fault('too_large')
  if (cause.code === PRIVATE_ADDRESS) return fault('private')
  if (cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN') return fault('not_found')
  return fault('unreachable', {}, thrown)
}

function fault(name: Fault, vars: Record<string, number> = {}, cause?: unknown): AppError {
  return new AppError({ kind: 'invalid', code: `site.${name}`, vars, cause })
}
