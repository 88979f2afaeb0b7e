import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readPicture } from '#platform/pictures/photo.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2f6fe4' } })

test('a photo becomes a square preview and an image of bounded size', async () => {
  const read = await readPicture(await drawn(2400, 1200).png().toBuffer())
  if (!read.ok) throw new Error(read.error)
  const preview = await sharp(read.value.preview).metadata()
  const image = await sharp(read.value.image).metadata()
  expect([preview.format, preview.width, preview.height]).toEqual(['webp', 320, 320])
  expect([image.format, image.width, image.height]).toEqual(['jpeg', 1600, 800])
  expect(read.value.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('a photo is turned as it was taken, and tells nothing of the camera', async () => {
  const taken = await drawn(600, 300)
    .withExif({ IFD0: { Make: 'Camera' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const read = await readPicture(taken)
  if (!read.ok) throw new Error(read.error)
  const { width, height, exif } = await sharp(read.value.image).metadata()
  expect([width, height, exif]).toEqual([300, 600, undefined])
})

test('what is no picture, or too much of one, is refused', async () => {
  const text = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')
  expect(await readPicture(text)).toEqual({ ok: false, error: 'format' })
  expect(await readPicture(new Uint8Array())).toEqual({ ok: false, error: 'format' })
  expect(await readPicture(await drawn(900, 900).gif().toBuffer())).toEqual({
    ok: false,
    error: 'format',
  })
  expect(await readPicture(await drawn(900, 199).jpeg().toBuffer())).toEqual({
    ok: false,
    error: 'small',
  })
  expect(await readPicture(new Uint8Array(20_000_001))).toEqual({ ok: false, error: 'bytes' })
  const bomb = await drawn(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer()
  expect(await readPicture(bomb)).toEqual({ ok: false, error: 'pixels' })
  const whole = await drawn(900, 900).jpeg().toBuffer()
  expect(await readPicture(whole.subarray(0, 300))).toEqual({ ok: false, error: 'broken' })
})
