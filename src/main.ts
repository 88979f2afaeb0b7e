import { pino } from 'pino'
import { systemClock } from '#platform/clock.ts'
import { exitFlushed } from '#platform/exit.ts'
import { createLifecycle } from '#platform/lifecycle.ts'
import { createLog } from '#platform/log/log.ts'
import { createRecentErrors } from '#platform/log/recent-errors.ts'
import { StartError } from '#platform/start-error.ts'
import { releaseName } from './app/release.ts'
import { createApp } from './app.ts'
import { type Config, ConfigError, configSecrets, describeConfig, loadConfig } from './config.ts'

async function main(): Promise<void> {
  const config = loadConfig(process.env)
  const sentry = await sentryOf(config)
  const errors = createRecentErrors({ clock: systemClock })
  const log = createLog({
    ...{ level: config.logLevel, secrets: configSecrets(config) },
    ...(sentry && { destination: tee(sentry.tell) }),
    onError: errors.take,
  })
  log.info({ config: describeConfig(config) }, 'starting')
  const lifecycle = createLifecycle({ log })
  lifecycle.listen()
  const app = await createApp(config, log, systemClock, errors)
  await lifecycle.start(app.components)
  log.info({ port: app.port(), roles: config.roles }, 'ready')
}

/** Its code is loaded only where an address is set. */
async function sentryOf({ operations }: Config) {
  if (operations.sentryDsn === undefined) return undefined
  const { openSentry } = await import('#platform/sentry/sentry.ts')
  return openSentry({ dsn: operations.sentryDsn, release: releaseName(), clock: systemClock })
}

/** Standard output as before, and a second reader of each line. */
function tee(read: (line: string) => void): { write(line: string): void } {
  const output = pino.destination({ sync: true })
  return {
    write(line) {
      output.write(line)
      read(line)
    },
  }
}

main().catch((error: unknown) => {
  // Before the configuration is read there is no log yet.
  process.stderr.write(`${describe(error)}\n`)
  return exitFlushed(1)
})

function describe(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
