import { createLifecycle } from '#platform/lifecycle.ts'
import { createLog } from '#platform/log/log.ts'
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
  process.stderr.write(`${error instanceof ConfigError ? error.message : describe(error)}\n`)
  process.exit(1)
})

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
