import { parseArgs } from 'node:util'
import { createStepClock } from '#sandbox/clock.ts'
import { startSandbox } from '#sandbox/server.ts'

const { values } = parseArgs({
  options: { warehouses: { type: 'string', default: '17' }, now: { type: 'string' } },
})
const sandbox = await startSandbox({
  // Told before this process began: it took time to start.
  clock: createStepClock({ startMs: Number(values.now) + Math.floor(performance.now()) }),
  telegram: { historyLimit: 10_000, webhookRetryMs: 200 },
  wildberries: { warehouseCount: Number(values.warehouses) },
})
const { url, telegram, operator } = sandbox
process.stdout.write(
  `${JSON.stringify({ sandbox: url, apiRoot: telegram.apiRoot, token: telegram.token, operator })}\n`,
)
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)))
