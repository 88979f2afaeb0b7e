/** A text of a table in whatever Excel wrote it: UTF-8 or UTF-16 with their marks, UTF-8 without, Windows' Cyrillic or Central European. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const cyrillic = new TextDecoder('windows-1251').decode(bytes)
    return isSensible(cyrillic) ? cyrillic : new TextDecoder('windows-1250').decode(bytes)
  }
}

/** Words enough to tell. */
const SAMPLE = 2_000

/** Polish read as Cyrillic has both alphabets in most words with a foreign letter, Russian in none. */
function isSensible(text: string): boolean {
  let [pure, mixed] = [0, 0]
  for (const [word] of text.matchAll(/\p{L}*\p{sc=Cyrillic}\p{L}*/gu)) {
    if (/[A-Za-z]/.test(word)) mixed += 1
    else pure += 1
    if (pure + mixed > SAMPLE) break
  }
  return pure >= mixed
}
