import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { type ActionHandler, on } from '#telegram/desk.ts'
import { actorOf, type Turn } from '#telegram/turn.ts'
import { runActions } from './actions.ts'
import { runCard } from './card.ts'
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
export function runHandlers(runs: Runs): ActionHandler[] {
  const asks = (['cancel', 'pause', 'resume', 'retry'] as const).map((ask) =>
    on(runActions[ask], (turn, { id }) => answer(turn, ask, runs[ask](actorOf(turn), id)), {
      role: 'manager',
    }),
  )
  return [
    ...asks,
    on(runActions.open, (turn, { id }) => open(runs, turn, id)),
    on(runActions.close, (turn) => turn.home()),
  ]
}

async function answer(turn: Turn, ask: Ask, asking: Promise<RunAnswer>): Promise<void> {
  const result = await asking
  const key = result === 'done' || result === 'asked' ? TOASTS[ask][result] : REFUSALS[result]
  await turn.toast(turn.lang.say(key, {}))
}

async function open(runs: Runs, turn: Turn, id: string): Promise<void> {
  const run = await runs.get(turn.workspace.id, id)
  const definition = run && runs.definitions.get(run.kind)
  if (!definition) return turn.toast(turn.lang.t('runs-toast-gone'))
  await turn.show(runCard(turn.lang, run, definition, turn.clock.now()))
}
