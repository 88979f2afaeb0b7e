import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { SourcePlan } from '../ports.ts'
import type { ImportsChatDeps } from './services.ts'

export const PLAN_FORM = 'imports-plan'
const LENGTH = { max: 60 }
/** Nobody sells more; a typed telephone number is no plan. */
const SANE = { monthlyCalls: 10_000_000, rps: 50 } as const

/** One question: what was bought at the source. It counts from now on, for everybody who uses the key. */
export function planForm({
  sourceKey,
  setPlan,
  readPlan,
  showFigures,
}: Pick<ImportsChatDeps, 'sourceKey' | 'setPlan' | 'readPlan'> & {
  readonly showFigures: (ctx: ChatContext) => Promise<void>
}): Form<{ plan: SourcePlan }> {
  const look: TextLook<SourcePlan> = {
    label: 'imports-plan-label',
    question: ({ lang }) => lang.t('imports-plan-ask'),
    show: ({ lang }, { monthlyCalls }) => lang.t('imports-plan-line', { calls: monthlyCalls ?? 0 }),
    read: async (ctx, text) => {
      const line = readLine(text, LENGTH)
      const plan = line.ok ? planOf(line.value, readPlan) : undefined
      if (!plan) return fail(ctx.lang.t('imports-plan-wrong'))
      const key = await sourceKey(ctx.workspace.id)
      const isSet = key && (await setPlan(actorOf(ctx), key.credentialId, plan))
      if (!isSet) return fail(ctx.lang.t('error-imports-no-key'))
      await showFigures(ctx)
      return ok(plan)
    },
  }
  return {
    name: PLAN_FORM,
    title: 'imports-plan-title',
    role: 'manager',
    fill: async (ask) => ({ plan: await ask.text('plan', look) }),
    cancelled: showFigures,
  }
}

/** A bare number is calls a month. */
function planOf(text: string, readPlan: ImportsChatDeps['readPlan']): SourcePlan | undefined {
  const isBare = /^\d[\d\s\u00a0.,]*$/u.test(text)
  const plan = isBare
    ? { monthlyCalls: Number(text.replaceAll(/\D/gu, '')), rps: null }
    : readPlan(text)
  const { monthlyCalls, rps } = plan
  if (monthlyCalls === null && rps === null) return undefined
  const isSane =
    (monthlyCalls ?? 1) > 0 && (monthlyCalls ?? 0) <= SANE.monthlyCalls && (rps ?? 0) <= SANE.rps
  return isSane ? plan : undefined
}
