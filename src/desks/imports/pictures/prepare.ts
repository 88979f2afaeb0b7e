import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { latin } from '../texts/slug.ts'

/** How a shop wants its pictures. */
export interface PictureWish {
  /** Pixels of the square. */
  readonly side: number
  readonly format: 'webp' | 'jpeg'
}

/** A picture ready to be uploaded. */
export interface Prepared {
  readonly bytes: Uint8Array
  readonly type: 'image/webp' | 'image/jpeg'
  readonly extension: 'webp' | 'jpg'
  readonly width: number
  readonly height: number
  /** Of `bytes`, hex. */
  readonly sha256: string
  /** Of the source's bytes, hex. */
  readonly sourceSha256: string
}

export interface PictureFault {
  readonly code: 'heavy' | 'not-a-picture' | 'pixels' | 'broken'
  readonly messageKey: MessageKey
}

const MOST_BYTES = 15_000_000
/** Some hundred bytes can unpack to gigabytes. */
const MOST_PIXELS = 50_000_000
const QUALITY = { webp: 80, jpeg: 82 } as const
const WHITE = '#ffffff'
/** Sources below this share of the square are not padded to it: a stamp on a white sheet sells nothing. */
const TINY = 0.3
/** First bytes of what is taken: JPEG, PNG, GIF, WebP ("RIFF", four bytes of length, "WEBP"). */
const HEADS = /^(?:ffd8ff|89504e470d0a1a0a|47494638|52494646.{8}57454250)/

/** A square on white, turned as the camera meant it, sRGB, its notes (place, device) dropped. What a file really is decides, not its name. */
export async function preparePicture(
  source: Uint8Array,
  { side, format }: PictureWish,
): Promise<Result<Prepared, PictureFault>> {
  if (source.length > MOST_BYTES) return fail(fault('heavy', 'imports-picture-heavy'))
  const head = Buffer.from(source.subarray(0, 12)).toString('hex')
  if (!HEADS.test(head)) return fail(fault('not-a-picture', 'imports-picture-format'))
  // Loaded with the first picture: 20 MB.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  try {
    const { width, height } = await sharp(source, { limitInputPixels: false }).metadata()
    if (width * height > MOST_PIXELS) return fail(fault('pixels', 'imports-picture-pixels'))
    const isTiny = Math.max(width, height) < side * TINY
    const square = sharp(source, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .flatten({ background: WHITE })
      .resize(side, side, {
        fit: isTiny ? 'inside' : 'contain',
        background: WHITE,
        withoutEnlargement: true,
      })
      .toColourspace('srgb')
    const made =
      format === 'webp'
        ? square.webp({ quality: QUALITY.webp })
        : square.jpeg({ quality: QUALITY.jpeg })
    const { data, info } = await made.toBuffer({ resolveWithObject: true })
    return ok({
      ...{ bytes: data, width: info.width, height: info.height },
      ...{ sha256: sha256(data), sourceSha256: sha256(source) },
      ...(format === 'webp'
        ? ({ type: 'image/webp', extension: 'webp' } as const)
        : ({ type: 'image/jpeg', extension: 'jpg' } as const)),
    })
  } catch {
    return fail(fault('broken', 'imports-picture-broken'))
  }
}

/** `dd1391-100-1a2b3c4d.webp`: ASCII, the same for the same picture of a product, so that an upload can be looked up before it is repeated. */
export function pictureName(
  { article, spuId }: { readonly article: string | null; readonly spuId: string },
  { sha256: hash, extension }: Pick<Prepared, 'sha256' | 'extension'>,
): string {
  const stem =
    latin(article ?? '')
      .slice(0, 60)
      .replace(/-+$/u, '') || `pz-${latin(spuId)}`
  return `${stem}-${hash.slice(0, 8)}.${extension}`
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function fault(code: PictureFault['code'], messageKey: MessageKey): PictureFault {
  return { code, messageKey }
}
