import { colorDistance, distance, type Fingerprint } from './fingerprint.ts'

export interface Comparable {
  /** Of the prepared bytes. */
  readonly sha256: string
  /** The colour it shows; null: common to all colours. */
  readonly colorId: string | null
  readonly fingerprint: Fingerprint
}

/** A recompressed copy differs in 3 bits at most, a mirrored one in 23; the same shoe in another colour may differ in none. */
const NEAR = { bits: 4, color: 8 } as const

/**
 * Pictures without those shown already, in their order: the same bytes, and those that look alike in shape and in colour, for shapes do not
 * tell colourways apart. Only pictures of one colour are compared.
 */
export function dedupe<T extends Comparable>(pictures: readonly T[]): T[] {
  const kept: T[] = []
  for (const picture of pictures) {
    const isShown = kept.some(
      (other) =>
        other.colorId === picture.colorId &&
        (other.sha256 === picture.sha256 || isNear(other.fingerprint, picture.fingerprint)),
    )
    if (!isShown) kept.push(picture)
  }
  return kept
}

function isNear(a: Fingerprint, b: Fingerprint): boolean {
  return distance(a.hash, b.hash) <= NEAR.bits && colorDistance(a.lab, b.lab) <= NEAR.color
}
