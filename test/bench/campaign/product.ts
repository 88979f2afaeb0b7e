import { startEmbeddedPostgres } from '#db/embedded.ts'
import { createLifecycle } from '#platform/lifecycle.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { startSandbox } from '#sandbox/server.ts'
import { createApp } from '#src/app.ts'
import { loadConfig } from '#src/config.ts'
import { sandboxEnvironment } from '#src/demo/environment.ts'
import { playedServices } from '#test/processes/services.ts'

/** What the services take over a call in life, ms. */
const LATENCY = { wordstat: 150, openAi: 2_000, yandex: 300, google: 300 } as const

/** The whole product on a real Postgres before the sandbox over HTTP, its services as slow as in life. */
export async function openProduct() {
  const clock = createStepClock()
  const sandbox = await startSandbox({ clock })
  const services = playedServices(sandbox.url)
  await Promise.all(
    (['wordstat', 'openAi', 'yandex', 'google'] as const).map((name) =>
      services[name].latency(LATENCY[name]),
    ),
  )
  const server = await startEmbeddedPostgres({ log })
  const { url, operator } = sandbox
  const config = loadConfig({
    ...sandboxEnvironment({ url, token: sandbox.telegram.token, operator }),
    DATABASE_URL: server.url,
    LOG_LEVEL: 'silent',
  })
  const lifecycle = createLifecycle({ log })
  const app = await createApp(config, log, clock)
  await lifecycle.start([{ name: 'sandbox', stop: sandbox.close }, ...app.components])
  return {
    sandbox,
    services,
    async close(): Promise<void> {
      await lifecycle.stop('the bench ends')
      await server.stop()
    },
  }
}

export type Product = Awaited<ReturnType<typeof openProduct>>
