import { createRandom, hashOf } from './random.ts'

const GRAM = 3
const GRAM_WEIGHT = 0.15
/** Places of a vector that one feature touches. */
const SPREAD = 12
/** Endings of Russian words, longest first: enough to let forms of a word meet. */
const ENDING =
  /(иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|ый|ий|ой|ая|яя|ое|ее|ые|ие|ую|юю|ов|ев|ей|ам|ям|ах|ях|ом|ем|ть|ют|ит|а|я|о|е|ы|и|у|ю|ь|й)$/

/** A vector of a text, of length 1: texts that share stems of words are near, letters in common help a little. */
export function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions)
  for (const word of wordsOf(text)) {
    add(vector, `stem:${stemOf(word)}`, 1)
    const padded = ` ${word} `
    for (let at = 0; at + GRAM <= padded.length; at += 1) {
      add(vector, `gram:${padded.slice(at, at + GRAM)}`, GRAM_WEIGHT)
    }
  }
  const length = Math.hypot(...vector)
  return length === 0 ? vector.fill(1 / Math.sqrt(dimensions)) : vector.map((one) => one / length)
}

export function stemOf(word: string): string {
  const stem = word.replace(ENDING, '')
  return stem.length >= 3 ? stem : word
}

export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function add(vector: Float32Array, feature: string, weight: number): void {
  const random = createRandom(hashOf(feature))
  for (let touched = 0; touched < SPREAD; touched += 1) {
    const place = Math.floor(random() * vector.length)
    vector[place] = (vector[place] ?? 0) + (random() < 0.5 ? -weight : weight)
  }
}
