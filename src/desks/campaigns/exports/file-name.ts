const LONGEST = 60

/** A name that every file system takes and that says what the file is: `Термокружки — Директ.xlsx`. */
export function fileName(campaign: string, what: string, extension: string): string {
  const name = campaign
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|;]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const short = [...name]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/u, '')
  return `${short === '' ? '' : `${short} — `}${what}.${extension}`
}
