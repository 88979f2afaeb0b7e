/** Fields of errors that name a fault and hold nothing of what a call, a query or a service was given. */
const TOLD = ['code', 'kind', 'retry', 'status', 'method', 'error_code', 'description'] as const

/**
 * What may be logged of an error and its causes. A failed query's own text holds its values, and the error of a Bot API
 * call its payload, which is what people wrote: of those only the fault is told.
 */
export function describeError(error: Error): Record<string, unknown> {
  const { name, message, stack } = error
  const fields: Record<string, unknown> = { ...error }
  const cause = error.cause ?? fields.error
  if ('query' in fields && 'params' in fields && cause instanceof Error) return describeError(cause)
  const told = TOLD.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]])
  return {
    ...Object.fromEntries(told),
    ...{ name, message, stack },
    ...(cause === undefined ? {} : { cause }),
  }
}
