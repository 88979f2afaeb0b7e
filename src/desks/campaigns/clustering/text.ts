/** Cyrillic letters that stand for Latin ones in sizes and marks: н7 is h7, 160х200 is 160x200. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'авекмнорстух'].map((cyrillic, i) => [cyrillic, 'abekmhopctyx'.charAt(i)]),
)

/** A phrase as it is compared: NFC, lower case, ё as е, without Direct's operators and other signs, single spaces. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?<=\d)[.,](?=\d)/g, '_')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
    .replace(/\S*\d\S*/g, (mark) =>
      mark.replace(/\p{L}/gu, (letter) => LOOKALIKES[letter] ?? letter),
    )
}

export function wordsOf(normal: string): string[] {
  return normal === '' ? [] : normal.split(' ')
}
