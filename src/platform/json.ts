type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }

/** JSON whose whole numbers beyond 2^53 come as strings of digits instead of losing their last ones. Throws SyntaxError. */
export function parseBigJson(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '')
      ? source
      : value,
  )
}

/** For a request body: an id kept as a string of digits travels as a bare number. Throws RangeError on other strings. */
export function bareDigits(id: string): unknown {
  if (!/^\d{1,20}$/.test(id)) throw new RangeError(`not an id of digits: ${id.slice(0, 30)}`)
  return rawJSON(id)
}
