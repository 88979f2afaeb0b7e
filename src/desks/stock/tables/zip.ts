import { inflateRawSync } from 'node:zlib'
import { fail, ok, type Result } from '#core/result.ts'
import { TABLE_LIMITS, type TableFault } from './table.ts'

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
  readonly method: number
}

/** Signatures and layouts: PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL = { signature: 0x04034b50, length: 30 }
const CENTRAL = { signature: 0x02014b50, length: 46 }
const END = { signature: 0x06054b50, length: 22 }
const LONGEST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const MOST_ENTRIES = 1_000
/** Below this no ratio is dangerous, bytes. */
const SMALL = 1024 * 1024

/** What an archive says it holds, read from its directory; nothing is unpacked. Archives over 4 GB are refused as broken. */
export function readDirectory(bytes: Buffer): Result<readonly ZipEntry[], TableFault> {
  const end = endOf(bytes)
  if (end === undefined) return fail('broken')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) return fail('bomb')
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL.length > bytes.length || bytes.readUInt32LE(at) !== CENTRAL.signature) {
      return fail('broken')
    }
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) return fail('locked')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL.length, at + CENTRAL.length + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += CENTRAL.length + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const isBomb = entries.some(
    ({ size, packed }) => size > SMALL && size > packed * TABLE_LIMITS.ratio,
  )
  return total > TABLE_LIMITS.unpacked || isBomb ? fail('bomb') : ok(entries)
}

/** An entry's bytes; fails with `bomb` when they are more than its directory says. */
export function unpack(bytes: Buffer, entry: ZipEntry): Result<Buffer, TableFault> {
  const { offset, packed, size, method } = entry
  if (offset + LOCAL.length > bytes.length || bytes.readUInt32LE(offset) !== LOCAL.signature) {
    return fail('broken')
  }
  const start =
    offset + LOCAL.length + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = bytes.subarray(start, start + packed)
  if (method === STORED) return content.length === size ? ok(content) : fail('broken')
  if (method !== DEFLATED) return fail('broken')
  try {
    return ok(inflateRawSync(content, { maxOutputLength: Math.max(1, size) }))
  } catch (error) {
    const isLonger = error instanceof RangeError
    return fail(isLonger ? 'bomb' : 'broken')
  }
}

function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END.length - LONGEST_COMMENT)
  for (let at = bytes.length - END.length; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END.signature) return at
  }
  return undefined
}
