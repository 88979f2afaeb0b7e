export interface ImageFacts {
  readonly mime: string
  readonly width: number
  readonly height: number
}

/** What a picture's own bytes say; undefined for what WordPress does not know as a picture. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < 12) return undefined
  if (data.readUInt32BE(0) === 0x89504e47) return facts('image/png', data, 16, 20, 4)
  if (data.toString('latin1', 0, 3) === 'GIF') {
    return { mime: 'image/gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) }
  }
  if (data.readUInt16BE(0) === 0xffd8) return jpegFacts(data)
  if (data.toString('latin1', 8, 12) === 'WEBP') return webpFacts(data)
  if (/^ftypavi[fs]$/.test(data.toString('latin1', 4, 12))) return avifFacts(data)
  return undefined
}

function facts(mime: string, data: Buffer, at: number, other: number, bytes: number): ImageFacts {
  const whole = data.length >= Math.max(at, other) + bytes
  const read = (from: number) => (whole ? data.readUIntBE(from, bytes) : 0)
  return { mime, width: read(at), height: read(other) }
}

/** The frame header behind the other segments (ITU T.81, B.2.2). */
function jpegFacts(data: Buffer): ImageFacts {
  let at = 2
  while (at + 9 < data.length && data[at] === 0xff) {
    const marker = data[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return facts('image/jpeg', data, at + 7, at + 5, 2)
    at += 2 + data.readUInt16BE(at + 2)
  }
  return { mime: 'image/jpeg', width: 0, height: 0 }
}

/** RFC 9649: lossy, lossless and extended. */
function webpFacts(data: Buffer): ImageFacts {
  const mime = 'image/webp'
  if (data.length < 30) return { mime, width: 0, height: 0 }
  const kind = data.toString('latin1', 12, 16)
  if (kind === 'VP8X') {
    return { mime, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 }
  }
  if (kind === 'VP8L') {
    const bits = data.readUInt32LE(21)
    return { mime, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return { mime, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff }
}

function avifFacts(data: Buffer): ImageFacts {
  const at = data.indexOf('ispe')
  const mime = 'image/avif'
  return at < 0 ? { mime, width: 0, height: 0 } : facts(mime, data, at + 8, at + 12, 4)
}

/** What else may be uploaded, by its name and how it begins. */
const DOCUMENTS = [
  [/\.(?:txt|asc|c|cc|h|srt)$/i, 'text/plain', /^[^\0]/],
  [/\.csv$/i, 'text/csv', /^[^\0]/],
  [/\.pdf$/i, 'application/pdf', /^%PDF/],
  [/\.zip$/i, 'application/zip', /^PK/],
] as const

export function documentFacts(name: string, bytes: Uint8Array): ImageFacts | undefined {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  const known = DOCUMENTS.find(
    ([ending, , beginning]) => ending.test(name) && beginning.test(start),
  )
  return known && { mime: known[1], width: 0, height: 0 }
}

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
}

export function mimeOfName(name: string): string | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.keys(EXTENSIONS).find((mime) => EXTENSIONS[mime]?.includes(extension))
}

export const extensionOf = (mime: string): string => EXTENSIONS[mime]?.[0] ?? 'bin'
