import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from './log/log.ts'
import { StartError } from './start-error.ts'

/** A part of the process with a life of its own. */
export interface Component {
  readonly name: string
  start?(): Promise<void> | void
  stop?(): Promise<void> | void
}

export interface Lifecycle {
  /**
   * Starts one part after the other; when one fails, stops those before it and throws what failed. Goes no further
   * when `stop` is called meanwhile.
   */
  start(components: readonly Component[]): Promise<void>
  /** Stops all in reverse order. A part that fails is logged and does not keep the others from stopping. */
  stop(reason: string): Promise<void>
  /** SIGTERM and SIGINT stop everything and end the process; a second one ends it at once. */
  listen(): void
}

export interface LifecycleOptions {
  readonly log: Log
  /** Longest time for stopping everything, ms; then the process ends with what is left undone. */
  readonly stopMs?: number
  readonly exit?: (code: number) => void
}

/** Docker kills after 30 s where the compose file says so; the database needs the last few. */
const DEFAULT_STOP_MS = 25_000

export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { log, stopMs = DEFAULT_STOP_MS, exit = (code) => process.exit(code) } = options
  const started: Component[] = []
  let starting: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  async function stopAll(reason: string): Promise<void> {
    log.info({ reason }, 'stopping')
    // A part that is just starting has to be stopped as well, once it can be.
    await starting?.catch(() => {})
    for (let part = started.pop(); part; part = started.pop()) {
      const begun = performance.now()
      try {
        await part.stop?.()
      } catch (error) {
        log.error({ err: error, part: part.name }, 'stop failed')
      }
      log.debug({ part: part.name, ms: Math.round(performance.now() - begun) }, 'stopped')
    }
    log.info('stopped')
  }

  const lifecycle: Lifecycle = {
    async start(components) {
      for (const part of components) {
        if (stopping) return
        try {
          starting = Promise.resolve(part.start?.())
          await starting
        } catch (error) {
          const reason = error instanceof StartError ? { reason: error.message } : { err: error }
          log.error({ ...reason, part: part.name }, 'start failed')
          await lifecycle.stop('start failed')
          throw error
        }
        started.push(part)
      }
    },
    stop(reason) {
      stopping ??= stopAll(reason)
      return stopping
    },
    listen() {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.on(signal, () => void end(signal))
      }
    },
  }

  async function end(signal: string): Promise<void> {
    if (stopping) {
      log.warn({ signal }, 'asked twice, ending at once')
      return exit(1)
    }
    const late = wait(stopMs, 'late', { ref: false })
    const outcome = await Promise.race([lifecycle.stop(signal), late])
    if (outcome === 'late')
      log.error({ left: started.map((part) => part.name) }, 'stop takes too long')
    exit(outcome === 'late' ? 1 : 0)
  }

  return lifecycle
}
