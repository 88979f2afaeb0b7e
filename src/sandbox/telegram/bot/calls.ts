/** One Bot API call as it ended. */
export interface Call {
  readonly n: number
  readonly method: string
  readonly chatId: number | undefined
  /** 200, an error code, or 0 when the connection was cut or left hanging. */
  readonly status: number
  /** Whether the stand-in's state was changed, answered or not. */
  readonly done: boolean
  readonly text: string | undefined
  readonly atMs: number
}

export interface CallFilter {
  readonly method?: string | undefined
  readonly chatId?: number | undefined
}

export interface CallCount {
  readonly total: number
  readonly done: number
  readonly failed: number
}

export interface Calls {
  record(call: Omit<Call, 'n'>): void
  count(filter?: CallFilter): CallCount
  /** The latest matching calls, oldest first, of the 10,000 remembered. */
  list(filter?: CallFilter): Call[]
  reset(): void
}

const REMEMBERED = 10_000

/** Counts every call by method and chat, so a test can assert that something was sent once. */
export function createCalls(): Calls {
  let counts = new Map<string, { total: number; done: number }>()
  let latest: Call[] = []
  let n = 0
  const bump = (key: string, done: boolean) => {
    const count = counts.get(key) ?? { total: 0, done: 0 }
    count.total += 1
    if (done) count.done += 1
    counts.set(key, count)
  }
  const keyOf = ({ method, chatId }: CallFilter) => `${method ?? ''}|${chatId ?? ''}`
  return {
    record: (call) => {
      n += 1
      latest.push({ n, ...call })
      if (latest.length > REMEMBERED * 2) latest = latest.slice(-REMEMBERED)
      const { method, chatId, done } = call
      bump('|', done)
      bump(keyOf({ method }), done)
      if (chatId === undefined) return
      bump(keyOf({ chatId }), done)
      bump(keyOf({ method, chatId }), done)
    },
    count: (filter = {}) => {
      const { total, done } = counts.get(keyOf(filter)) ?? { total: 0, done: 0 }
      return { total, done, failed: total - done }
    },
    list: ({ method, chatId } = {}) =>
      latest.filter(
        (call) =>
          (method === undefined || call.method === method) &&
          (chatId === undefined || call.chatId === chatId),
      ),
    reset: () => {
      counts = new Map()
      latest = []
    },
  }
}
