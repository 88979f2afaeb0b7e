import { fail, ok, type Result } from '#core/result.ts'
import { NOT_TEXT } from '#core/text.ts'

/** A typed text as one line, its characters counted as people do; fails with their number when it is too short or long. */
export function readLine(
  text: string,
  { min = 1, max }: { readonly min?: number; readonly max: number },
): Result<string, number> {
  const line = text.normalize('NFC').replace(NOT_TEXT, ' ').replace(/\s+/gu, ' ').trim()
  const length = [...line].length
  return length >= min && length <= max ? ok(line) : fail(length)
}
