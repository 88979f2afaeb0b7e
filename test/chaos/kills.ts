import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cast, Stage } from './stage.ts'

/** A process lives between these before it is killed, ms; it is at work by then. */
const LIFE_MS = [300, 3_500] as const

/** Kills every process of the cast at random moments, each `times` times; it is started again at once. */
export async function killAll(stage: Stage, times: number): Promise<void> {
  const haunt = async (part: Cast) => {
    for (let death = 0; death < times; death++) {
      await pause(randomInt(...LIFE_MS))
      await stage.kill(part)
    }
  }
  await Promise.all(stage.cast.map(haunt))
}
