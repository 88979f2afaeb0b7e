import { exitFlushed } from '#platform/exit.ts'
import { createLifecycle } from '#platform/lifecycle.ts'
import { createLog } from '#platform/log/log.ts'
import { StartError } from '#platform/start-error.ts'
import { createApp } from './app.ts'
import { ConfigError, configSecrets, describeConfig, loadConfig } from './config.ts'

async function main(): Promise<void> {
  const config = loadConfig(process.env)
  const log = createLog({ level: config.logLevel, secrets: configSecrets(config) })
  log.info({ config: describeConfig(config) }, 'starting')
  const lifecycle = createLifecycle({ log })
  lifecycle.listen()
  const app = await createApp(config, log)
  await lifecycle.start(app.components)
  log.info({ port: app.port(), roles: config.roles }, 'ready')
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
