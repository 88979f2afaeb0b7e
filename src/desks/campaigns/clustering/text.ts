import { inLatin, spellingKey } from '../phrases/spelling.ts'
import { remembered } from './remembered.ts'

/** A phrase as it is compared: by its {@link spellingKey}, without Direct's operators and other signs, single spaces; н7 is h7. */
export function normalise(text: string): string {
  return spellingKey(text)
    .replace(/(?<=\d)[.,](?=\d)/g, '_')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
    .replace(/\S*\d\S*/g, inLatin)
}

export function wordsOf(normal: string): string[] {
  return normal === '' ? [] : normal.split(' ')
}

/** The words of a phrase as it is compared. */
export const wordsIn: (text: string) => readonly string[] = remembered((text) =>
  wordsOf(normalise(text)),
)
