import sharp from 'sharp'
import { expect, test } from 'vitest'
import { PICTURE_LIMITS, readBarcodes } from '#desks/stock/barcode.ts'
import { ean8, ean13, itf14, type Modules, picture } from './barcodes.ts'

const MUG = '5901234123457'
const codesIn = async (bytes: Uint8Array) => {
  const read = await readBarcodes(bytes)
  return read.ok ? read.value.toSorted() : read.error
}

test.each<[string, Modules]>([
  [MUG, ean13(MUG)],
  ['4006381333931', ean13('4006381333931')],
  ['40170725', ean8('40170725')],
  ['15400141288763', itf14('15400141288763')],
])('%s is read', async (digits, modules) => {
  expect(await codesIn(await picture([modules]))).toEqual([digits])
})

test('UPC-A is read as its twelve digits', async () => {
  expect(await codesIn(await picture([ean13('0036000291452')]))).toEqual(['036000291452'])
})

test.each([8, 45, 90, 180, 200])('turned by %d degrees', async (angle) => {
  const turned = sharp(await picture([ean13(MUG)])).rotate(angle, { background: '#fff' })
  expect(await codesIn(await turned.jpeg().toBuffer())).toEqual([MUG])
})

test('a little blurred, dim and noisy', async () => {
  const dim = sharp(await picture([ean13(MUG)]))
    .blur(1.6)
    .linear(0.55, 40)
  expect(await codesIn(await dim.jpeg({ quality: 40 }).toBuffer())).toEqual([MUG])
})

test('a photo that lies on its side by its own mark', async () => {
  const lying = sharp(await picture([ean13(MUG)])).withMetadata({ orientation: 6 })
  expect(await codesIn(await lying.jpeg().toBuffer())).toEqual([MUG])
})

test('black and white files, and print on a clear ground', async () => {
  const grey = sharp(await picture([ean13(MUG)])).greyscale()
  expect(await codesIn(await grey.clone().jpeg().toBuffer())).toEqual([MUG])
  expect(await codesIn(await grey.clone().png({ palette: true }).toBuffer())).toEqual([MUG])
  const clear = sharp(await picture([ean13(MUG)])).unflatten()
  expect(await codesIn(await clear.webp({ lossless: true }).toBuffer())).toEqual([MUG])
})

test('two codes on one picture are both told, the same one once', async () => {
  const both = await picture([ean13(MUG), ean13('4006381333931'), ean13(MUG)])
  expect(await codesIn(both)).toEqual(['4006381333931', MUG])
})

test('a picture without a code, and one whose check digit is wrong', async () => {
  expect(await codesIn(await picture([]))).toBe('no-code')
  expect(await codesIn(await picture([ean13('5901234123450')]))).toBe('no-code')
})

test('what is no picture, too heavy or too large is refused', async () => {
  expect(await codesIn(Buffer.from('hello'))).toBe('not-a-picture')
  expect(await codesIn(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
    'not-a-picture',
  )
  expect(await codesIn((await picture([ean13(MUG)])).subarray(0, 400))).toBe('not-a-picture')
  expect(await codesIn(Buffer.alloc(PICTURE_LIMITS.bytes + 1))).toBe('too-large')
  const create = { width: 9_000, height: 9_000, channels: 3, background: '#fff' } as const
  expect(await codesIn(await sharp({ create }).png().toBuffer())).toBe('too-large')
})

test('a signal ends the search', async () => {
  const bytes = await picture([ean13(MUG)])
  await expect(readBarcodes(bytes, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
    'enough',
  )
})
