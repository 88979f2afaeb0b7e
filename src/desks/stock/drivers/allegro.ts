import type { Clock } from '#core/clock.ts'
import { type AppError, toAppError } from '#core/errors.ts'
import { traceIdOf } from '#core/trace.ts'
import type { AllegroApi, AllegroOffer, CommandKind, OfferEdit } from '../ports.ts'
import type { CommandName } from '../sync/commands.ts'
import { failedAll, inPages } from './answers.ts'
import type {
  ChannelDriver,
  DrivenAccount,
  ItemResult,
  Observed,
  Sent,
  StoredCommand,
} from './driver.ts'

/** SKUs and ids a listing call takes. */
const ASKED = 100
const PAGE = 1_000
/** How long an edit that Allegro queued is watched. */
const EDIT_MS = 60_000

const STATES = {
  ACTIVE: 'active',
  ACTIVATING: 'activating',
  INACTIVE: 'draft',
  ENDED: 'ended',
} as const

/** Which report belongs to a command; those without are edits of one offer. */
const KINDS: Readonly<Partial<Record<CommandName, CommandKind>>> = {
  fixed: 'quantity',
  bulk: 'bulk',
  end: 'publication',
  activate: 'publication',
}

/** Absolute numbers by Allegro's commands; a command's id is stored before it goes out, so a lost answer is asked for again. */
export function allegroDriver(deps: {
  readonly api: AllegroApi
  readonly clock: Clock
}): ChannelDriver {
  const { api, clock } = deps

  async function all(
    account: DrivenAccount,
    by: { skus?: readonly string[]; ids?: readonly string[] },
    signal: AbortSignal,
  ): Promise<Observed[]> {
    const found = new Map<string, Observed>()
    for (let offset = 0; ; offset += PAGE) {
      const { items, total } = await api.offers(account.key, { ...by, offset }, signal)
      for (const offer of items) found.set(offer.id, observedOf(offer))
      if (items.length === 0 || offset + PAGE >= total) return [...found.values()]
    }
  }

  async function edited(
    account: DrivenAccount,
    offerId: string,
    edit: OfferEdit,
    signal: AbortSignal,
  ): Promise<void> {
    if (edit.kind === 'done') return
    const { operationId } = edit
    let pause = edit.retryAfterMs
    for (const until = clock.now() + EDIT_MS; clock.now() < until; ) {
      await clock.sleep(pause, signal)
      const operation = await api.operation(account.key, { offerId, operationId }, signal)
      if (operation.isDone) return
      pause = operation.retryAfterMs
    }
  }

  /** An absolute number may be written again when nobody knows whether it was. */
  async function patch(
    account: DrivenAccount,
    { name, items }: StoredCommand,
    signal: AbortSignal,
  ): Promise<Sent> {
    const results: ItemResult[] = []
    let traceId: string | null = null
    for (const { remoteId, listingId, wanted } of items) {
      const change = { available: wanted, ...(name === 'relist' && { activate: true }) }
      const edit = await again(() => api.setStock(account.key, remoteId, change, signal))
      traceId = edit.traceId
      await edited(account, remoteId, edit, signal)
      const after = await api.stock(account.key, remoteId, signal)
      const isDone = after === wanted
      const code = isDone ? null : 'allegro.not_written'
      results.push({ listingId, isDone, after: after ?? null, code, message: null })
    }
    return { kind: 'ended', traceId, results }
  }

  function register(
    account: DrivenAccount,
    { id, name, items }: StoredCommand,
    signal: AbortSignal,
  ) {
    const offerIds = items.map(({ remoteId }) => remoteId)
    const changes = items.map(({ remoteId, wanted }) => ({ offerId: remoteId, value: wanted }))
    const { key } = account
    if (name === 'fixed') {
      return api.setQuantity(key, { id, value: items[0]?.wanted ?? 0, offerIds }, signal)
    }
    if (name === 'bulk') return api.setQuantities(key, { id, changes }, signal)
    const action = name === 'end' ? 'END' : 'ACTIVATE'
    return api.publish(key, { id, action, offerIds }, signal)
  }

  return {
    service: 'allegro',
    async list(account, signal) {
      return all(account, {}, signal)
    },
    async look(account, known, signal) {
      const skus = [...new Set(known.flatMap(({ sku }) => sku ?? []))]
      const ids = known.flatMap(({ sku, remoteId }) => (sku === null ? remoteId : []))
      const bySku = await inPages(skus, ASKED, (page) => all(account, { skus: page }, signal))
      const byId = await inPages(ids, ASKED, (page) => all(account, { ids: page }, signal))
      return [...bySku, ...byId]
    },
    async endedBy(account, remoteId, signal) {
      return (await api.offer(account.key, remoteId, signal))?.endedBy ?? null
    },
    async send(account, command, _known, signal) {
      try {
        if (!KINDS[command.name]) return await patch(account, command, signal)
        const { traceId } = await again(() => register(account, command, signal))
        return { kind: 'sent', traceId }
      } catch (error) {
        return refusedOf(command, toAppError(error))
      }
    },
    async settle(account, command, signal) {
      const kind = KINDS[command.name]
      if (!kind) return undefined
      const asked = { id: command.id, kind }
      const report = await api.report(account.key, asked, signal)
      if (!report) return undefined
      const { success, failed, traceId, isCompleted } = report
      if (!isCompleted && success + failed < command.items.length) return { kind: 'sent', traceId }
      const tasks = failed > 0 ? await api.tasks(account.key, asked, signal) : []
      const failures = new Map(tasks.map((task) => [task.offerId, task]))
      const results = command.items.map(({ listingId, remoteId, wanted, before }): ItemResult => {
        const task = failures.get(remoteId)
        if (task?.status !== 'FAIL') {
          const after = command.name === 'end' ? 0 : wanted
          return { listingId, isDone: true, after, code: null, message: null }
        }
        return { listingId, isDone: false, after: before, code: task.code, message: task.message }
      })
      return { kind: 'ended', traceId, results }
    },
  }
}

function observedOf(offer: AllegroOffer): Observed {
  return {
    remoteId: offer.id,
    parentId: null,
    variantId: null,
    sku: offer.sku,
    name: offer.name,
    pictureUrl: offer.pictureUrl,
    available: offer.available,
    state: STATES[offer.status],
    endedBy: undefined,
    isFulfillment: offer.isFulfillment,
    hasPreorder: false,
    revision: null,
  }
}

/** Once more when nobody knows whether it landed: the id, or the absolute number, keeps it from counting twice. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (toAppError(error).kind !== 'unknown-outcome') throw error
    return call()
  }
}

/** What Allegro refused as such is the items' failure; what may pass is the caller's to repeat. */
function refusedOf(command: StoredCommand, error: AppError): Sent {
  if (error.kind !== 'invalid' && error.kind !== 'not-found' && error.kind !== 'conflict')
    throw error
  return { kind: 'ended', traceId: traceIdOf(error), results: failedAll(command, error) }
}
