import { inert } from './forms/actions.ts'
import type { Button } from './screen.ts'

/**
 * `‹ 2 / 5 ›` below a list, `‹ 2 ›` where nobody has counted (`pages` is then how many are known to be there); nothing when
 * all of it fits one page. Pages count from 0.
 */
export function pager(
  about: { readonly page: number; readonly pages: number; readonly isCounted?: boolean },
  to: (page: number) => string,
): Button[][] {
  const { page, pages, isCounted = true } = about
  if (pages <= 1) return []
  const before: Button[] = page > 0 ? [{ text: '‹', data: to(page - 1) }] : []
  const after: Button[] = page < pages - 1 ? [{ text: '›', data: to(page + 1) }] : []
  return [
    [
      ...before,
      { text: isCounted ? `${page + 1} / ${pages}` : `${page + 1}`, data: inert({}) },
      ...after,
    ],
  ]
}
