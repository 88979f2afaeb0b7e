import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { beginEmbeddedPostgres } from '#db/embedded.ts'
import { exitFlushed } from '#platform/exit.ts'

const HELP = `npm run demo -- [options]
  --tour        play a seller's day by itself, print it, exit 0 when every goal was reached
  --fresh       forget what an earlier demo left
  --port N      port of the chat page (default 8090; 0 for any free one)
  --data DIR    where the demo keeps its data (default .data/demo)
  --verbose     print the application's log`

const { values } = parseArgs({
  options: {
    tour: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    port: { type: 'string' },
    data: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const startedAt = performance.now()
  const dataDir = values.data ?? (values.tour ? '.data/tour' : '.data/demo')
  const postgresDir = join(dataDir, 'postgres')
  const isFresh = values.fresh || values.tour
  const isFirst = !isFresh && !existsSync(postgresDir)
  const cluster = isFirst ? await beginEmbeddedPostgres(postgresDir) : undefined
  // Loading it all takes as long as making a database.
  const { startDemo } = await import('./demo.ts')
  await cluster?.finish()
  const demo = await startDemo({
    dataDir,
    fresh: isFresh,
    port: Number(values.port ?? (values.tour ? 0 : 8090)),
    // The tour opens its own slots, so that each run tells the same day.
    autoSlots: !values.tour,
    isForgetful: values.tour,
    logLevel: values.verbose ? 'info' : 'error',
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const { url } = demo.sandbox
  console.log(`Prilavok demo is ready in ${seconds} s`)
  console.log(`  chat     ${url}`)
  console.log(`  control  ${url}/control  (open a slot, switch the feed off, break things)`)
  if (values.tour) {
    const { playTour } = await import('./tour/tour.ts')
    const isReached = await playTour(demo.sandbox).finally(demo.stop)
    return isReached ? 0 : 1
  }
  console.log('Ctrl+C stops it; the data is kept, --fresh starts anew.')
  const signal = await new Promise<string>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  console.log(`\nStopping (${signal}).`)
  await demo.stop()
  return 0
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.stack : error)
    return 1
  })
  .then(exitFlushed)
