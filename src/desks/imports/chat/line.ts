import type { ChatContext } from '#telegram/context.ts'
import type { LineReader } from '#telegram/input/entry.ts'
import type { Find } from '../finds/find.ts'
import type { FindPresenter } from './find/present.ts'
import { readSought } from './find/sought.ts'
import type { ImportsChatDeps } from './services.ts'

export interface LineDeps extends Pick<ImportsChatDeps, 'sourceKey' | 'isInStock'> {
  readonly present: Pick<FindPresenter, 'look'>
  readonly showHome: (ctx: ChatContext, note?: string) => Promise<void>
}

/** Before those who search in what is there: only what is unmistakable is taken. */
const PLACE = 40

/** A share link, an article number or "200 pairs of Nike" that nobody asked for; what stands in stock belongs to Stock. */
export function importLines({ sourceKey, isInStock, present, showHome }: LineDeps): LineReader {
  const isOurs = async (ctx: ChatContext, { kind, text, count }: Find): Promise<boolean> => {
    if (kind === 'link') return true
    if (kind !== 'article' && count === null) return false
    return !(await isInStock(ctx.workspace.id, text))
  }

  return {
    place: PLACE,
    async take(ctx, line) {
      const find = readSought(line)
      if (ctx.role === 'viewer' || !(await isOurs(ctx, find))) return false
      const hasKey = (await sourceKey(ctx.workspace.id)) !== undefined
      // Without a key nobody can tell an article from the number of something else.
      if (!hasKey && find.kind === 'article') return false
      const problem = hasKey ? await present.look(ctx, find) : 'no-key'
      if (problem) await showHome(ctx, ctx.lang.t('imports-no-find', { problem }))
      return true
    },
  }
}
