/**
 * The one border where everything that is stored is made storable. PostgreSQL takes no NUL in any text (SQLSTATE 22021
 * in text, 22P05 in jsonb) and no half of a surrogate pair in jsonb (22P02); pages, models and people's files hold both.
 * NULs are left out, halves become U+FFFD, as UTF-8 writes them anyway.
 */
const REFUSED = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g

/** JSON text for a jsonb column or parameter; undefined counts as null. */
export function toJson(value: unknown): string {
  // A backslash that was in the text is written as two; the pattern steps over them, so "\u0000" typed by hand stays.
  return (JSON.stringify(value) ?? 'null').replace(REFUSED, (found) => {
    if (found === '\\\\') return found
    return found === '\\u0000' ? '' : '\ufffd'
  })
}

/** A query's parameter without NULs, in lists too. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  return Array.isArray(value) ? value.map(storable) : value
}
