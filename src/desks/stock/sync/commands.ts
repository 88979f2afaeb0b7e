import type { ChannelService } from '../channels/schema.ts'

/** One listing in a command: what it showed before and shall show. */
export interface CommandItem {
  readonly listingId: string
  readonly productId: string
  readonly remoteId: string
  readonly before: number | null
  readonly wanted: number
}

/**
 * Allegro: `patch` one offer, `relist` one offer with its number, `fixed` one number for many, `bulk` a number each, `end` and `activate`
 * many. Wix V1: `increment` and `decrement` many, `absolute` one product's variants. Wix V3: `revisions`.
 */
export const COMMAND_NAMES = [
  'patch',
  'relist',
  'fixed',
  'bulk',
  'end',
  'activate',
  'increment',
  'decrement',
  'absolute',
  'revisions',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export interface PlannedCommand {
  readonly name: CommandName
  readonly items: readonly CommandItem[]
}

/** A listing that is to show another number. */
export interface Change extends CommandItem {
  /** It is not for sale and shall be again. */
  readonly relists: boolean
  /** Wix: what its product is called there, so that variants of one product are written together. */
  readonly parentId: string | null
}

/** Entries a call takes (Allegro's OpenAPI file of 2026-07-18; Wix's npm typings of 2026-09). */
const MOST = {
  fixed: 1_000,
  bulk: 25,
  publication: 1_000,
  relative: 300,
  revisions: 1_000,
} as const
/** From so many offers with one number on, one command for them saves calls over a number each. */
const WORTH_A_COMMAND = 25

/** Calls in the order they go out: each list when the one before it was sent, `activates` when what it stands on has been done. */
export interface CommandPlan {
  readonly lowers: readonly PlannedCommand[]
  readonly raises: readonly PlannedCommand[]
  readonly activates: readonly PlannedCommand[]
}

/**
 * The calls that carry out changes, what lowers a number first: a buyer must not find more than there is. Allegro cannot be told 0 by a
 * command, so 0 ends offers instead; one offer alone is written directly.
 */
export function planCommands(
  where: {
    readonly service: ChannelService
    readonly catalog: 'v1' | 'v3' | null
    /** Wix V1: sets numbers instead of changing them, and counting with them; for the nightly reconcile. */
    readonly isAbsolute?: boolean
  },
  changes: readonly Change[],
): CommandPlan {
  // What is not for sale sells nothing, whatever number it was left with.
  const lowers = ({ relists, wanted, before }: Change) =>
    !relists && wanted < (before ?? Number.POSITIVE_INFINITY)
  const commandsOf = (part: readonly Change[]) => {
    if (where.service === 'allegro') return allegroCommands(part)
    if (where.catalog === 'v3') return chunks('revisions', part)
    return wixV1Commands(part, where.isAbsolute ?? false)
  }
  const raised = changes.filter((change) => !lowers(change))
  const relisted = raised.filter(({ relists }) => relists)
  const isAlone = where.service === 'allegro' && raised.length === 1
  return {
    lowers: commandsOf(changes.filter(lowers)),
    raises: commandsOf(raised),
    activates: isAlone ? [] : chunks('activate', relisted),
  }
}

function allegroCommands(changes: readonly Change[]): PlannedCommand[] {
  const [only] = changes
  if (only && changes.length === 1) {
    return [{ name: only.relists ? 'relist' : 'patch', items: [itemOf(only)] }]
  }
  const zeroes = changes.filter(({ wanted }) => wanted === 0)
  const byNumber = Map.groupBy(
    changes.filter(({ wanted, before }) => wanted > 0 && wanted !== before),
    ({ wanted }) => wanted,
  )
  const groups = [...byNumber.values()]
  const large = groups.filter((group) => group.length >= WORTH_A_COMMAND)
  const small = groups.filter((group) => group.length < WORTH_A_COMMAND).flat()
  return [
    ...(zeroes.length === 1
      ? zeroes.map((one) => ({ name: 'patch' as const, items: [itemOf(one)] }))
      : chunks('end', zeroes)),
    ...large.flatMap((group) => chunks('fixed', group)),
    ...chunks('bulk', small),
  ]
}

/** Relative: a buyer's order between our reading and our writing is kept. What is not counted yet is set. */
function wixV1Commands(changes: readonly Change[], isAbsolute: boolean): PlannedCommand[] {
  const isSet = ({ before }: Change) => isAbsolute || before === null
  const counted = changes.filter((change) => !isSet(change))
  const uncounted = Map.groupBy(
    changes.filter(isSet),
    ({ parentId, remoteId }) => parentId ?? remoteId,
  )
  return [
    ...chunks(
      'decrement',
      counted.filter(({ before, wanted }) => wanted < (before ?? 0)),
    ),
    ...chunks(
      'increment',
      counted.filter(({ before, wanted }) => wanted > (before ?? 0)),
    ),
    ...[...uncounted.values()].map((items) => ({
      name: 'absolute' as const,
      items: items.map(itemOf),
    })),
  ]
}

const SIZES: Readonly<Record<CommandName, number>> = {
  patch: 1,
  relist: 1,
  fixed: MOST.fixed,
  bulk: MOST.bulk,
  end: MOST.publication,
  activate: MOST.publication,
  increment: MOST.relative,
  decrement: MOST.relative,
  absolute: MOST.relative,
  revisions: MOST.revisions,
}

function chunks(name: CommandName, changes: readonly Change[]): PlannedCommand[] {
  const size = SIZES[name]
  return Array.from({ length: Math.ceil(changes.length / size) }, (_, index) => ({
    name,
    items: changes.slice(index * size, (index + 1) * size).map(itemOf),
  }))
}

function itemOf({ listingId, productId, remoteId, before, wanted }: Change): CommandItem {
  return { listingId, productId, remoteId, before, wanted }
}
