import { toAppError } from '#core/errors.ts'
import { traceIdOf } from '#core/trace.ts'
import type { WixApi, WixItem } from '../ports.ts'
import { failedAll, inPages } from './answers.ts'
import type {
  ChannelDriver,
  DrivenAccount,
  ItemResult,
  Known,
  Observed,
  Sent,
  StoredCommand,
} from './driver.ts'

const ASKED = 100

/** Wix's two catalogues: relative numbers in V1, which nothing protects from being carried out twice, revisions in V3. */
export function wixDriver({ api }: { readonly api: WixApi }): ChannelDriver {
  async function look(
    account: DrivenAccount,
    known: readonly Known[],
    signal: AbortSignal,
  ): Promise<Observed[]> {
    const by = { catalog: catalogOf(account) }
    const items = await inPages(known.map(itemOf), ASKED, (page) =>
      api.read(account.key, { ...by, items: page }, signal),
    )
    return items.map(observedOf)
  }

  /** What stands there after a call whose answer was lost: done is what reads as wanted, the rest is looked at anew by the next pass. */
  async function readBack(
    account: DrivenAccount,
    command: StoredCommand,
    known: ReadonlyMap<string, Known>,
    signal: AbortSignal,
  ): Promise<Sent> {
    const now = await look(account, knownOf(command, known), signal)
    const shown = new Map(now.map(({ remoteId, available }) => [remoteId, available]))
    const results = command.items.map(({ listingId, remoteId, wanted }): ItemResult => {
      const after = shown.get(remoteId) ?? null
      const isDone = after === wanted
      return {
        listingId,
        isDone,
        after,
        mayLand: !isDone,
        code: isDone ? null : 'wix.unknown_outcome',
        message: null,
      }
    })
    return { kind: 'ended', traceId: null, results }
  }

  async function relative(
    account: DrivenAccount,
    command: StoredCommand,
    known: ReadonlyMap<string, Known>,
    signal: AbortSignal,
  ): Promise<Sent> {
    const direction = command.name === 'increment' ? 'increment' : 'decrement'
    const entries = command.items.flatMap(({ remoteId, before, wanted }) => {
      const one = known.get(remoteId)
      return one ? { item: itemOf(one), by: Math.abs(wanted - (before ?? 0)) } : []
    })
    await api.change(account.key, direction, entries, signal)
    return doneAll(command)
  }

  async function absolute(
    account: DrivenAccount,
    command: StoredCommand,
    known: ReadonlyMap<string, Known>,
    signal: AbortSignal,
  ): Promise<Sent> {
    const variants = command.items.flatMap(({ remoteId, wanted }) => {
      const { variantId, parentId } = known.get(remoteId) ?? {}
      return variantId && parentId ? { variantId, parentId, quantity: wanted } : []
    })
    for (const [productId, list] of Map.groupBy(variants, ({ parentId }) => parentId)) {
      const numbers = list.map(({ variantId, quantity }) => ({ variantId, quantity }))
      await api.setV1(account.key, productId, numbers, signal)
    }
    return doneAll(command)
  }

  async function revised(
    account: DrivenAccount,
    command: StoredCommand,
    known: ReadonlyMap<string, Known>,
    signal: AbortSignal,
  ): Promise<Sent> {
    const changes = command.items.flatMap(({ remoteId, wanted }) => {
      const revision = known.get(remoteId)?.revision
      return revision ? { id: remoteId, revision, quantity: wanted } : []
    })
    const outcomes = await api.setV3(account.key, changes, signal)
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
    const results = command.items.map(({ listingId, remoteId, wanted, before }): ItemResult => {
      const outcome = byId.get(remoteId)
      if (outcome?.isDone) {
        return { listingId, isDone: true, after: wanted, code: null, message: null }
      }
      const code = `wix.${outcome?.problem ?? 'no_answer'}`
      return { listingId, isDone: false, after: before, code, message: outcome?.code ?? null }
    })
    return { kind: 'ended', traceId: null, results }
  }

  const writers = {
    increment: relative,
    decrement: relative,
    absolute,
    revisions: revised,
  } as const

  return {
    service: 'wix',
    async list(account, signal) {
      const found: WixItem[] = []
      for (let next: string | null | undefined; next !== null; ) {
        const by = { catalog: catalogOf(account), ...(next ? { next } : {}) }
        const page = await api.items(account.key, by, signal)
        found.push(...page.items)
        next = page.next
      }
      return found.map(observedOf)
    },
    look,
    endedBy: async () => null,
    async send(account, command, known, signal) {
      const write = writers[command.name as keyof typeof writers]
      try {
        return await write(account, command, known, signal)
      } catch (thrown) {
        const error = toAppError(thrown)
        if (error.kind === 'unknown-outcome') return readBack(account, command, known, signal)
        if (error.kind !== 'invalid' && error.kind !== 'not-found') throw error
        return { kind: 'ended', traceId: traceIdOf(error), results: failedAll(command, error) }
      }
    },
    settle: async () => undefined,
  }
}

function catalogOf({ catalog }: DrivenAccount): 'v1' | 'v3' {
  return catalog ?? 'v3'
}

function doneAll({ items }: StoredCommand): Sent {
  const results = items.map(({ listingId, wanted }) => ({
    ...{ listingId, isDone: true, after: wanted, code: null, message: null },
  }))
  return { kind: 'ended', traceId: null, results }
}

function knownOf(command: StoredCommand, known: ReadonlyMap<string, Known>): Known[] {
  return command.items.flatMap(({ remoteId }) => known.get(remoteId) ?? [])
}

/** The parts of an item that calls name it by. */
function itemOf(known: Known): WixItem {
  const isV3 = known.revision !== null
  return {
    catalog: isV3 ? 'v3' : 'v1',
    id: known.remoteId,
    productId: known.parentId ?? '',
    variantId: known.variantId ?? '',
    inventoryId: isV3 ? known.remoteId : (known.remoteId.split('/')[0] ?? ''),
    locationId: null,
    name: '',
    sku: known.sku,
    quantity: known.available,
    isTracked: known.available !== null,
    isVisible: true,
    hasPreorder: false,
    revision: known.revision,
    pictureUrl: null,
  }
}

function observedOf(item: WixItem): Observed {
  return {
    remoteId: item.id,
    parentId: item.productId,
    variantId: item.variantId,
    sku: item.sku,
    name: item.name,
    pictureUrl: item.pictureUrl,
    available: item.isTracked ? item.quantity : null,
    // A hidden product is shown again by its owner alone, with the right number then.
    state: 'active',
    endedBy: undefined,
    isFulfillment: false,
    hasPreorder: item.hasPreorder,
    revision: item.revision,
  }
}
