import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import { runActions } from './actions.ts'
import { runCard } from './card/card.ts'
import type { RunAnswer, Runs } from './engine.ts'

type Ask = 'cancel' | 'pause' | 'resume' | 'retry'

const TOASTS: Record<Ask, { done: MessageKey; asked: MessageKey }> = {
  cancel: { done: 'runs-toast-cancelled', asked: 'runs-toast-cancelling' },
  pause: { done: 'runs-toast-paused', asked: 'runs-toast-pausing' },
  resume: { done: 'runs-toast-resumed', asked: 'runs-toast-resumed' },
  retry: { done: 'runs-toast-resumed', asked: 'runs-toast-resumed' },
}
const REFUSALS: Record<Exclude<RunAnswer, 'done' | 'asked'>, MessageKey> = {
  late: 'runs-toast-late',
  busy: 'runs-toast-busy',
  'not-found': 'runs-toast-gone',
}

/** Buttons of run cards. The workspace of the presser goes into each question, so a stranger's run is not found. */
export function runsDesk(runs: Runs): Desk {
  const desk = new Desk('runs')
  for (const ask of ['cancel', 'pause', 'resume', 'retry'] as const) {
    desk.tap(runActions[ask], (ctx, { id }) => answer(ctx, ask, runs[ask](actorOf(ctx), id)), {
      role: 'manager',
    })
  }
  return desk
    .tap(runActions.open, (ctx, { id }) => open(runs, ctx, id))
    .tap(runActions.close, (ctx) => ctx.home())
}

async function answer(ctx: ChatContext, ask: Ask, asking: Promise<RunAnswer>): Promise<void> {
  const result = await asking
  const key = result === 'done' || result === 'asked' ? TOASTS[ask][result] : REFUSALS[result]
  await ctx.toast(ctx.lang.say(key, {}))
}

async function open(runs: Runs, ctx: ChatContext, id: string): Promise<void> {
  const run = await runs.get(ctx.workspace.id, id)
  const definition = run && runs.definitions.get(run.kind)
  if (!definition) return ctx.toast(ctx.lang.t('runs-toast-gone'))
  await ctx.show(runCard(ctx.lang, run, definition, ctx.clock.now()))
}
