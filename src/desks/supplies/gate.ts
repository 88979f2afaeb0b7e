interface Waiting {
  readonly resolve: (isOpen: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Collects the ids asked for in one turn of the event loop into one call; tells each whether it may pass. */
export function createGate(open: (ids: readonly string[]) => Promise<ReadonlySet<string>>) {
  let waiting = new Map<string, Waiting>()

  const flush = async () => {
    const asked = waiting
    waiting = new Map()
    try {
      const passed = await open([...asked.keys()])
      for (const [id, { resolve }] of asked) resolve(passed.has(id))
    } catch (error) {
      for (const { reject } of asked.values()) reject(error)
    }
  }

  return (id: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(flush)
      waiting.set(id, { resolve, reject })
    })
}
