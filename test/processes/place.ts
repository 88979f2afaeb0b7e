import { setTimeout as pause } from 'node:timers/promises'
import type { Place } from '#test/scenarios/seller.ts'
import type { SandboxProcess } from './sandbox.ts'

/** The bot takes a burst of twenty and then two a second: somebody here is a little slower. */
const BURST = 15
const PACE_MS = 550

/** Where one seller acts who meets the bot in a process of its own, at a person's pace. */
export function placeOf(sandbox: SandboxProcess): Place {
  let dueAt = 0
  return {
    sandbox,
    wb: sandbox.wildberries,
    clock: {
      async advance() {
        const now = performance.now()
        dueAt = Math.max(dueAt + PACE_MS, now - BURST * PACE_MS)
        if (dueAt > now) await pause(dueAt - now)
      },
    },
  }
}
