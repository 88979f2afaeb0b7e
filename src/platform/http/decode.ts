import { promisify } from 'node:util'
import { brotliDecompress, unzip } from 'node:zlib'
import type { WireAnswer } from './exchange.ts'

const fromBrotli = promisify(brotliDecompress)
const fromGzip = promisify(unzip)

/** The body as text, unpacked to at most `maxBytes`. Rejects when it is damaged, bigger or oddly packed. */
export async function bodyText({ headers, body }: WireAnswer, maxBytes: number): Promise<string> {
  const packing = headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (packing === 'identity' || body.length === 0) return body.toString()
  const limit = { maxOutputLength: maxBytes }
  if (packing === 'br') return (await fromBrotli(body, limit)).toString()
  if (packing === 'gzip' || packing === 'deflate') return (await fromGzip(body, limit)).toString()
  throw new Error(`content-encoding ${packing}`)
}

/** JSON when it is that, else the text itself; an empty body is undefined. */
export function jsonOrText(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
