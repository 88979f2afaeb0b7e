import { createHash, randomBytes } from 'node:crypto'

/** A UUID version 7 (RFC 9562): sorts by creation time, so indexes stay dense. */
export function newId(nowMs: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return formatUuid(bytes)
}

/** The same UUID (version 8) for the same text: what one cause makes is made once, however often it is handled. */
export function idFrom(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return formatUuid(bytes)
}

/** 36-character UUID → 22 characters of base64url, the form that fits callback data. */
export function shortenId(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

/** The reverse of {@link shortenId}; undefined when the text is not 16 bytes of base64url. */
export function expandId(short: string): string | undefined {
  if (!/^[\w-]{22}$/.test(short)) return undefined
  const bytes = Buffer.from(short, 'base64url')
  return bytes.length === 16 ? formatUuid(bytes) : undefined
}

function formatUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
