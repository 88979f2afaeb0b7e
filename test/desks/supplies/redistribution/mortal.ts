import type { Database } from '#db/connection.ts'
import type { StockMover } from '#desks/supplies/ports/transfers.ts'

/** Where a process can die: around each write and each request. */
export interface Mortality {
  readonly isDead: () => boolean
  /** What the points it lived through were. */
  readonly points: readonly string[]
}

class Killed extends Error {}

/**
 * A database and a mover that die at a point, counted from 0: before and after every transaction and request, and after
 * every single write that changed something. Of a process that died nothing is heard any more.
 */
export function mortal(deps: { db: Database; mover: StockMover }, diesAt: number) {
  const points: string[] = []
  let isDead = false

  const live = () => {
    if (isDead) throw new Killed('dead')
  }
  const point = (name: string) => {
    live()
    points.push(name)
    if (points.length - 1 !== diesAt) return
    isDead = true
    throw new Killed(name)
  }

  /** A statement: read as it is, a write counted once it has changed something. */
  const statement = (builder: object, verb: string): object =>
    new Proxy(builder, {
      get(target, name, receiver) {
        const value = Reflect.get(target, name, receiver)
        if (typeof value !== 'function') return value
        if (name !== 'then')
          return (...args: unknown[]) => {
            const made = value.apply(target, args)
            return typeof made === 'object' && made !== null ? statement(made, verb) : made
          }
        const run = async () => {
          live()
          const rows: unknown = await target
          live()
          const isIdle = Array.isArray(rows) && rows.length === 0
          if (verb !== 'select' && !isIdle) point(`after ${verb}`)
          return rows
        }
        return (yes: (rows: unknown) => unknown, no: (error: unknown) => unknown) =>
          run().then(yes, no)
      },
    })

  const db = new Proxy(deps.db, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver)
      if (name === 'transaction')
        return async (work: Parameters<Database['transaction']>[0]) => {
          point('before transaction')
          const done = await target.transaction(work)
          point('after transaction')
          return done
        }
      if (name === 'update' || name === 'insert' || name === 'select')
        return (...args: unknown[]) => {
          // A subquery is only read into the statement that runs.
          const made = value.apply(target, args)
          return name === 'select' ? made : statement(made, name)
        }
      return value
    },
  })

  const mover: StockMover = {
    ...deps.mover,
    async stock(...args) {
      live()
      const lines = await deps.mover.stock(...args)
      live()
      return lines
    },
    async limits(...args) {
      live()
      return deps.mover.limits(...args)
    },
    async order(...args) {
      point('before request')
      const outcome = await deps.mover.order(...args)
      point('after request')
      return outcome
    },
  }
  const mortality: Mortality = { isDead: () => isDead, points }
  return { db, mover, mortality }
}
