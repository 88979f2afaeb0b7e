import type { WooCalls } from './calls.ts'
import { blocked } from './failure.ts'
import { misfit } from './sentences.ts'
import { restUrl } from './site.ts'

const MAX_REDIRECTS = 5

/** The interface of a site as `GET /wp-json/` describes it (WordPress REST API Handbook, "Discovery"). */
export interface SiteIndex {
  readonly url: string
  readonly hasPermalinks: boolean
  readonly body: unknown
}

/** Looks for the interface of a site, following its own redirects; each address is judged anew. Throws AppError. */
export async function findIndex(
  calls: Pick<WooCalls, 'look'>,
  typed: string,
  signal: AbortSignal,
): Promise<SiteIndex> {
  const pretty = await follow(calls, { url: typed, hasPermalinks: true }, signal)
  if (pretty.body !== undefined) return { ...pretty, hasPermalinks: true }
  const plain = await follow(calls, { url: pretty.url, hasPermalinks: false }, signal)
  if (plain.body !== undefined) return { ...plain, hasPermalinks: false }
  // A page in the place of both: a firewall says 403 or 503, anything else is no WordPress.
  if (/^(?:403|406|429|5\d\d)$/.test(String(plain.status))) throw blocked(plain.status)
  throw misfit('woo.no_wordpress')
}

async function follow(
  { look }: Pick<WooCalls, 'look'>,
  start: { readonly url: string; readonly hasPermalinks: boolean },
  signal: AbortSignal,
) {
  const tail = restUrl({ ...start, url: '' }, '/')
  let url = start.url
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await look(`${url}${tail}`, signal)
    const location = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400 || location === null) {
      return { url, status: answer.status, body: await jsonOf(answer) }
    }
    url = moved(url, new URL(location, `${url}${tail}`))
  }
  throw misfit('woo.moved')
}

/** Where a redirect leads, without the interface's own part. Only to the same site: a password is not carried to another. */
function moved(from: string, to: URL): string {
  const bare = (host: string) => host.replace(/^www\./, '')
  if (bare(new URL(from).host) !== bare(to.host)) {
    throw misfit('woo.moved', { host: to.host })
  }
  return `${to.origin}${to.pathname.replace(/\/(?:wp-json(?:\/.*)?|index\.php)?$/, '')}`
}

async function jsonOf(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok || !/json/i.test(answer.headers.get('content-type') ?? '')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
