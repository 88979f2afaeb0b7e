import type { PictureSource } from '#desks/stock/ports.ts'
import { createReader, type ReaderOptions } from './reader.ts'

const PICTURE = {
  route: 'picture',
  accept: 'image/jpeg,image/png,image/webp;q=0.9,*/*;q=0.1',
  maxBytes: 20_000_000,
  isCut: false,
}

/** Reads pictures that stand on public addresses; what they really are is judged by whoever unpacks them. */
export function createPictureSource(
  options: ReaderOptions,
): PictureSource & { close(): Promise<void> } {
  const reader = createReader({ timeoutMs: 30_000, ...options }, PICTURE)
  return {
    read: (url, signal) =>
      reader.read(url, signal, async (_href, answer) => new Uint8Array(await answer.arrayBuffer())),
    close: reader.close,
  }
}
