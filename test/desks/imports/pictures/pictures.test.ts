import sharp from 'sharp'
import { expect, test } from 'vitest'
import { dedupe } from '#desks/imports/pictures/dedupe.ts'
import { colorDistance, distance, fingerprintOf } from '#desks/imports/pictures/fingerprint.ts'
import { pictureName, preparePicture } from '#desks/imports/pictures/prepare.ts'

const WEBP = { side: 1_000, format: 'webp' } as const

function shoe(color: string, background = '#fff', [width, height] = [1_200, 900]) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90" width="${width}" height="${height}"><rect width="120" height="90" fill="${background}"/><path d="M15 60 L45 25 L65 45 L105 52 L105 70 L15 70 Z" fill="${color}"/><rect x="15" y="70" width="90" height="6" fill="#333"/></svg>`
  return sharp(Buffer.from(svg))
}
const jpeg = (color = '#c22', quality = 90) => shoe(color).jpeg({ quality }).toBuffer()

async function prepared(bytes: Uint8Array, wish: Parameters<typeof preparePicture>[1] = WEBP) {
  const made = await preparePicture(bytes, wish)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
const dotAt = async (bytes: Uint8Array, x: number, y: number) => {
  const one = sharp(bytes).extract({ left: x, top: y, width: 1, height: 1 })
  return [...(await one.removeAlpha().raw().toBuffer())]
}

test('a white square in WebP or JPEG, the same for the same bytes', async () => {
  const source = await jpeg()
  const picture = await prepared(source)
  expect(picture).toMatchObject({ type: 'image/webp', width: 1_000, height: 1_000 })
  expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'webp', space: 'srgb' })
  for (const part of await dotAt(picture.bytes, 5, 5)) expect(part).toBeGreaterThan(250)
  expect((await prepared(source)).sha256).toBe(picture.sha256)
  const other = await prepared(source, { side: 1_200, format: 'jpeg' })
  expect(other).toMatchObject({ type: 'image/jpeg', extension: 'jpg', width: 1_200, height: 1_200 })
  expect(other.sourceSha256).toBe(picture.sourceSha256)
})

test('turned as the camera meant it, notes dropped', async () => {
  const turned = await shoe('#c22', '#fff', [900, 600])
    .withExif({ IFD0: { Artist: 'A. Seller' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { bytes } = await prepared(turned)
  const { exif, orientation } = await sharp(bytes).metadata()
  expect([exif, orientation]).toEqual([undefined, undefined])
  const { info } = await sharp(bytes)
    .trim({ background: '#fff', threshold: 30 })
    .toBuffer({ resolveWithObject: true })
  expect(info.height).toBeGreaterThan(info.width)
})

test('CMYK comes out as sRGB, transparency as white', async () => {
  const cmyk = await prepared(await shoe('#c22').toColourspace('cmyk').jpeg().toBuffer())
  expect((await sharp(cmyk.bytes).metadata()).space).toBe('srgb')
  const clear = await prepared(await shoe('#c22', 'transparent').png().toBuffer())
  for (const part of await dotAt(clear.bytes, 500, 250)) expect(part).toBeGreaterThan(250)
})

test('small ones are padded, tiny ones left as they are, none is blown up', async () => {
  const small = await shoe('#c22', '#eee', [400, 300]).png().toBuffer()
  expect(await prepared(small)).toMatchObject({ width: 1_000, height: 1_000 })
  const tiny = await shoe('#c22', '#eee', [200, 150]).png().toBuffer()
  expect(await prepared(tiny)).toMatchObject({ width: 200, height: 150 })
})

test.each([
  ['heavy', async () => Buffer.alloc(15_000_001)],
  ['not-a-picture', async () => Buffer.from('<html>gone</html>')],
  ['not-a-picture', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['not-a-picture', async () => Buffer.alloc(0)],
  ['broken', async () => (await jpeg()).subarray(0, 4_000)],
  ['broken', async () => Buffer.from('ffd8ffe000104a464946', 'hex')],
  [
    'pixels',
    () =>
      sharp({ create: { width: 8_000, height: 6_500, channels: 3, background: '#fff' } })
        .png({ compressionLevel: 1 })
        .toBuffer(),
  ],
] as const)('refused: %s', async (code, bytes) => {
  expect(await preparePicture(await bytes(), WEBP)).toMatchObject({ ok: false, error: { code } })
})

test('names are ASCII and follow what is in the picture', () => {
  const picture = { sha256: '1a2b3c4d5e6f', extension: 'webp' } as const
  expect(pictureName({ article: 'DD1391 100', spuId: '7' }, picture)).toBe(
    'dd1391-100-1a2b3c4d.webp',
  )
  expect(pictureName({ article: null, spuId: '7' }, picture)).toBe('pz-7-1a2b3c4d.webp')
  expect(pictureName({ article: '板鞋', spuId: '7' }, picture)).toBe('pz-7-1a2b3c4d.webp')
})

test('copies go, colourways stay', async () => {
  const comparable = async (source: Uint8Array, colorId: string | null) => {
    const { bytes, sha256 } = await prepared(source)
    return { sha256, colorId, fingerprint: await fingerprintOf(bytes) }
  }
  const red = await comparable(await jpeg(), 'red')
  const copy = await comparable(await jpeg('#c22', 60), 'red')
  const blue = await comparable(await jpeg('#22c'), 'red')
  const mirrored = await comparable(await shoe('#c22').flop().jpeg().toBuffer(), 'red')
  const ofAll = await comparable(await jpeg(), null)
  expect(distance(red.fingerprint.hash, copy.fingerprint.hash)).toBeLessThanOrEqual(4)
  expect(colorDistance(red.fingerprint.lab, blue.fingerprint.lab)).toBeGreaterThan(8)
  expect(dedupe([red, copy, blue, mirrored, red, ofAll])).toEqual([red, blue, mirrored, ofAll])
  expect(dedupe([])).toEqual([])
})
