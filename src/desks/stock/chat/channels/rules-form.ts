import { expandId, shortenId } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, MultiLook, TextLook } from '#telegram/forms/form.ts'
import type { Accounts } from '../../channels/accounts.ts'
import type { ChannelRules } from '../../channels/rules.ts'
import type { ChannelAccount } from '../../channels/store.ts'

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
const MOST = 99_999

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
  const zero: ChoiceLook<ChannelRules['onZero']> = {
    label: 'channel-field-zero',
    question: ({ lang }) => lang.t('channel-ask-zero'),
    show: ({ lang }, value) => lang.t('channel-line-zero', { zero: value }),
    options: ({ lang }) =>
      (['end', 'one', 'leave'] as const).map((value) => ({
        text: lang.t('button-channel-zero', { zero: value }),
        value,
      })),
    columns: 1,
  }
  const relist: ChoiceLook<RulesAnswers['relist']> = {
    label: 'channel-field-relist',
    question: ({ lang }) => lang.t('channel-ask-relist'),
    show: ({ lang }, value) => lang.t('channel-line-relist', { relist: flag(value) }),
    options: ({ lang }) =>
      (['yes', 'no'] as const).map((value) => ({
        text: lang.t('button-channel-relist', { relist: flag(value) }),
        value,
      })),
  }
  const direction: ChoiceLook<ChannelRules['direction']> = {
    label: 'channel-field-direction',
    question: ({ lang }) => lang.t('channel-ask-direction'),
    show: ({ lang }, value) => lang.t('channel-line-direction', { direction: value }),
    options: ({ lang }) =>
      (['both', 'raise', 'lower'] as const).map((value) => ({
        text: lang.t('button-channel-direction', { direction: value }),
        value,
      })),
    columns: 1,
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
      zero: await ask.choice('zero', zero),
      relist: await ask.choice('relist', relist),
      direction: await ask.choice('direction', direction),
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

const flag = (value: 'yes' | 'no') => (value === 'yes' ? 1 : 0)

function rulesOf(answers: RulesAnswers): ChannelRules {
  const { warehouses, buffer, max, share, zero, relist, direction } = answers
  const ids = warehouses.flatMap((short) => expandId(short) ?? [])
  return {
    warehouseIds: warehouses.includes(ALL) || ids.length === 0 ? null : ids,
    ...{ buffer, maxShown: max ?? null, share, onZero: zero, direction },
    relists: relist === 'yes',
  }
}

/** A whole number within limits, typed with or without its unit. */
export function numberLook(
  field: 'buffer' | 'max' | 'share',
  limits: { readonly min: number; readonly max: number; readonly example: number },
): TextLook<number> {
  const show = (lang: Lang, value: number) => {
    if (field === 'buffer') return lang.t('channel-line-buffer', { buffer: value })
    if (field === 'share') return lang.t('channel-line-share', { share: value })
    return lang.t('channel-line-max', { max: value })
  }
  return {
    label: `channel-field-${field}`,
    question: ({ lang }) => lang.t(`channel-ask-${field}`),
    show: ({ lang }, value) => show(lang, value),
    read: ({ lang }, text) => readWhole(lang, text, limits),
  }
}

function readWhole(
  lang: Lang,
  text: string,
  limits: { readonly min: number; readonly max: number; readonly example: number },
): Result<number> {
  const digits = text.replaceAll(/[\s\u00a0]|шт\.?|pcs|%/giu, '')
  const value = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN
  const isWithin = value >= limits.min && value <= limits.max
  return isWithin ? ok(value) : fail(lang.t('channel-bad-number', limits))
}
