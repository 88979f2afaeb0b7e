import { Pool, type PoolConfig } from 'pg'

export interface PoolOptions extends PoolConfig {
  /** Connections at most. */
  readonly max: number
  /** So many are opened as soon as they are asked for. */
  readonly few: number
  /** How long somebody waits before another one is opened, ms. */
  readonly patienceMs: number
}

/**
 * pg's pool opens a connection for everybody who finds none idle, however soon one will be: a start opens all there may
 * be. A connection costs the server more than dozens of short statements, so this one grows past a few only while
 * somebody has waited, one at a time.
 */
export function createPool({ max, few, patienceMs, ...config }: PoolOptions): Pool {
  const pool = new Pool({ ...config, max: Math.min(few, max) })
  const connect = pool.connect.bind(pool)
  let waiting: NodeJS.Timeout | undefined

  const watch = () => {
    if (waiting || pool.waitingCount === 0 || pool.options.max >= max) return
    waiting = setTimeout(() => {
      waiting = undefined
      if (pool.waitingCount > 0 && !pool.ending) grow()
    }, patienceMs)
  }
  const grow = () => {
    pool.options.max = Math.min(max, pool.totalCount + 1)
    // A visitor of our own opens it and leaves it to who has waited longest.
    connect((error, _client, release) => release(error))
    watch()
  }
  pool.on('remove', () => {
    if (pool.waitingCount === 0) pool.options.max = Math.max(Math.min(few, max), pool.totalCount)
  })
  const watched = (...args: Parameters<typeof connect>) => {
    const connected = connect(...args)
    watch()
    return connected
  }
  pool.connect = watched as typeof pool.connect
  return pool
}
