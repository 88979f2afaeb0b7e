import { openPlan } from '#desks/account/billing/chat/actions.ts'
import { addKey } from '#desks/account/keys/actions.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import type { Spending } from '#desks/account/spending.ts'
import { createSupplies } from '#desks/supplies/engine.ts'
import { createFeedStore } from '#desks/supplies/feed/store.ts'
import { suppliesDesk } from '#desks/supplies/index.ts'
import type { StockGoods } from '#desks/supplies/ports/drafts.ts'
import { createRedistribution } from '#desks/supplies/redistribution/sending/engine.ts'
import { createDirectory } from '#desks/supplies/warehouses/directory.ts'
import { KNOWN_WAREHOUSES } from '#integrations/wildberries/warehouses.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { createKeyRing } from '../keys/key-ring.ts'
import type { CampaignServices } from '../services/campaigns.ts'
import type { Wildberries } from '../services/wildberries.ts'
import type { Surface } from '../surface.ts'
import type { catchAllowance } from './billing.ts'
import { openDrafts } from './drafts.ts'
import { openLines } from './lines.ts'

export interface SuppliesParts {
  readonly keys: Keys
  readonly spending: Spending
  readonly services: CampaignServices
  readonly allowance: ReturnType<typeof catchAllowance>
  /** Of this process, unique among all that run. */
  readonly owner: string
  /** Products of the Stock catalogue that have a barcode. */
  readonly stock: (workspaceId: string) => Promise<readonly StockGoods[]>
  readonly homeData: string
}

/** The Supplies desk: slots and their booking, moves between warehouses, drafts and the list of supplies. */
export function openSupplies(base: Base, surface: Surface, wb: Wildberries, parts: SuppliesParts) {
  const { config, db, leases, clock, log } = base
  const { keys, allowance, owner } = parts
  const { cabinetPageUrl: cabinetUrl, quotaWindows, slotProbeMs } = config.wildberries
  const keyRing = createKeyRing({ db, keys, log, operatorKeys: wb.operatorKeys })
  const supplies = createSupplies({
    ...{ db, leases, clock, log, allowance, owner, cabinetUrl },
    cache: base.cache,
    metrics: base.metrics,
    feed: wb.official.slotFeed,
    reader: wb.official.supplyReader,
    ...(wb.cabinet ? { cabinet: wb.cabinet.booking } : {}),
    knownWarehouses: KNOWN_WAREHOUSES,
    keys: keyRing,
    probeMs: slotProbeMs,
    maxMonitors: config.maxMonitors,
    planData: openPlan({}),
  })
  const redistribution = createRedistribution({
    ...{ db, leases, clock, log, keys: keyRing, owner, cabinetUrl },
    ...(wb.cabinet ? { mover: wb.cabinet.stockMover } : {}),
    windows: quotaWindows,
  })
  const drafts = openDrafts(base, surface, wb, { keys: keyRing, stock: parts.stock })
  const { service, slots, quiet, statistics, cabinets } = supplies
  return {
    supplies,
    redistribution,
    drafts: drafts.component,
    warehouses: createDirectory({
      ...{ feedStore: createFeedStore(db), keys: keyRing, clock, read: wb.official.warehouses },
    }),
    desk: suppliesDesk({
      ...{ service, slots, quiet, statistics, cabinets, cabinetUrl, keys: keyRing },
      ...{ transfers: redistribution.service, rules: redistribution.rules },
      enqueue: (message) => enqueue(db, message),
      cabinetAllowed: wb.cabinet !== undefined,
      readByModel: openLines(base, parts.services, { keys, spending: parts.spending }),
      drafts: drafts.chat,
      listed: drafts.listed,
      homeData: parts.homeData,
      addKeyData: addKey({ service: 'wb' }),
      addSessionData: addKey({ service: 'cabinet' }),
    }),
  }
}
