import sharp from 'sharp'

/** Bars and gaps as a row of dark (1) and light (0) modules. */
export type Modules = string

/** Left-hand digits with odd parity, GS1 General Specifications 5.2.2.1; the other sets are made of it. */
const LEFT =
  '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ')
const invert = (modules: string) => modules.replace(/./g, (one) => (one === '1' ? '0' : '1'))
const right = (digit: number) => invert(LEFT[digit] ?? '')
const even = (digit: number) => [...right(digit)].reverse().join('')
/** Which of the left six digits have even parity, by the first digit. */
const PARITY = '000000 001011 001101 001110 010011 011001 011100 010101 010110 011010'.split(' ')

export function ean13(digits: string): Modules {
  const [first = 0, ...rest] = [...digits].map(Number)
  const left = rest
    .slice(0, 6)
    .map((digit, at) => (PARITY[first]?.[at] === '1' ? even(digit) : (LEFT[digit] ?? '')))
  return `101${left.join('')}01010${rest.slice(6).map(right).join('')}101`
}

export function ean8(digits: string): Modules {
  const all = [...digits].map(Number)
  const left = all.slice(0, 4).map((digit) => LEFT[digit] ?? '')
  return `101${left.join('')}01010${all.slice(4).map(right).join('')}101`
}

/** Interleaved 2 of 5, ISO/IEC 16390: which of a digit's five bars are wide. */
const WIDE = '00110 10001 01001 11000 00101 10100 01100 00011 10010 01010'.split(' ')

export function itf14(digits: string): Modules {
  const pairs = digits.match(/../g) ?? []
  const body = pairs.map((pair) => {
    const [bars = '', gaps = ''] = [...pair].map((digit) => WIDE[Number(digit)] ?? '')
    return [...bars]
      .map((bar, at) => (bar === '1' ? '111' : '1') + (gaps[at] === '1' ? '000' : '0'))
      .join('')
  })
  return `1010${body.join('')}11101`
}

/** A photo of labels below each other, on white paper with some print around. */
export function picture(codes: readonly Modules[]): Promise<Buffer> {
  const [module, height, gap] = [5, 180, 120]
  const bars = codes.flatMap((modules, row) =>
    [...modules].map((one, at) =>
      one === '1'
        ? `<rect x="${150 + at * module}" y="${gap + row * (height + gap)}" width="${module}" height="${height}"/>`
        : '',
    ),
  )
  const size = `width="1000" height="${gap + Math.max(1, codes.length) * (height + gap)}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#fff"/>${bars.join('')}<circle cx="900" cy="60" r="30"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
