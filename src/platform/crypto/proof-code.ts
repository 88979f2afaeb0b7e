import { createHmac } from 'node:crypto'

/** Digits and capital letters without those that look alike. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8

/** Codes like `K7M2-Q4XP` for a person to copy by hand: the same for the same words, and for nobody else to guess. */
export function createProofCode(masterKey: Uint8Array) {
  return (...words: readonly string[]): string => {
    const digest = createHmac('sha256', masterKey)
      .update(`proof:${words.join(':')}`)
      .digest()
    const letters = [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length])
    return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
  }
}
