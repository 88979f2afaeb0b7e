import { createPersonalData } from '#desks/account/data/data.ts'
import { erasePerson, eraseWorkspace } from '#desks/account/data/erase.ts'
import type { Component } from '#platform/lifecycle.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { memberGone, STOP } from '../rooms.ts'

const LOOK_MS = 15 * 60_000
const ROOMS = { memberGone, stopped: STOP, enqueue }

/** What deletes one shop when its owner says so. */
export function shopEraser({ database, clock }: Pick<Base, 'database' | 'clock'>) {
  const deps = { url: database.url, ...ROOMS }
  return (by: Actor) => eraseWorkspace(deps, by, new Date(clock.now()))
}

/** Deletes accounts whose day has come, by one worker of all; one that fails is tried again and holds up no other. */
export function createDeletions(base: Base): Component {
  const { db, clock, log, queues, database } = base
  const data = createPersonalData({ db, clock, enqueue })
  const deps = { url: database.url, ...ROOMS }
  const queue = queues.open('deletions')
  return {
    name: 'deletions',
    async start() {
      await queue.process(async () => {
        for (const userId of await data.due()) {
          try {
            if (await erasePerson(deps, userId, new Date(clock.now()))) log.info('account deleted')
          } catch (error) {
            log.error({ err: error }, 'account not deleted')
          }
        }
        return { kind: 'done' }
      })
      await queue.schedule({ id: 'look', everyMs: LOOK_MS })
    },
    stop: () => queue.close(),
  }
}
