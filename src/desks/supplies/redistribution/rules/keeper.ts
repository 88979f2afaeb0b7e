import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { tell } from '../../notices/tell.ts'
import type { StockLine, StockMover } from '../../ports/transfers.ts'
import type { KeyRing } from '../../ports.ts'
import { createDecide, type DecideDeps } from './decide.ts'
import { ruleAsks } from './messages.ts'
import { ASK_MS, nextLook, type Rule, type RuleReason } from './rule.ts'

export interface KeeperDeps extends DecideDeps {
  readonly db: Database
  readonly mover?: StockMover | undefined
  readonly keys: Pick<KeyRing, 'sessions' | 'refused'>
  readonly clock: Clock
  readonly log: Log
}

/** A claimed look that was not finished (the process died) is due again after this, ms. */
const CLAIM_MS = 60_000
const FAULT_MS = 60_000
/** How often somebody looks for rules that are due, ms. */
const EVERY_MS = 5_000
const BATCH = 200

/**
 * Looks at the stock that rules are about, shortly before quotas open, and makes plans of what is missing. One reading
 * an account answers for all of its rules; what could not be read is read again in a minute.
 */
export function createKeeper(deps: KeeperDeps) {
  const { db, rules, windows, clock, log } = deps
  const decide = createDecide(deps)
  let lookedAt = Number.NEGATIVE_INFINITY

  const later = ({ id }: Rule) => new Date(nextLook(id, windows, clock.now()))

  const wait = async (group: readonly Rule[], reason: RuleReason, lookAt: (rule: Rule) => Date) => {
    for (const rule of group)
      await rules.change(db, rule.id, { reason, lookAt: lookAt(rule) }, rule.lookAt)
  }

  /** The rule as it was claimed, unless it ended or somebody has changed it since: then it is looked at anew. */
  const held = async (tx: Transaction, claimed: Rule): Promise<Rule | undefined> => {
    const rule = await rules.lock(tx, claimed.id)
    const isSame = rule?.lookAt.getTime() === claimed.lookAt.getTime()
    return rule?.status === 'active' && isSame ? rule : undefined
  }

  const judge = async (claimed: Rule, stock: readonly StockLine[]): Promise<void> => {
    await db.transaction(async (tx) => {
      const rule = await held(tx, claimed)
      if (!rule) return
      const at = (warehouseId: number) =>
        stock.find((line) => line.chrtId === rule.chrtId && line.warehouseId === warehouseId)
          ?.count ?? 0
      const seen = at(rule.targetId)
      const now = clock.now()
      const { reason, coming } = await decide(tx, rule, { seen, source: at(rule.sourceId) }, now)
      const changes = { reason, seen, coming, lookedAt: new Date(now), lookAt: later(rule) }
      await rules.change(tx, rule.id, changes)
    })
  }

  /** Rules of one account. */
  const look = async (group: readonly Rule[], signal: AbortSignal): Promise<void> => {
    const [first] = group
    if (!first) return
    const { workspaceId, accountKey } = first
    const [session] = await deps.keys.sessions([{ workspaceId, accountKey }])
    if (!session || !deps.mover) return wait(group, 'no-session', later)
    try {
      const nmIds = [...new Set(group.map(({ nmId }) => nmId))]
      const stock = await deps.mover.stock(session, nmIds, signal)
      for (const rule of group) await judge(rule, stock)
    } catch (thrown) {
      // Stopped in the middle: the claim ends by itself and somebody looks again.
      if (signal.aborted) return
      const error = toAppError(thrown)
      log.warn({ err: error, account: accountKey }, 'stock of rules could not be read')
      if (error.kind === 'auth') {
        await deps.keys.refused(session.credentialId, 'wb.session_expired')
        return wait(group, 'session', later)
      }
      const again = new Date(clock.now() + (error.retryAfterMs ?? FAULT_MS))
      await wait(group, 'away', () => again)
    }
  }

  /** Asks who tells the stock, once a look. */
  const ask = (rule: Rule): Promise<void> =>
    db.transaction(async (tx) => {
      const now = await held(tx, rule)
      if (!now) return
      await tell(tx, ruleAsks(now))
      await rules.change(tx, rule.id, { lookAt: new Date(clock.now() + ASK_MS) })
    })

  /** Everything that is due now. */
  return async (signal: AbortSignal): Promise<void> => {
    if (clock.now() < lookedAt + EVERY_MS) return
    lookedAt = clock.now()
    const due = await rules.claimDue(clock.now(), CLAIM_MS, BATCH)
    const byHand = due.filter(({ executor }) => executor === 'hand-over')
    for (const rule of byHand) await ask(rule)
    const groups = Map.groupBy(
      due.filter((rule) => !byHand.includes(rule)),
      ({ workspaceId, accountKey }) => `${workspaceId} ${accountKey}`,
    )
    await Promise.all([...groups.values()].map((group) => look(group, signal)))
  }
}
