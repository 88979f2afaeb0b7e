interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R | undefined) => void
  readonly reject: (error: unknown) => void
}

/**
 * Many small writes as one: what is asked for while a call is under way, and within `gapMs` of its beginning, goes into
 * the next one together. Each asker gets its own id's result, or undefined when there is none.
 */
export function createBatcher<T extends { readonly id: string }, R>(
  pass: (items: readonly T[]) => Promise<ReadonlyMap<string, R>>,
  { gapMs = 0 } = {},
) {
  let waiting: Waiting<T, R>[] = []
  let isUnderWay = false

  const flush = async () => {
    const begunAt = performance.now()
    const asked = waiting
    waiting = []
    try {
      const results = await pass(asked.map(({ item }) => item))
      for (const { item, resolve } of asked) resolve(results.get(item.id))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
    const restMs = begunAt + gapMs - performance.now()
    if (restMs > 0) setTimeout(again, restMs)
    else again()
  }

  const again = () => {
    if (waiting.length > 0) setImmediate(flush)
    else isUnderWay = false
  }

  return (item: T): Promise<R | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isUnderWay) return
      isUnderWay = true
      setImmediate(flush)
    })
}
