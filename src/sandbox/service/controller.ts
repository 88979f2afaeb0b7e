import type { CallFigure } from './calls.ts'
import type { Fault } from './faults.ts'

/** What every stand-in's state shows, besides its own. */
export interface CommonState {
  readonly calls: readonly CallFigure[]
  readonly faults: readonly Fault[]
}

/** One call of a control API: a GET, or a POST of `body`. Throws what went wrong, with the answer's text. */
export async function callControl<T>(url: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}/${path}`, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** A stand-in's control API over HTTP, for tests and the tour; `url` is where it is mounted. */
export function createServiceController<S extends object = object>(url: string) {
  const call = <T>(path: string, body?: unknown) => callControl<T>(url, path, body)
  return {
    state: () => call<S & CommonState>('state'),
    fault: (fault: Partial<Fault> & Pick<Fault, 'kind'>) => call<object>('fault', fault),
    clearFaults: (method?: string) => call<object>('clear-faults', { method }),
    latency: (ms: number) => call<object>('latency', { ms }),
    clearFigures: () => call<object>('clear-figures', {}),
    /** A command of the service's own. */
    command: <T = object>(name: string, input: object = {}) => call<T>(name, input),
  }
}
