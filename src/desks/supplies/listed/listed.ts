import type { Clock } from '#core/clock.ts'
import { addDays, type Day, dayIn } from '#core/dates.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { MOSCOW } from '../monitors/monitor.ts'
import type { SupplyBook, SupplyName } from '../ports/drafts.ts'
import type { KeyRing, KeySummary, SupplyReader, SupplyRow, WbKey } from '../ports.ts'

export interface ListedDeps {
  readonly reader: SupplyReader
  readonly book: SupplyBook
  readonly keys: Pick<KeyRing, 'key' | 'list'>
  readonly cache: Cache
  readonly clock: Clock
}

/** A supply or preorder of one of the workspace's cabinets. */
export interface ListedSupply extends SupplyRow {
  /** Its own number: of the supply, else of the preorder. */
  readonly id: number
  readonly credentialId: string
}

export interface SupplyDetails {
  readonly warehouseName: string | null
  readonly quantity: number | null
}

export interface Listing {
  readonly supplies: readonly ListedSupply[]
  /** When Wildberries was asked, ms. */
  readonly at: number
}

const LIST_DAYS = 60
const MINUTE = 60
/** How long a list may be believed, seconds: a Base token may ask twice an hour, and its bookings come first. */
const LIFE = { usual: MINUTE, base: 40 * MINUTE }
const DETAILS_SECONDS = 30 * MINUTE

/** The official list of a workspace's supplies, within its limits: asked once in a while, whoever looks. */
export function createListed({ reader, book, keys, cache, clock }: ListedDeps) {
  const lifeOf = (seconds: number) => ({
    ...{ memorySeconds: seconds, sharedSeconds: seconds, databaseSeconds: seconds },
  })

  async function ofKey(key: WbKey, signal?: AbortSignal): Promise<Listing> {
    const seconds = key.tokenType === 'base' ? LIFE.base : LIFE.usual
    const name = `supplies:listed:${key.accountKey}`
    const { rows, at } = await cache.through(name, lifeOf(seconds), async () => ({
      rows: await reader.list(key, { days: LIST_DAYS, ...(signal && { signal }) }),
      at: clock.now(),
    }))
    // Shops may share a seller account, but never a key.
    const { credentialId } = key
    const supplies = rows.flatMap((row) => {
      const id = row.supplyId ?? row.preorderId
      return id === null ? [] : [{ ...row, id, credentialId }]
    })
    return { supplies, at }
  }

  /** One working key of each cabinet, the oldest first. */
  async function cabinets(workspaceId: string): Promise<readonly KeySummary[]> {
    const valid = (await keys.list(workspaceId)).filter(({ isValid }) => isValid)
    const first = new Map(valid.toReversed().map((one) => [one.accountKey, one]))
    return [...first.values()].toReversed()
  }

  async function accounts(workspaceId: string): Promise<WbKey[]> {
    const open = await Promise.all(
      (await cabinets(workspaceId)).map(({ credentialId }) => keys.key(workspaceId, credentialId)),
    )
    return open.flatMap((key) => key ?? [])
  }

  return {
    accounts,
    cabinets,
    ofKey,

    /** What is ahead first, by its day, then preorders, then what is behind; undefined without a key. Throws what the service says. */
    async list(workspaceId: string): Promise<Listing | undefined> {
      const own = await accounts(workspaceId)
      if (own.length === 0) return undefined
      const lists = await Promise.all(own.map((key) => ofKey(key)))
      const today = dayIn(MOSCOW, clock.now())
      return {
        supplies: lists.flatMap(({ supplies }) => supplies).sort(byDay(today)),
        at: Math.min(...lists.map(({ at }) => at)),
      }
    },

    /** Warehouse and pieces, a call each the first time; null where a Base token would spend its two calls an hour. */
    async details(workspaceId: string, supply: ListedSupply): Promise<SupplyDetails | null> {
      const key = await keys.key(workspaceId, supply.credentialId)
      if (!key || key.tokenType === 'base') return null
      const at = `supplies:details:${key.accountKey}:${supply.id}:${supply.statusId ?? 0}`
      return cache.through(at, lifeOf(DETAILS_SECONDS), () => book.details(key, nameOf(supply)))
    },

    /** The same with packages; those of what is not planned are none. */
    async packages(workspaceId: string, supply: ListedSupply): Promise<number | null> {
      const { supplyId } = supply
      const key = await keys.key(workspaceId, supply.credentialId)
      if (!key || key.tokenType === 'base' || supplyId === null) return null
      const at = `supplies:packages:${key.accountKey}:${supplyId}`
      return cache.through(at, lifeOf(5 * MINUTE), () => book.packages(key, supplyId))
    },
  }
}

export type Listed = ReturnType<typeof createListed>

const nameOf = ({ supplyId, id }: ListedSupply): SupplyName =>
  supplyId === null ? { preorderId: id } : { supplyId }

/** Nearest dates first, what has none after them, what is over last and newest first. */
function byDay(today: Day) {
  const rank = ({ supplyDay }: SupplyRow) =>
    supplyDay === null ? 1 : supplyDay >= addDays(today, 0) ? 0 : 2
  return (left: ListedSupply, right: ListedSupply): number => {
    const [one, other] = [rank(left), rank(right)]
    if (one !== other) return one - other
    const order = (left.supplyDay ?? '').localeCompare(right.supplyDay ?? '')
    return (one === 2 ? -order : order) || right.id - left.id
  }
}
