import type { Middleware } from 'grammy'
import type { ChatContext } from '../context.ts'
import { readLine } from './line.ts'

/** Whoever understands a line that nobody asked for: a sale, a monitor in one line. */
export interface LineReader {
  /** Readers are asked from the lowest place up, so what is unmistakable comes before what searches. One reader a place. */
  readonly place: number
  /** True when the line was taken; nothing may have happened otherwise. */
  take(ctx: ChatContext, line: string): Promise<boolean>
}

/** Longer texts are letters, not lines. Characters. */
const LONGEST = 300

/** Offers a text of one line to the readers in turn; the first that takes it ends its way. Unknown commands pass by. */
export function lineEntry(readers: readonly LineReader[]): Middleware<ChatContext> {
  const inTurn = readers.toSorted((left, right) => left.place - right.place)
  return async (ctx, next) => {
    const line = lineOf(ctx.message?.text ?? '')
    if (line !== undefined) {
      for (const reader of inTurn) if (await reader.take(ctx, line)) return
    }
    await next()
  }
}

function lineOf(text: string): string | undefined {
  const bare = text.trim()
  if (bare.startsWith('/') || /[\n\r\u2028\u2029]/u.test(bare)) return undefined
  const line = readLine(bare, { max: LONGEST })
  return line.ok ? line.value : undefined
}
