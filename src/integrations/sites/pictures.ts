import type { PictureSource } from '#desks/stock/ports.ts'
import { createReader, type ReaderOptions } from './reader.ts'

const PICTURE = {
  route: 'picture',
  accept: 'image/jpeg,image/png,image/webp;q=0.9,*/*;q=0.1',
  isCut: false,
}
const MAX_BYTES = 20_000_000

/** Reads pictures that stand on public addresses; what they really are is judged by whoever unpacks them. */
export function createPictureSource({
  maxBytes = MAX_BYTES,
  ...options
}: ReaderOptions & {
  /** Default 20 MB. */
  readonly maxBytes?: number
}): PictureSource & { close(): Promise<void> } {
  const reader = createReader({ timeoutMs: 30_000, ...options }, { ...PICTURE, maxBytes })
  return {
    read: (url, signal) =>
      reader.read(url, signal, async (_href, answer) => new Uint8Array(await answer.arrayBuffer())),
    close: reader.close,
  }
}
