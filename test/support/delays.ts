import { ServerResponse } from 'node:http'
import pg from 'pg'

/**
 * A bad day for every test at once (`npm run test:delays`): some answers of HTTP servers and some statements of PostgreSQL
 * come late, at random, and what depends on their order by luck shows it. Loaded into each process before its own code.
 */
const CHANCE = { answer: 0.1, statement: 0.04 }
/** Milliseconds; most delays are short. */
const [LEAST, MOST] = [5, 400]

const isLate = (chance: number): boolean => Math.random() < chance
const delay = (): number => LEAST + (MOST - LEAST) * Math.random() ** 3

const { end } = ServerResponse.prototype
const held = new WeakSet<ServerResponse>()
function lateEnd(this: ServerResponse, ...args: unknown[]): ServerResponse {
  if (held.has(this) || !isLate(CHANCE.answer)) return Reflect.apply(end, this, args)
  held.add(this)
  setTimeout(() => Reflect.apply(end, this, args), delay())
  return this
}
ServerResponse.prototype.end = lateEnd as typeof end

const { query } = pg.Client.prototype
/** What a connection was asked last, while something of it waits: its statements keep their order. */
const tails = new WeakMap<pg.Client, Promise<void>>()
function lateQuery(this: pg.Client, ...args: unknown[]): unknown {
  const before = tails.get(this)
  if (!before && !isLate(CHANCE.statement)) return Reflect.apply(query, this, args)
  const turn = before ?? new Promise<void>((resolve) => setTimeout(resolve, delay()))
  const sent = turn.then(() => ({ answer: Reflect.apply(query, this, args) as unknown }))
  const tail = sent.then(() => {
    if (tails.get(this) === tail) tails.delete(this)
  })
  tails.set(this, tail)
  // Who hands in a callback is answered there.
  return typeof args.at(-1) === 'function' ? undefined : sent.then(({ answer }) => answer)
}
pg.Client.prototype.query = lateQuery as typeof query
