import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const SIDE = 400
const HEAD = Buffer.from('89504e470d0a1a0a', 'hex')

/** A square of one colour as a PNG (W3C, PNG third edition, 5); the same for the same address. */
export function playedPicture(address: string): Uint8Array<ArrayBuffer> {
  const colour = createHash('sha256').update(address).digest().subarray(0, 3)
  const size = Buffer.alloc(13)
  size.writeUInt32BE(SIDE, 0)
  size.writeUInt32BE(SIDE, 4)
  // Eight bits a channel, red, green and blue.
  size.writeUInt8(8, 8)
  size.writeUInt8(2, 9)
  const row = Buffer.concat([Buffer.alloc(1), ...Array.from({ length: SIDE }, () => colour)])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: SIDE }, () => row)))
  const parts = [HEAD, chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat(parts))
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
