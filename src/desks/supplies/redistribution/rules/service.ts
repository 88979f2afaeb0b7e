import type { Clock } from '#core/clock.ts'
import { AppError, type ErrorVars } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { KeyRing } from '../../ports.ts'
import { MAX_QUANTITY } from '../plan.ts'
import { MIN_LOT } from '../sending/allocate.ts'
import { createDecide, type DecideDeps } from './decide.ts'
import { ASK_MS, MAX_RULES, type Rule, type RuleDraft, type RuleReason } from './rule.ts'

export interface RuleServiceDeps extends DecideDeps {
  readonly db: Database
  readonly keys: Pick<KeyRing, 'list'>
  readonly clock: Clock
}

/** What can be done with rules, in the words of the chat. Every object is checked against the workspace that asks. */
export function createRuleService(deps: RuleServiceDeps) {
  const { db, rules, clock } = deps
  const decide = createDecide(deps)

  const asManager = <T>(by: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    withAuthority(db, by, 'manager', work)

  const get = async (workspaceId: string, id: string): Promise<Rule> => {
    const rule = await rules.one(id)
    if (rule?.workspaceId !== workspaceId || rule.status === 'removed') throw notFound()
    return rule
  }

  const check = async (workspaceId: string, draft: RuleDraft): Promise<void> => {
    const { keep, lot } = draft
    if (keep < 1 || keep > MAX_QUANTITY || lot < MIN_LOT || lot > MAX_QUANTITY)
      throw refused('quantity', { min: MIN_LOT, max: MAX_QUANTITY })
    if (draft.sourceId === draft.targetId) throw refused('route')
    if (draft.executor === 'cabinet' && draft.chrtId === null) throw refused('size')
    const list = await deps.keys.list(workspaceId)
    const key = list.find(({ credentialId }) => credentialId === draft.credentialId)
    if (!key?.isValid || key.accountKey !== draft.accountKey) throw refused('key')
  }

  /** At once where the bot looks; where the seller tells, a week after. */
  const firstLook = ({ executor }: RuleDraft) =>
    new Date(clock.now() + (executor === 'cabinet' ? 0 : ASK_MS))

  return {
    get,
    page: rules.page,
    lastPlan: (id: string) => rules.lastPlan(db, id),

    /** Makes a rule once for a draft; a repeat finds the one that was made. Throws `invalid` with what is wrong. */
    async create(
      who: Actor & { readonly chatId: number },
      draft: RuleDraft,
      draftId: string,
    ): Promise<void> {
      if (await rules.one(draftId)) return
      await check(who.workspaceId, draft)
      const { workspaceId, userId, chatId } = who
      const times = { lookAt: firstLook(draft), createdAt: new Date(clock.now()) }
      const row = { ...draft, workspaceId, userId, chatId, ...times }
      const made = await asManager(who, (tx) => rules.create(tx, draftId, row, MAX_RULES))
      if (made === 'limit') throw refused('limit', { max: MAX_RULES })
      if (made === 'twice') throw refused('twice')
    },

    /** Another wish in its place; the plan it has made stays. */
    async edit(by: Actor, id: string, draft: RuleDraft): Promise<void> {
      await get(by.workspaceId, id)
      await check(by.workspaceId, draft)
      const isFree = await asManager(by, (tx) => rules.rewrite(tx, id, draft, firstLook(draft)))
      if (!isFree) throw refused('twice')
    },

    /** Makes no more plans until it is resumed; the one under way goes on. */
    async pause(by: Actor, id: string): Promise<void> {
      await get(by.workspaceId, id)
      await asManager(by, (tx) => rules.change(tx, id, { status: 'paused' }))
    },

    async resume(by: Actor, id: string): Promise<void> {
      const rule = await get(by.workspaceId, id)
      if (rule.status === 'active') return
      await asManager(by, (tx) =>
        rules.change(tx, id, { status: 'active', lookAt: firstLook(rule) }),
      )
    },

    /** A repeat finds it done. */
    async remove(by: Actor, id: string): Promise<void> {
      const rule = await rules.one(id)
      if (rule?.workspaceId !== by.workspaceId) throw notFound()
      await asManager(by, (tx) =>
        rules.change(tx, id, { status: 'removed', endedAt: new Date(clock.now()) }),
      )
    },

    /** "So many are there now": judged at once, for who sends by hand. */
    async tell(by: Actor, id: string, seen: number): Promise<RuleReason | undefined> {
      await get(by.workspaceId, id)
      return asManager(by, async (tx) => {
        const rule = await rules.lock(tx, id)
        if (rule?.status !== 'active') return undefined
        const now = clock.now()
        const { reason, coming } = await decide(tx, rule, { seen }, now)
        const changes = { reason, seen, coming, lookedAt: new Date(now) }
        await rules.change(tx, id, { ...changes, lookAt: new Date(now + ASK_MS) })
        return reason
      })
    },
  }
}

export type RuleService = ReturnType<typeof createRuleService>

function notFound(): AppError {
  const messageKey = 'error-rule-not-found'
  return new AppError({ kind: 'not-found', code: 'supplies.no_rule', messageKey })
}

function refused(fault: string, vars: ErrorVars = {}): AppError {
  const messageKey =
    fault === 'limit' || fault === 'twice' ? `rule-draft-${fault}` : `transfer-draft-${fault}`
  return new AppError({ kind: 'invalid', code: `supplies.rule_${fault}`, messageKey, vars })
}
