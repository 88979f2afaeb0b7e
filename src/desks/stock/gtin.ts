/** Digits of an EAN-8, a UPC-A, an EAN-13 and a GTIN-14. */
export const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14]

/** The last digit of a GTIN by the others: from the right they weigh 3, 1, 3 … (GS1 General Specifications, 7.9). */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** A number of one of these lengths with its own check digit. */
export function isGtin(digits: string): boolean {
  if (!/^[0-9]+$/.test(digits) || !GTIN_LENGTHS.includes(digits.length)) return false
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1))
}
