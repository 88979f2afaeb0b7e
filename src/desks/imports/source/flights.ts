import type { Priority, SourceCall } from '../ports.ts'

interface Flight {
  readonly place: string
  readonly promise: Promise<unknown>
  readonly stop: AbortController
  waiting: number
}

/**
 * One load a name at a time: whoever comes meanwhile gets the same answer. A load is given up when nobody waits for it any more. Work in the
 * background joins a person's load, but a person does not wait in the background's line.
 */
export function createFlights() {
  const flights = new Map<string, Flight>()
  const placeOf = (name: string, priority: Priority) => `${priority} ${name}`

  function underWay(name: string, priority: Priority): Flight | undefined {
    const persons = flights.get(placeOf(name, 'interactive'))
    return priority === 'interactive' ? persons : (persons ?? flights.get(placeOf(name, priority)))
  }

  /** Nobody joins it any more. */
  function end(flight: Flight): void {
    if (flights.get(flight.place) === flight) flights.delete(flight.place)
  }

  function begin<T>(
    name: string,
    { priority }: SourceCall,
    load: (call: SourceCall) => Promise<T>,
  ): Flight {
    const place = placeOf(name, priority)
    const stop = new AbortController()
    const promise = load({ priority, signal: stop.signal }).finally(() => end(flight))
    // Told to those who wait; when nobody does, nobody needs to know.
    promise.catch(() => undefined)
    const flight: Flight = { place, promise, stop, waiting: 0 }
    flights.set(place, flight)
    return flight
  }

  /** `joined` is called when the load was under way already. Rejects with the signal's reason. */
  return async <T>(
    name: string,
    call: SourceCall,
    load: (call: SourceCall) => Promise<T>,
    joined: () => void,
  ): Promise<T> => {
    call.signal.throwIfAborted()
    const known = underWay(name, call.priority)
    if (known) joined()
    const flight = known ?? begin(name, call, load)
    flight.waiting += 1
    const left = Promise.withResolvers<never>()
    const leave = () => left.reject(call.signal.reason)
    call.signal.addEventListener('abort', leave, { once: true })
    try {
      return (await Promise.race([flight.promise, left.promise])) as T
    } finally {
      call.signal.removeEventListener('abort', leave)
      flight.waiting -= 1
      if (flight.waiting === 0 && call.signal.aborted) {
        flight.stop.abort(call.signal.reason)
        end(flight)
      }
    }
  }
}
