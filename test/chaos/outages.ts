import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '#sandbox/telegram/bot/faults.ts'
import type { Stage } from './stage.ts'

/** Something around the app that breaks and comes back. */
interface Outage {
  readonly name: string
  readonly play: (stage: Stage) => Promise<void>
}

const DOWN_MS = 2_000
const SPELL_MS = 4_000
/** Between two outages everything is well for so long. */
const CALM_MS = 2_500

const restartRedis = (signal: 'SIGTERM' | 'SIGKILL'): Outage => ({
  name: `Redis ended by ${signal}, back after ${DOWN_MS} ms with its data`,
  async play({ redis }) {
    await redis?.end(signal)
    await pause(DOWN_MS)
    await redis?.start()
  },
})

const restartDatabase = (signal: 'SIGINT' | 'SIGKILL'): Outage => ({
  name: `PostgreSQL ended by ${signal}, back on the same port and data`,
  play: ({ server }) => server.restart(signal),
})

const telegram = (name: string, ...faults: Fault[]): Outage => ({
  name: `Telegram: ${name}`,
  async play({ sandbox }) {
    const url = `${sandbox.url}/api/faults`
    for (const fault of faults) {
      const headers = { 'content-type': 'application/json' }
      await fetch(url, { method: 'POST', headers, body: JSON.stringify(fault) })
    }
    await pause(SPELL_MS)
    await fetch(url, { method: 'DELETE' })
  },
})

type WbFault = Parameters<Stage['sandbox']['wildberries']['fault']>[0]

const wildberries = (name: string, ...faults: WbFault[]): Outage => ({
  name: `Wildberries: ${name}`,
  async play({ sandbox }) {
    for (const fault of faults) await sandbox.wildberries.fault(fault)
    await pause(SPELL_MS)
    await sandbox.wildberries.clearFaults()
  },
})

export const OUTAGES: readonly Outage[] = [
  restartRedis('SIGTERM'),
  restartRedis('SIGKILL'),
  restartDatabase('SIGINT'),
  restartDatabase('SIGKILL'),
  telegram('429 storm, retry after 2 s', { kind: 'error', code: 429, retryAfter: 2, times: 60 }),
  telegram('every call 502', { kind: 'error', code: 502, times: 100 }),
  telegram(
    'answers cut off after the effect',
    { method: 'sendMessage', kind: 'cut', times: 8 },
    { method: 'editMessageText', kind: 'cut', times: 8 },
    { method: 'getUpdates', kind: 'cut', times: 3 },
  ),
  telegram('hanging after the effect', { method: 'editMessageText', kind: 'hang', times: 2 }),
  wildberries('503 from every host', { method: '*', kind: 'http-5xx' }),
  wildberries('feed hangs', { method: 'coefficients', kind: 'hang', times: 4 }),
  wildberries('bookings taken, answers dropped', { method: 'plan/add', kind: 'drop-after' }),
  wildberries('bookings dropped unseen', { method: 'plan/add', kind: 'drop' }),
  wildberries('bookings hang', { method: 'plan/add', kind: 'hang', times: 2 }),
  wildberries('cabinet answers 503 to everything', { method: 'cabinet', kind: 'http-5xx' }),
  wildberries('cabinet asks to slow down', { method: 'plan/add', kind: 'limited', ms: 1_000 }),
  wildberries('cabinet talks nonsense', { method: 'plan/add', kind: 'not-json' }),
  wildberries('lists cut in mid-answer', { method: 'supplies', kind: 'cut' }),
]

/** One outage after the other, with calm between. */
export async function breakThings(stage: Stage, tell: (text: string) => void): Promise<void> {
  for (const { name, play } of OUTAGES) {
    tell(name)
    await play(stage)
    await pause(CALM_MS)
  }
}
