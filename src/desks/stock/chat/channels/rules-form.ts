import { expandId, shortenId } from '#core/ids.ts'
import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, MultiLook, TextLook } from '#telegram/forms/form.ts'
import type { Accounts } from '../../channels/accounts.ts'
import type { ChannelRules } from '../../channels/rules.ts'
import type { ChannelAccount } from '../../channels/store.ts'
import { choiceLook, ENDS, MOST, numberLook } from './rule-looks.ts'

export const RULES_FORM = 'channel-rules'

interface RulesAnswers {
  readonly accountId: string
  /** Ids as in buttons; 'all' for all of them. */
  readonly warehouses: readonly string[]
  readonly buffer: number
  /** Absent: no limit. */
  readonly max?: number | undefined
  readonly share: number
  readonly zero: ChannelRules['onZero']
  readonly relist: 'yes' | 'no'
  readonly direction: ChannelRules['direction']
}

export interface RulesFormDeps {
  readonly accounts: Pick<Accounts, 'setRules'>
  readonly account: (ctx: ChatContext, id: string) => Promise<ChannelAccount | undefined>
  readonly warehouses: (ctx: ChatContext) => Promise<readonly { id: string; name: string }[]>
  /** How many listings would change at once under other rules. */
  readonly effect: (account: ChannelAccount, rules: ChannelRules) => Promise<number>
  readonly changed: (accountId: string) => Promise<void>
  readonly show: (ctx: ChatContext, id: string) => Promise<void>
}

const ALL = 'all'

/** What an account is started with: its rules as answers, so that the summary comes at once and any line can be changed. */
export function rulesAnswers({ id, rules }: ChannelAccount): RulesAnswers {
  return {
    accountId: id,
    warehouses: rules.warehouseIds?.map(shortenId) ?? [ALL],
    buffer: rules.buffer,
    ...(rules.maxShown !== null && { max: rules.maxShown }),
    share: rules.share,
    zero: rules.onZero,
    relist: rules.relists ? 'yes' : 'no',
    direction: rules.direction,
  }
}

export function rulesForm(deps: RulesFormDeps): Form<RulesAnswers> {
  const warehouses: MultiLook<string> = {
    label: 'channel-field-warehouses',
    question: ({ lang }) => lang.t('channel-ask-warehouses'),
    show: async (ctx, ids) => {
      const all = await deps.warehouses(ctx)
      const names = all.filter(({ id }) => ids.includes(shortenId(id))).map(({ name }) => name)
      const list = ids.includes(ALL) || names.length === 0
      return ctx.lang.t('channel-line-warehouses', {
        names: list ? ctx.lang.t('channel-all-warehouses') : names.join(', '),
      })
    },
    options: async (ctx) => [
      { text: ctx.lang.t('channel-all-warehouses'), value: ALL },
      ...(await deps.warehouses(ctx)).map(({ id, name }) => ({ text: name, value: shortenId(id) })),
    ],
  }
  const max: TextLook<number> & { readonly optional: true } = {
    ...numberLook('max', { min: 1, max: MOST, example: 20 }),
    optional: true,
  }
  return {
    name: RULES_FORM,
    title: 'channel-rules-title',
    role: 'manager',
    confirm: 'channel-rules-save',
    fill: async (ask, { accountId = '' }) => ({
      accountId,
      warehouses: await ask.multi('warehouses', warehouses),
      buffer: await ask.text('buffer', numberLook('buffer', { min: 0, max: MOST, example: 2 })),
      max: await ask.text('max', max),
      share: await ask.text('share', numberLook('share', { min: 1, max: 100, example: 50 })),
      zero: await ask.choice('zero', choiceLook('zero', ENDS.zero)),
      relist: await ask.choice('relist', choiceLook('relist', ENDS.relist)),
      direction: await ask.choice('direction', choiceLook('direction', ENDS.direction)),
    }),
    async note(ctx, answers) {
      const account = await deps.account(ctx, answers.accountId)
      if (!account?.armedAt) return undefined
      const changes = await deps.effect(account, { ...account.rules, ...rulesOf(answers) })
      return ctx.lang.t('channel-rules-effect', { changes })
    },
    async submit(ctx, answers) {
      const { accountId } = answers
      const saved = await deps.accounts.setRules(actorOf(ctx), accountId, rulesOf(answers))
      if (!saved.ok) return fail(ctx.lang.t('toast-channel-gone'))
      await deps.changed(accountId)
      await deps.show(ctx, accountId)
      return ok(undefined)
    },
    cancelled: (ctx, { accountId = '' }) => deps.show(ctx, accountId),
  }
}

function rulesOf(answers: RulesAnswers): ChannelRules {
  const { warehouses, buffer, max, share, zero, relist, direction } = answers
  const ids = warehouses.flatMap((short) => expandId(short) ?? [])
  return {
    warehouseIds: warehouses.includes(ALL) || ids.length === 0 ? null : ids,
    ...{ buffer, maxShown: max ?? null, share, onZero: zero, direction },
    relists: relist === 'yes',
  }
}
