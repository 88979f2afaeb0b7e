type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }

/** JSON with whole numbers beyond 2^53 kept as bigint, so that an id sent as text is not taken for one. Throws SyntaxError. */
export function readJson(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '')
      ? BigInt(source ?? 0)
      : value,
  )
}

/** An id as Direct writes it: bare digits, also beyond 2^53. */
export function bare(id: string): unknown {
  return rawJSON(id)
}
