import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Relay } from '#test/processes/relay.ts'

interface Scene {
  readonly relay: Relay
  /** Straight to the server. */
  readonly watcher: Pool
}

/** What happens to the connections while callers work, each for a few seconds. */
export const FAULTS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'backends killed'({ watcher }) {
    for (let round = 0; round < 40; round += 1) {
      await pause(100)
      await watcher.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name <> 'watcher'
          and backend_type = 'client backend'`)
    }
  },
  async 'connections cut'({ relay }) {
    for (let round = 0; round < 40; round += 1) {
      await pause(100)
      relay.cut()
    }
  },
  async 'server away and back'({ relay }) {
    for (let round = 0; round < 8; round += 1) {
      relay.shut()
      await pause(200)
      relay.open()
      await pause(300)
    }
  },
  async 'sockets frozen for good'({ relay }) {
    for (let round = 0; round < 3; round += 1) {
      await pause(300)
      relay.freeze()
      await pause(1_300)
    }
  },
}
