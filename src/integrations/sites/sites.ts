import { AppError } from '#core/errors.ts'
import type { SitePage, Sites } from '#desks/campaigns/ports.ts'
import { WireError } from '#platform/http/exchange.ts'
import { createHttpFetch } from '#platform/http/fetch.ts'
import type { HttpOptions } from '#platform/http/options.ts'
import { isPrivateHost, PRIVATE_ADDRESS, publicLookup } from './addresses.ts'
import { readPage } from './page.ts'

export interface SitesOptions extends Pick<HttpOptions, 'limiter' | 'clock' | 'log' | 'metrics'> {
  /** Asked for pages (`GET ?url=…`) instead of the open internet; its `x-final-url` names the page after redirects. */
  readonly gatewayUrl?: string | undefined
  /** For all of a page with its redirects, ms. Default 10 000. */
  readonly timeoutMs?: number
}

const MAX_BYTES = 1024 * 1024
const MAX_REDIRECTS = 5
const HEADERS = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
  // Only what is not packed can be read up to a limit.
  'accept-encoding': 'identity',
  'accept-language': 'ru,en;q=0.5',
  'user-agent': 'Mozilla/5.0 (compatible; PrilavokBot/1.0)',
}
const PLAN = { route: 'page', passes: () => true, isCut: true }

type Fault = 'scheme' | 'private' | 'not_found' | 'unreachable' | 'status'

/** Reads public pages as a browser without a log-in would: no cookies, no scripts, no private networks. */
export function createSites(options: SitesOptions): Sites & { close(): Promise<void> } {
  const { gatewayUrl, timeoutMs = 10_000 } = options
  const http = createHttpFetch({
    ...options,
    service: 'site',
    timeoutMs,
    connections: 4,
    headers: HEADERS,
    maxBytes: MAX_BYTES,
    // A shop that is away says nothing of the next one, and a person waits.
    breaker: { failures: Number.POSITIVE_INFINITY },
    retry: { times: 0 },
    // A gateway stands where the operator put it; only what sellers type is judged.
    ...(gatewayUrl === undefined && { lookup: publicLookup }),
  })

  async function follow(start: string, signal: AbortSignal): Promise<SitePage> {
    let url = publicUrl(start)
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const target =
        gatewayUrl === undefined ? url.href : `${gatewayUrl}?url=${encodeURIComponent(url.href)}`
      const answer = await http.fetch(target, { signal }, PLAN)
      const { status, headers } = answer
      const location = status < 400 ? headers.get('location') : null
      if (location !== null) {
        url = publicUrl(location, url.href)
        continue
      }
      // What a gateway could not reach it answers for itself, RFC 9110, 15.6.3.
      if (gatewayUrl !== undefined && status === 502) throw fault('unreachable')
      if (status >= 400) throw fault('status', { status })
      const { href } = publicUrl(headers.get('x-final-url') ?? url.href)
      return readPage(href, await textOf(answer))
    }
    throw fault('unreachable')
  }

  return {
    async read(url, signal) {
      try {
        return await follow(url, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))
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

/** The page as text; nothing when it is no HTML. */
async function textOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  if (!/html/i.test(type)) return ''
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return decoder(type, bytes).decode(bytes)
}

/** By the header, else by the page's own word for it: older Russian shops are in windows-1251. */
function decoder(type: string, bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  const named = /charset=["']?([\w-]+)/i
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const label = named.exec(type)?.[1] ?? named.exec(head)?.[1]
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    return new TextDecoder()
  }
}

function faultOf(thrown: unknown): AppError {
  if (!(thrown instanceof AppError)) return fault('unreachable', {}, thrown)
  const { cause } = thrown
  if (!(cause instanceof WireError)) return thrown
  if (cause.code === PRIVATE_ADDRESS) return fault('private')
  if (cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN') return fault('not_found')
  return fault('unreachable', {}, thrown)
}

function fault(name: Fault, vars: Record<string, number> = {}, cause?: unknown): AppError {
  return new AppError({ kind: 'invalid', code: `site.${name}`, vars, cause })
}
