import type { Sites } from '#desks/campaigns/ports.ts'
import { readPage } from './page.ts'
import { createReader, type ReaderOptions } from './reader.ts'

const HTML = {
  route: 'page',
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
  maxBytes: 1024 * 1024,
  isCut: true,
}

/** Reads public pages as a browser without a log-in would: no cookies, no scripts, no private networks. */
export function createSites(options: ReaderOptions): Sites & { close(): Promise<void> } {
  const reader = createReader(options, HTML)
  return {
    read: (url, signal) =>
      reader.read(url, signal, async (href, answer) => readPage(href, await textOf(answer))),
    close: reader.close,
  }
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
