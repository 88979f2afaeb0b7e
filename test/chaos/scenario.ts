import { addDays, dayIn } from '#core/dates.ts'
import { workspaceOf } from '#test/processes/sellers.ts'
import { runningClock } from '#test/support/clock.ts'
import { createActor } from './actor.ts'
import { openLedger } from './ledger.ts'
import { createParts, huntSlots, play } from './people.ts'
import type { Stage } from './stage.ts'

const FIRST_ID = 700_001
const PARTS = ['maker', 'maker', 'maker', 'switcher', 'switcher', 'paster', 'checker'] as const
const HUNTERS = 8
const SLOT_EVERY_MS = 1_200

/** Everybody at once, again and again, until `end` is called. */
export async function startScenario(stage: Stage) {
  const ledger = openLedger()
  const over = new AbortController()
  const parts = createParts(stage, ledger)
  const names = [...PARTS, ...Array.from({ length: HUNTERS }, () => 'hunter' as const)]
  const actors = await Promise.all(
    names.map(async (name, index) => {
      const actor = await createActor(stage.sandbox.url, FIRST_ID + index)
      await actor.say('/start')
      await actor.sees(/Прилавок/)
      return { name, actor }
    }),
  )
  const someDay = addDays(dayIn('Europe/Moscow', runningClock.now()), 5)

  const playing = actors.map(async ({ name, actor }) => {
    const go = (part: Parameters<typeof play>[2]) => play(name, actor, part, ledger, over.signal)
    if (name === 'hunter') return
    if (name === 'paster') return go(parts.pasteKey)
    await stage.sellers.equip(actor.id)
    if (name === 'maker') return go(parts.makeMonitor)
    if (name === 'checker') {
      ledger.checks.workspaces.push(await workspaceOf(stage.database.db, actor.id))
      return go(parts.checkKeys)
    }
    const nowhere = { warehouseId: 686, supplyType: 'qr', day: someDay } as const
    return go(parts.switchMonitor(await stage.sellers.lookOut(actor.id, nowhere)))
  })
  const hunters = actors.filter(({ name }) => name === 'hunter').map(({ actor }) => actor.id)
  const hunting = huntSlots(hunters, stage, ledger, {
    everyMs: SLOT_EVERY_MS,
    signal: over.signal,
  })

  return {
    ledger,
    /** Lets everybody finish what they are at. */
    async end(): Promise<void> {
      over.abort()
      await Promise.all([...playing, hunting])
      await Promise.all(actors.map(({ actor }) => actor.person.close()))
    },
  }
}

export type Scenario = Awaited<ReturnType<typeof startScenario>>
