import type { Database } from '#db/connection.ts'
import type { ImportTools } from '#desks/imports/batches/job.ts'
import type { RunContext, RunDefinition } from '#runs/definition.ts'

/** A run as the rows know it: what its steps were is kept, its processes come and go. */
export function createRunLife(of: {
  readonly runId: string
  readonly workspaceId: string
  readonly userId: number
}) {
  const steps = new Map<string, unknown>()

  /** One attempt of the whole run, in a process of its own. */
  async function attempt(
    definition: RunDefinition,
    input: unknown,
    signal: AbortSignal,
  ): Promise<unknown> {
    let state: unknown = definition.initial
    for (const stage of definition.stages) {
      const context: RunContext = {
        ...{ ...of, signal },
        chatId: async () => 7,
        confirm: async () => signal.throwIfAborted(),
        async step<T>(key: string, work: () => Promise<T>): Promise<T> {
          const name = `${stage.name}/${key}`
          if (!steps.has(name)) {
            const result = await work()
            signal.throwIfAborted()
            steps.set(name, result)
          }
          return steps.get(name) as T
        },
        progress: () => {},
        park: () => {
          throw new Error('parked')
        },
        hold: () => {
          throw new Error('held')
        },
      }
      state = await stage.work(input, state, context)
    }
    return state
  }

  return { attempt }
}

/** The signal of a process that lives on. */
export const alive = () => new AbortController().signal

/** Where a process dies: before a call has its effect, or before its answer comes back. */
export type Moment = 'before' | 'after'

/**
 * Tools of a process that dies at its `at`-th call of anything outside it, the database included; every call after that fails, too.
 * `signal` aborts with it.
 */
export function mortal(tools: ImportTools, at: number, moment: Moment) {
  const gone = new AbortController()
  let calls = 0

  async function pass(call: () => unknown): Promise<unknown> {
    calls += 1
    if (calls > at || (calls === at && moment === 'before')) throw die()
    const answer = await call()
    if (calls >= at && (calls > at || moment === 'after')) throw die()
    return answer
  }
  function die(): Error {
    const killed = new Error('killed')
    gone.abort(killed)
    return killed
  }

  /** Calls of a client. */
  function outside<T extends object>(client: T): T {
    return new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => pass(() => Reflect.apply(value, target, args))
      },
    })
  }

  /** Statements: what a builder does is counted when it is begun. */
  function database(db: Database): Database {
    return new Proxy(db, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          calls += 1
          if (calls >= at) throw die()
          return Reflect.apply(value, target, args)
        }
      },
    })
  }

  return {
    tools: {
      ...tools,
      db: database(tools.db),
      shop: outside(tools.shop),
      catalogue: outside(tools.catalogue),
    },
    signal: gone.signal,
    isDead: () => gone.signal.aborted,
    calls: () => calls,
  }
}
