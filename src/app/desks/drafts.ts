import { fail, ok } from '#core/result.ts'
import { addKey } from '#desks/account/keys/actions.ts'
import { tableFaultText } from '#desks/stock/tables/faults.ts'
import { readRaw } from '#desks/stock/tables/read.ts'
import { isTooLarge, type RawCell, TABLE_LIMITS } from '#desks/stock/tables/table.ts'
import type { DraftsChatDeps } from '#desks/supplies/drafts/chat/handlers.ts'
import { createDrafts } from '#desks/supplies/drafts/drafts.ts'
import { createDraftStore } from '#desks/supplies/drafts/store.ts'
import { createDraftWatch } from '#desks/supplies/drafts/watch.ts'
import { createProbes } from '#desks/supplies/feed/probes.ts'
import { createListed } from '#desks/supplies/listed/listed.ts'
import { createReminders } from '#desks/supplies/listed/reminders.ts'
import { createPreorderStore } from '#desks/supplies/monitors/preorder-store.ts'
import type { StockGoods } from '#desks/supplies/ports/drafts.ts'
import type { KeyRing } from '#desks/supplies/ports.ts'
import { createListedMoves } from '#desks/supplies/redistribution/checking/listed-moves.ts'
import { createOrderStore } from '#desks/supplies/redistribution/order-store.ts'
import { createTransferOutcomes } from '#desks/supplies/redistribution/outcomes.ts'
import { createPlanStore } from '#desks/supplies/redistribution/plan-store.ts'
import type { Base } from '../base.ts'
import type { Wildberries } from '../services/wildberries.ts'
import type { Surface } from '../surface.ts'

const WEEK_SECONDS = 7 * 86_400
const MOVE_LIFE = {
  ...{ memorySeconds: 3_600, sharedSeconds: WEEK_SECONDS, databaseSeconds: WEEK_SECONDS },
}

export interface DraftsParts {
  readonly keys: KeyRing
  /** Products of the Stock catalogue that have a barcode. */
  readonly stock: (workspaceId: string) => Promise<readonly StockGoods[]>
}

/** Drafts of goods and the list of supplies: what the chat needs of them, and what looks by itself: for preorders, and for dates that come near. */
export function openDrafts(
  { db, cache, clock, log, leases, config }: Base,
  { telegram }: Surface,
  { official, draftClient }: Wildberries,
  { keys, stock }: DraftsParts,
) {
  const store = createDraftStore(db)
  const drafts = createDrafts({
    ...{ db, store, keys, clock, api: draftClient.drafts, book: draftClient.supplies },
    ...{ reader: official.supplyReader, preorders: createPreorderStore(db) },
  })
  const watch = createDraftWatch({ db, drafts, store, clock, log })
  const chat: Omit<DraftsChatDeps, 'service' | 'openMonitorForm'> = {
    ...{ drafts, stock, cabinetUrl: config.wildberries.cabinetPageUrl },
    addKeyData: addKey({ service: 'wb' }),
    async readTable(lang, { fileId, size, kind }) {
      if (kind === 'photo') return fail(lang.t('draft-wrong-file'))
      const bytes = isTooLarge(size ?? 0)
        ? undefined
        : await telegram.readFile(fileId, TABLE_LIMITS.bytes + 1)
      if (!bytes) return fail(tableFaultText(lang, 'too-large'))
      const raw = await readRaw(bytes)
      const textOf = (cell: RawCell) => String(cell ?? '')
      return raw.ok
        ? ok(raw.value.map(({ cells }) => cells.map(textOf)))
        : fail(tableFaultText(lang, raw.error))
    },
  }
  const listed = createListed({
    ...{ keys, cache, clock, reader: official.supplyReader, book: draftClient.supplies },
  })
  const listedMoves = createListedMoves({
    ...{ db, keys, leases, clock, log, orders: createOrderStore(db) },
    outcomes: createTransferOutcomes({
      ...{ db, clock, plans: createPlanStore(db), orders: createOrderStore(db) },
      ...{
        windows: config.wildberries.quotaWindows,
        cabinetUrl: config.wildberries.cabinetPageUrl,
      },
    }),
    list: async (key, signal) => (await listed.ofKey(key, signal)).supplies,
    book: {
      // What has arrived does not change any more.
      move: (key, id, signal) =>
        cache.through(`supplies:move:${key.accountKey}:${id}`, MOVE_LIFE, () =>
          draftClient.moves.move(key, id, signal),
        ),
    },
  })
  const reminders = createReminders({ db, listed, clock, log })
  const probes = createProbes({
    ...{ db, keys, clock, log, probe: draftClient.probe },
    everyMs: config.wildberries.slotProbeMs,
  })
  return {
    chat,
    listed: {
      ...{ db, listed, reminders, cabinetUrl: config.wildberries.cabinetPageUrl },
      addKeyData: addKey({ service: 'wb' }),
    },
    component: {
      name: 'drafts',
      async start() {
        watch.start()
        listedMoves.start()
        reminders.start()
        probes.start()
      },
      async stop() {
        await Promise.all([watch.stop(), listedMoves.stop(), reminders.stop(), probes.stop()])
      },
    },
  }
}
