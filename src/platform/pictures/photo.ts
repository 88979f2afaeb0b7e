import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '#core/result.ts'

/** A product's picture, ready to be stored and shown. */
export interface ProductPicture {
  /** A square of 320 pixels on white, WebP. */
  readonly preview: Uint8Array
  /** At most 1,600 pixels a side, JPEG: what every channel takes. */
  readonly image: Uint8Array
  /** Of `image`, hex. */
  readonly sha256: string
}

export type PictureProblem = 'bytes' | 'format' | 'small' | 'pixels' | 'broken'

/** Telegram gives bots files of at most 20 MB. */
const MOST_BYTES = 20_000_000
const LEAST_SIDE = 200
/** Some hundred bytes can unpack to gigabytes. */
const MOST_PIXELS = 50_000_000
const PREVIEW = 320
const SIDE = 1_600

/** First bytes of what is taken: JPEG, PNG, WebP ("RIFF", four bytes of length, "WEBP"). */
const HEADS: readonly RegExp[] = [/^ffd8ff/, /^89504e470d0a1a0a/, /^52494646.{8}57454250/]

/** What a file really is decides, not its name. Turned as the camera meant it; its other notes (place, device) are dropped. */
export async function readPicture(
  bytes: Uint8Array,
): Promise<Result<ProductPicture, PictureProblem>> {
  if (bytes.length > MOST_BYTES) return fail('bytes')
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  if (!HEADS.some((known) => known.test(head))) return fail('format')
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  try {
    const { width, height } = await sharp(bytes).metadata()
    if (Math.min(width, height) < LEAST_SIDE) return fail('small')
    if (width * height > MOST_PIXELS) return fail('pixels')
    const whole = sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .flatten({ background: '#ffffff' })
    const [preview, image] = await Promise.all([
      whole
        .clone()
        .resize(PREVIEW, PREVIEW, { fit: 'contain', background: '#ffffff' })
        .webp({ quality: 80 })
        .toBuffer(),
      whole
        .clone()
        .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: 85, mozjpeg: true })
        .toBuffer(),
    ])
    const sha256 = createHash('sha256').update(image).digest('hex')
    return ok({ preview, image, sha256 })
  } catch {
    return fail('broken')
  }
}
