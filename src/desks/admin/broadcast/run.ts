import { AppError } from '#core/errors.ts'
import { defineRun, type RunDefinition } from '#runs/definition.ts'
import { openBroadcast, steerBroadcast } from '../chat/actions.ts'
import { createSender, type SenderDeps } from './send.ts'
import type { Tally } from './store.ts'

/** Its run has the broadcast's id. */
export const BROADCAST_RUN = 'admin.broadcast'
const HOUR_MS = 3_600_000

/** Sends a broadcast to everybody it was confirmed for. */
export function broadcastRun(deps: SenderDeps): RunDefinition {
  const send = createSender(deps)
  return defineRun<{ readonly broadcastId: string }, Tally | null>({
    kind: BROADCAST_RUN,
    title: (lang) => lang.t('admin-broadcast-run'),
    initial: null,
    timeLimitMs: 12 * HOUR_MS,
    pausable: true,
    // Each message is claimed by itself, so two workers at once send none twice.
    silenceMs: 4_000,
    hasOwnControls: true,
    stages: [
      {
        name: 'send',
        title: 'admin-broadcast-stage',
        async work({ broadcastId }, _state, context) {
          const broadcast = await deps.store.find(broadcastId)
          if (!broadcast) throw new AppError({ kind: 'not-found', code: 'admin.no_broadcast' })
          return send(broadcast, context)
        },
      },
    ],
    result: (lang, { broadcastId: id }, tally) => ({
      text: lang.t('admin-broadcast-done', {
        sent: tally?.sent ?? 0,
        left: tally?.left ?? 0,
        failed: tally?.failed ?? 0,
      }),
      keyboard: [[{ text: lang.t('admin-button-broadcast'), data: openBroadcast({ id }) }]],
    }),
    actions(lang, { runId: id, status }) {
      const button = (how: 'pause' | 'resume' | 'stop' | 'retry') => ({
        text: lang.t('admin-button-steer', { how }),
        data: steerBroadcast({ id, how }),
      })
      switch (status) {
        case 'queued':
        case 'running':
          return [[button('pause'), button('stop')]]
        case 'paused':
          return [[button('resume'), button('stop')]]
        default:
          return [[button('retry')]]
      }
    },
  })
}
