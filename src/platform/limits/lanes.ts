interface Lane {
  busy: number
  readonly waiting: (() => void)[]
}

/** At most `width` pieces of work a key at a time, first come first served, within this process. */
export function createLanes(width: number) {
  const lanes = new Map<string, Lane>()

  function turn(lane: Lane, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = () => {
        lane.waiting.splice(lane.waiting.indexOf(enter), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      lane.waiting.push(enter)
    })
  }

  /** Rejects with the signal's reason when it aborts before the turn has come. */
  return async <T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted()
    const lane = lanes.get(key) ?? { busy: 0, waiting: [] }
    lanes.set(key, lane)
    if (lane.busy < width) lane.busy += 1
    else await turn(lane, signal)
    try {
      return await work()
    } finally {
      const next = lane.waiting.shift()
      // Whoever waited takes the place over, so nobody slips in between.
      if (next) next()
      else lane.busy -= 1
      if (lane.busy === 0) lanes.delete(key)
    }
  }
}
