/** What a picture looks like, in so few numbers that pictures can be compared. */
export interface Fingerprint {
  /** Difference hash of 64 bits: whether each of 8×8 dots is lighter than the one to its right. */
  readonly hash: bigint
  /** Mean colour of what is not white, CIE L*a*b*. */
  readonly lab: readonly [number, number, number]
}

type Dot = readonly [red: number, green: number, blue: number]

const [WIDE, HIGH] = [9, 8]
/** Nearly white is the paper the goods lie on. */
const PAPER = 245

/** Of a prepared picture; throws for bytes that are none. */
export async function fingerprintOf(bytes: Uint8Array): Promise<Fingerprint> {
  const { default: sharp } = await import('sharp')
  const data = await sharp(bytes)
    .resize(WIDE, HIGH, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const part = (at: number) => data[at] ?? 0
  const dots = Array.from(
    { length: WIDE * HIGH },
    (_, at): Dot => [part(at * 3), part(at * 3 + 1), part(at * 3 + 2)],
  )
  return { hash: hashOf(dots), lab: meanOf(dots) }
}

/** How many of 64 bits differ. */
export function distance(a: bigint, b: bigint): number {
  let count = 0
  for (let rest = a ^ b; rest > 0n; rest &= rest - 1n) count += 1
  return count
}

/** CIE76: below about 8 two colours are taken for one another. */
export function colorDistance(a: Fingerprint['lab'], b: Fingerprint['lab']): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function hashOf(dots: readonly Dot[]): bigint {
  let hash = 0n
  for (let row = 0; row < HIGH; row += 1) {
    for (let column = 0; column < WIDE - 1; column += 1) {
      const at = row * WIDE + column
      hash = (hash << 1n) | (light(dots[at]) > light(dots[at + 1]) ? 1n : 0n)
    }
  }
  return hash
}

function light([red, green, blue]: Dot = [0, 0, 0]): number {
  return red * 299 + green * 587 + blue * 114
}

function meanOf(dots: readonly Dot[]): Fingerprint['lab'] {
  const goods = dots.filter((dot) => Math.min(...dot) < PAPER)
  const counted = goods.length > 0 ? goods : dots
  const mean = (part: 0 | 1 | 2) =>
    counted.reduce((sum, dot) => sum + dot[part], 0) / counted.length
  return labOf([mean(0), mean(1), mean(2)])
}

/** sRGB, D65 (IEC 61966-2-1 and CIE 15). */
function labOf([r, g, b]: Dot): Fingerprint['lab'] {
  const [red, green, blue] = [linear(r), linear(g), linear(b)]
  const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
  const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
  const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function linear(value: number): number {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function root(share: number): number {
  return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116
}
