import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, dayIn } from '#core/dates.ts'
import { pauseMonitor, resumeMonitor } from '#desks/supplies/chat/actions.ts'
import { runningClock } from '#test/support/clock.ts'
import { type Actor, createActor } from './actor.ts'
import { count, type Ledger } from './ledger.ts'
import { QUIET_WAREHOUSE } from './people.ts'
import type { Cast, Stage } from './stage.ts'

const PEOPLE = 100
const FIRST_ID = 800_001
/** As many as nobody is told to slow down for. */
const PRESSES = 10
const DEATHS = 6

/** A thousand presses at once, and the bot killed again and again while it works them off. */
export async function flood(stage: Stage, ledger: Ledger, bots: readonly Cast[]): Promise<void> {
  const day = addDays(dayIn('Europe/Moscow', runningClock.now()), 5)
  const slot = { warehouseId: QUIET_WAREHOUSE, supplyType: 'qr', day } as const
  const actors: Actor[] = []
  for (let number = 0; number < PEOPLE; number++) {
    const actor = await createActor(stage.sandbox.url, FIRST_ID + number)
    await actor.person.say('/start')
    actors.push(actor)
  }
  await Promise.all(actors.map((actor) => actor.sees(/Прилавок/)))
  const monitors = await Promise.all(actors.map(({ id }) => stage.sellers.lookOut(id, slot)))

  const press = async (actor: Actor, index: number) => {
    const monitorId = monitors[index] ?? ''
    for (let number = 0; number < PRESSES; number++) {
      const action = number % 2 === 0 ? pauseMonitor : resumeMonitor
      await actor.pressData(action({ id: monitorId }))
      count(ledger, 'presses at once')
    }
    ledger.switched.set(monitorId, { presses: PRESSES, left: 'active' })
  }
  const kill = async () => {
    for (let death = 0; death < DEATHS; death++) {
      await pause(randomInt(100, 900))
      await Promise.all(bots.map((bot) => stage.kill(bot)))
    }
  }
  await Promise.all([...actors.map(press), kill()])
  await Promise.all(actors.map((actor) => actor.person.close()))
}
