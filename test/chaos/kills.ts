import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cast, Stage } from './stage.ts'

/** A process lives between these before it is killed, ms; it is at work by then. */
const LIFE_MS = [300, 3_500] as const
/** Of so many deaths one is followed by another one during the start. */
const IN_VAIN_EVERY = 5
const START_MS = [50, 1_200] as const

/** Kills every process of the cast at random moments, each `times` times; it is started again at once. */
export async function killAll(stage: Stage, times: number): Promise<void> {
  await slowDown(stage)
  const haunt = async (part: Cast) => {
    for (let death = 1; death <= times; death++) {
      await pause(randomInt(...LIFE_MS))
      await stage.kill(part, death % IN_VAIN_EVERY === 0 ? randomInt(...START_MS) : undefined)
    }
  }
  await Promise.all(stage.cast.map(haunt))
}

const SLOW_MS = 120

/** Answers as slow as real ones: more is under way at any moment. */
async function slowDown({ sandbox }: Stage): Promise<void> {
  await sandbox.wildberries.fault({ method: '*', kind: 'slow', ms: SLOW_MS })
  await fetch(`${sandbox.url}/api/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'slow', ms: SLOW_MS, times: 1_000_000_000 }),
  })
}
