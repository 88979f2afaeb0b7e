import { fail, type Result } from '#core/result.ts'
import { runInThread } from '#platform/threads/run.ts'

/** Why nothing was read. */
export type BarcodeFault = 'too-large' | 'not-a-picture' | 'no-code'

/** Bytes of a picture, and its pixels: what phones make. */
export const PICTURE_LIMITS = { bytes: 10 * 1024 * 1024, pixels: 50_000_000 } as const

/**
 * The EAN-8, EAN-13, UPC-A and ITF-14 codes on a picture (JPEG, PNG, WebP), each once and with a right check digit. Looked for in a thread
 * of its own: the decoder computes up to a second and takes 35 MB, which the thread gives back.
 */
export async function readBarcodes(
  picture: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<readonly string[], BarcodeFault>> {
  if (picture.length > PICTURE_LIMITS.bytes) return fail('too-large')
  const module = new URL('./barcode-scan.ts', import.meta.url)
  return runInThread(
    { module, function: 'scanPicture', args: [picture, PICTURE_LIMITS.pixels] },
    signal,
  )
}
