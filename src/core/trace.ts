/** The number a service gave its answer, for its support; on errors that clients throw, in `vars.traceId`. */
export function traceIdOf(error: {
  readonly vars: Readonly<Record<string, unknown>>
}): string | null {
  const { traceId } = error.vars
  return typeof traceId === 'string' ? traceId : null
}
