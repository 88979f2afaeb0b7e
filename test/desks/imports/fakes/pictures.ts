import { createHash } from 'node:crypto'
import sharp from 'sharp'

const made = new Map<string, Promise<Uint8Array>>()

/** A small picture of its own for each address. */
export function playedPicture(url: string): Promise<Uint8Array> {
  const known = made.get(url)
  if (known) return known
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(url).digest()
  const one = sharp({ create: { width: 24, height: 24, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer()
  made.set(url, one)
  return one
}
