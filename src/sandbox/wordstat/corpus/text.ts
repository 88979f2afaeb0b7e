/** Endings of Russian nouns and adjectives, longest first. */
const ENDING =
  /(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|ах|ях|ом|ем|ам|ям|ок|ек|к?[аеиоуыэюяйь])$/u

/** A query without operators and minus-words, in the spelling of the corpus. */
export function plainQuery(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(^|\s)-[^\s]+/gu, ' ')
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Forms of a word fall together, roughly; prepositions stay as they are. */
export function stems(text: string): string[] {
  return text.split(' ').map((word) => (word.length > 4 ? word.replace(ENDING, '') : word))
}

/** 0 ≤ share < 1, the same for the same text ever (FNV-1a). */
export function chance(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash / 2 ** 32
}
