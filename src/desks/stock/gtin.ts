const LENGTHS = [8, 12, 13, 14]

/** EAN-8, UPC-A, EAN-13 or GTIN-14 whose last digit is the check digit (GS1 General Specifications, 7.9). */
export function isGtin(digits: string): boolean {
  if (!/^\d+$/.test(digits) || !LENGTHS.includes(digits.length)) return false
  const own = [...digits].map(Number).toReversed()
  const sum = own.slice(1).reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === own[0]
}
