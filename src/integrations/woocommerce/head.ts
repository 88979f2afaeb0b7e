import { Parser } from 'htmlparser2'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import type { PageHead, ShopApi } from '#desks/imports/ports/shop.ts'
import type { WooCalls } from './calls.ts'
import { restUrl } from './site.ts'

/** Yoast tells of a page by itself (Yoast REST API, `get_head`), without its theme being put to work. */
const told = z.object({
  json: z.object({ title: z.string(), description: z.string().catch('') }),
})

const LOOK_MS = 10_000
/** So many looks in vain, and a shop is left alone for so long: an import does not wait for each of its pages. */
const VAIN = 3
const REST_MS = 15 * 60_000

/** What a page tells search engines. Asked without a log-in, as they do: a refusal says nothing of the key. */
export function createHead({ look }: Pick<WooCalls, 'look'>, clock: Clock): Pick<ShopApi, 'head'> {
  const vain = new Map<string, { readonly count: number; readonly at: number }>()

  async function textOf(address: string, signal: AbortSignal): Promise<string | undefined> {
    const answer = await look(address, signal, LOOK_MS)
    return answer.ok ? answer.text() : undefined
  }

  function isResting(account: string): boolean {
    const { count = 0, at = 0 } = vain.get(account) ?? {}
    return count >= VAIN && clock.now() < at + REST_MS
  }

  /** Notes whether something was found. */
  function noted(account: string, found: PageHead | undefined): PageHead | undefined {
    if (found) vain.delete(account)
    else vain.set(account, { count: (vain.get(account)?.count ?? 0) + 1, at: clock.now() })
    return found
  }

  async function ofYoast(url: string, hasPermalinks: boolean, page: string, signal: AbortSignal) {
    const address = restUrl({ url, hasPermalinks }, '/yoast/v1/get_head', { url: page })
    const text = await textOf(address, signal)
    const read = text === undefined ? undefined : told.safeParse(parsed(text))
    if (!read?.success) return undefined
    const { title, description } = read.data.json
    return { title: plain(title), description: plain(description) }
  }

  return {
    async head({ accountKey, facts: { url, hasPermalinks } }, permalink, seo, signal) {
      if (isResting(accountKey)) return undefined
      try {
        const own =
          seo === 'yoast' && typeof url === 'string'
            ? await ofYoast(url, hasPermalinks !== false, permalink, signal)
            : undefined
        const text = own ? '' : await textOf(permalink, signal)
        return noted(accountKey, own ?? headOf(text ?? ''))
      } catch (thrown) {
        if (signal.aborted) throw thrown
        return noted(accountKey, undefined)
      }
    },
  }
}

/** Title and description of a page; undefined of one without a title. */
export function headOf(html: string): PageHead | undefined {
  let title = ''
  let description = ''
  let isTitle = false
  const parser = new Parser({
    onopentag(name, { name: what, content }) {
      if (name === 'title') isTitle = title === ''
      if (name === 'meta' && what?.toLowerCase() === 'description') description ||= content ?? ''
    },
    ontext(text) {
      if (isTitle) title += text
    },
    onclosetag(name) {
      if (name === 'title') isTitle = false
    },
  })
  parser.end(html)
  return title.trim() === '' ? undefined : { title: title.trim(), description: description.trim() }
}

/** Without entities: what stands in a page as text. */
function plain(html: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) })
  parser.end(html)
  return text.trim()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
