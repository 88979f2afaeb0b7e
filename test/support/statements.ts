import { Client } from 'pg'
import { requestFields } from '#platform/log/context.ts'
import { afterFile } from './closing.ts'

/** Where a process dies at a statement: before it was sent, or before its answer came. */
export type Moment = 'before it is sent' | 'before its answer'

type Query = (...args: unknown[]) => unknown
type Callback = (error: unknown, result?: unknown) => void

export type Statements = ReturnType<typeof watchStatements>

/**
 * The statements that updates in hand send, over connections this process makes from now on; the server may be lost at
 * any of them.
 */
export function watchStatements() {
  const sent: string[] = []
  let death: { readonly at: number; readonly moment: Moment } | undefined
  const original = Client.prototype.query as Query

  const gone = () => Promise.reject(new Error('Connection terminated unexpectedly'))
  const send = async (client: Client, args: unknown[]): Promise<unknown> => {
    sent.push(sqlOf(args[0]))
    const isLast = sent.length === death?.at
    const isOver = death !== undefined && sent.length > death.at
    if (isOver || (isLast && death?.moment === 'before it is sent')) return gone()
    const result = await original.apply(client, args)
    return isLast ? gone() : result
  }
  function query(this: Client, ...args: unknown[]): unknown {
    if (!requestFields()?.requestId.startsWith('update-')) return original.apply(this, args)
    const last = args.at(-1)
    const callback = typeof last === 'function' ? (last as Callback) : undefined
    const answer = send(this, callback ? args.slice(0, -1) : args)
    if (!callback) return answer
    answer.then((result) => callback(undefined, result), callback)
    return undefined
  }
  Client.prototype.query = query as typeof Client.prototype.query
  afterFile(() => {
    Client.prototype.query = original as typeof Client.prototype.query
  })

  return {
    /** What `work` sends, as SQL. */
    async of(work: () => Promise<unknown>): Promise<readonly string[]> {
      sent.length = 0
      await work()
      return [...sent]
    },
    /** Does `work` as far as the statement of this number, and nothing after it; false when it was over before. */
    async dies(at: number, moment: Moment, work: () => Promise<unknown>): Promise<boolean> {
      sent.length = 0
      death = { at, moment }
      try {
        await work()
      } catch (error) {
        if (sent.length < at) throw error
      } finally {
        death = undefined
      }
      return sent.length >= at
    },
  }
}

function sqlOf(query: unknown): string {
  return typeof query === 'string' ? query : String((query as { text?: unknown }).text)
}
