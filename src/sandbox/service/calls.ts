/** How often each method was asked and how it ended, by account. */
export interface CallFigure {
  readonly account: string
  readonly method: string
  requests: number
  ok: number
  /** Answers by HTTP status other than 2xx, and `cut` for calls without a whole answer. */
  readonly failed: Record<string, number>
}

export type CallFigures = ReturnType<typeof createCallFigures>

export function createCallFigures() {
  const figures = new Map<string, CallFigure>()

  function figure(account: string, method: string): CallFigure {
    const key = `${account}|${method}`
    const known = figures.get(key)
    if (known !== undefined) return known
    const made: CallFigure = { account, method, requests: 0, ok: 0, failed: {} }
    figures.set(key, made)
    return made
  }

  return {
    /** Counts the call at once and its answer when it comes. */
    async count(account: string, method: string, answer: Promise<Response>): Promise<Response> {
      const counted = figure(account, method)
      counted.requests += 1
      const response = await answer
      if (response.ok) counted.ok += 1
      else {
        const lost = response.headers.has('x-hono-already-sent')
        const name = lost ? 'cut' : String(response.status)
        counted.failed[name] = (counted.failed[name] ?? 0) + 1
      }
      return response
    },
    report: (): CallFigure[] =>
      [...figures.values()].map((item) => ({ ...item, failed: { ...item.failed } })),
    clear: () => figures.clear(),
  }
}
