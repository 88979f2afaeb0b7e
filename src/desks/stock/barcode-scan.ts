import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { fail, ok, type Result } from '#core/result.ts'
import type { BarcodeFault } from './barcode.ts'
import { isGtin } from './gtin.ts'

const FORMATS = ['jpeg', 'png', 'webp']
const OPTIONS: ReaderOptions = {
  formats: ['EAN13', 'EAN8', 'UPCA', 'ITF14'],
  ...{ tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 8 },
}
/** How the picture is looked at, until something is found: the longer side in pixels, and a turn in degrees. */
const LOOKS = [
  { side: 1_600, turn: 0 },
  { side: 900, turn: 0 },
  { side: 1_600, turn: 45 },
] as const
const PAPER = '#ffffff'

/** Runs in a thread, see barcode.ts. */
export async function scanPicture(
  bytes: Uint8Array,
  pixels: number,
): Promise<Result<readonly string[], BarcodeFault>> {
  const fault = await faultOf(bytes, pixels)
  if (fault) return fail(fault)
  await loadDecoder()
  for (const look of LOOKS) {
    const image = await pixelsOf(bytes, look)
    if (!image) return fail('not-a-picture')
    const found = await readBarcodes(image, OPTIONS)
    const codes = found.flatMap(({ isValid, text }) => (isValid && isGtin(text) ? [text] : []))
    if (codes.length > 0) return ok([...new Set(codes.map(shortened))])
  }
  return fail('no-code')
}

/** Told by its head alone; nothing is decoded. */
async function faultOf(bytes: Uint8Array, pixels: number): Promise<BarcodeFault | undefined> {
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (!FORMATS.includes(format)) return 'not-a-picture'
    return width * height > pixels ? 'too-large' : undefined
  } catch {
    return 'not-a-picture'
  }
}

/** Red, green, blue and alpha of each pixel; undefined for a picture that breaks off. */
async function pixelsOf(
  bytes: Uint8Array,
  { side, turn }: (typeof LOOKS)[number],
): Promise<{ data: Uint8ClampedArray; width: number; height: number } | undefined> {
  try {
    // By its own mark of what is up first: a phone stores photos lying.
    const upright = await sharp(bytes)
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .png({ compressionLevel: 0 })
      .toBuffer()
    const { data, info } = await sharp(upright)
      .rotate(turn, { background: PAPER })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data: new Uint8ClampedArray(data), width: info.width, height: info.height }
  } catch {
    return undefined
  }
}

/** An EAN-13 that begins with 0 is a UPC-A of twelve digits. */
const shortened = (code: string) =>
  code.length === 13 && code.startsWith('0') ? code.slice(1) : code

/** The decoder would fetch its program from the net; it is handed the installed one. */
async function loadDecoder(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = new Uint8Array(await readFile(path)).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
