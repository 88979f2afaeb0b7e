import { createHash } from 'node:crypto'
import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'
import { openCampaign, openCampaigns } from '../actions.ts'

/** Rows a page. */
export const PAGE = 8

export interface Page<T> {
  readonly items: readonly T[]
  /** The page really shown, from 0: a list may have shrunk. */
  readonly page: number
  readonly pages: number
}

/** One page of a list at hand. */
export function pageOf<T>(all: readonly T[], wanted: number, size = PAGE): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(Math.max(wanted, 0), pages - 1)
  return { items: all.slice(page * size, (page + 1) * size), page, pages }
}

/** Short name of a text in callback data; two of one list are the same once in a billion. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 6)
}

/** The one of a list that a button was drawn for; undefined when the list no longer has it. */
export function byFingerprint<T>(
  list: readonly T[],
  print: string,
  textOf: (item: T) => string,
): T | undefined {
  const [found, second] = list.filter((item) => fingerprint(textOf(item)) === print)
  return second === undefined ? found : undefined
}

export const toCampaign = (lang: Lang, id: string): Button => ({
  text: lang.t('button-campaign-back'),
  data: openCampaign({ id }),
})

export const toCampaigns = (lang: Lang): Button => ({
  text: lang.t('button-campaigns-back'),
  data: openCampaigns({}),
})
