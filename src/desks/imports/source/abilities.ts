import type { AccountKey } from '#core/keys.ts'

/** What one source does and the other does not, to be told before anybody tries. */
export interface SourceAbilities {
  /** False: its categories are those of goods that were seen. */
  readonly listsCategories: boolean
  /** False: what is found comes in the source's own order. */
  readonly sorts: boolean
}

export function abilitiesOf({ facts }: Pick<AccountKey, 'facts'>): SourceAbilities {
  const isDistribution = facts.source === 'distribution'
  return { listsCategories: !isDistribution, sorts: !isDistribution }
}
