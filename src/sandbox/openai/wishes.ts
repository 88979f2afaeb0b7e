/** What the instructions say of one property, in Russian prose. */
export interface Wish {
  /** How many strings are wanted. */
  readonly count: number | undefined
  /** How long each may be, in characters. */
  readonly limit: number | undefined
}

/**
 * Finds in `10 заголовков (titles) до 50 символов` or `callouts: 10 уточнений до 23 символов` or `title — её название до 26 символов` what
 * is wanted of `titles`, `callouts`, `title`.
 */
export function wishFor(instructions: string, name: string): Wish {
  const number = (pattern: string) => {
    const found = new RegExp(pattern, 'iu').exec(instructions)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  return {
    count: number(`(\\d+)[^\\d(.]{1,40}\\(${name}\\)`) ?? number(`${name}:\\s*(?:до\\s+)?(\\d+)`),
    limit:
      number(`\\(${name}\\)\\s+до\\s+(\\d+)`) ??
      number(`(?<!\\p{L})${name}(?::|\\s—)[^.;]{0,60}?до\\s+(\\d+)\\s+симв`),
  }
}
