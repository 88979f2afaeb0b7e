import { promisify } from 'node:util'
import { brotliDecompress, unzip } from 'node:zlib'
import type { WireAnswer } from './exchange.ts'
import { BadAnswer } from './failure.ts'

const fromBrotli = promisify(brotliDecompress)
const fromGzip = promisify(unzip)

/** The body unpacked, to at most `maxBytes`. Rejects when it is damaged, bigger or oddly packed. */
export async function unpack({ headers, body }: WireAnswer, maxBytes: number): Promise<Buffer> {
  const packing = headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (packing === 'identity' || body.length === 0) return body
  const limit = { maxOutputLength: maxBytes }
  if (packing === 'br') return fromBrotli(body, limit)
  // A proxy that unpacked the body and left the header.
  const isPlain = /^[\s\ufeff]*[[{"<]/.test(body.subarray(0, 16).toString())
  if (isPlain && (packing === 'gzip' || packing === 'deflate')) return body
  if (packing === 'gzip' || packing === 'x-gzip' || packing === 'deflate') {
    return fromGzip(body, limit)
  }
  throw new Error(`content-encoding ${packing}`)
}

/** {@link unpack} for an answer that has to be whole. Throws {@link BadAnswer}. */
export async function wholeBody(answer: WireAnswer, maxBytes: number): Promise<Buffer> {
  try {
    return await unpack(answer, maxBytes)
  } catch (cause) {
    throw new BadAnswer(cause, { mayPass: true })
  }
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
