import { Agent, type Dispatcher, request } from 'undici'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { SitePage, Sites } from '#desks/campaigns/ports.ts'
import { isPrivateHost, PrivateAddress, publicLookup } from './addresses.ts'
import { readPage } from './page.ts'

export interface SitesOptions {
  /** Asked for pages (`GET ?url=…`) instead of the open internet; its `x-final-url` names the page after redirects. */
  readonly gatewayUrl?: string | undefined
  readonly clock: Clock
  /** For all of a page with its redirects, ms. Default 10 000. */
  readonly timeoutMs?: number
}

const MAX_BYTES = 1024 * 1024
const MAX_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]
const HEADERS = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
  'accept-language': 'ru,en;q=0.5',
  'user-agent': 'Mozilla/5.0 (compatible; PrilavokBot/1.0)',
}

type Fault = 'scheme' | 'private' | 'not_found' | 'unreachable' | 'status'

/** Reads public pages as a browser without a log-in would: no cookies, no scripts, no private networks. */
export function createSites(options: SitesOptions): Sites & { close(): Promise<void> } {
  const { gatewayUrl, clock, timeoutMs = 10_000 } = options
  // A gateway stands where the operator put it; only what sellers type is judged.
  const agent = new Agent({
    connections: 4,
    allowH2: false,
    ...(gatewayUrl === undefined ? { connect: { lookup: publicLookup } } : {}),
  })

  async function fetchPage(url: URL, signal: AbortSignal): Promise<Answer> {
    const target =
      gatewayUrl === undefined ? url.href : `${gatewayUrl}?url=${encodeURIComponent(url.href)}`
    const answer = await request(target, { dispatcher: agent, headers: HEADERS, signal })
    return { ...answer, url: String(answer.headers['x-final-url'] ?? url.href) }
  }

  async function follow(start: string, signal: AbortSignal): Promise<SitePage> {
    let url = publicUrl(start)
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const answer = await fetchPage(url, signal)
      const { statusCode, headers } = answer
      if (REDIRECTS.includes(statusCode) && typeof headers.location === 'string') {
        await answer.body.dump()
        url = publicUrl(headers.location, url.href)
        continue
      }
      // What a gateway could not reach it answers for itself, RFC 9110, 15.6.3.
      if (gatewayUrl !== undefined && statusCode === 502) {
        await answer.body.dump()
        throw fault('unreachable')
      }
      if (statusCode >= 400) {
        await answer.body.dump()
        throw fault('status', { status: statusCode })
      }
      const { href } = publicUrl(answer.url)
      return readPage(href, await text(answer))
    }
    throw fault('unreachable')
  }

  return {
    async read(url, signal) {
      const over = new AbortController()
      const late = clock.sleep(timeoutMs, over.signal).then(
        () => over.abort(fault('unreachable')),
        () => undefined,
      )
      try {
        return await follow(url, AbortSignal.any([signal, over.signal]))
      } catch (thrown) {
        signal.throwIfAborted()
        throw faultOf(thrown)
      } finally {
        over.abort()
        await late
      }
    },
    close: () => agent.destroy(),
  }
}

type Answer = Dispatcher.ResponseData & { readonly url: string }

function publicUrl(text: string, base?: string): URL {
  if (!URL.canParse(text, base)) throw fault('scheme')
  const url = new URL(text, base)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw fault('scheme')
  if (isPrivateHost(url.hostname)) throw fault('private')
  return url
}

/** The page as text, as much of it as is read; nothing when it is no HTML. */
async function text({ headers, body }: Answer): Promise<string> {
  const type = String(headers['content-type'] ?? '')
  if (!/html/i.test(type)) {
    await body.dump()
    return ''
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAX_BYTES) break
  }
  const bytes = Buffer.concat(chunks)
  return decoder(type, bytes).decode(bytes)
}

/** By the header, else by the page's own word for it: older Russian shops are in windows-1251. */
function decoder(type: string, bytes: Buffer): InstanceType<typeof TextDecoder> {
  const named = /charset=["']?([\w-]+)/i
  const label = named.exec(type)?.[1] ?? named.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1]
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    return new TextDecoder()
  }
}

function faultOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  for (let cause: unknown = thrown; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddress) return fault('private')
    if ('code' in cause && (cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN')) {
      return fault('not_found')
    }
  }
  return fault('unreachable', {}, thrown)
}

function fault(name: Fault, vars: Record<string, number> = {}, cause?: unknown): AppError {
  return new AppError({ kind: 'invalid', code: `site.${name}`, vars, cause })
}
