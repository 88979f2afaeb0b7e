import { parseArgs } from 'node:util'
import { startSandbox } from '#sandbox/server.ts'

const { values } = parseArgs({ options: { warehouses: { type: 'string', default: '17' } } })
const sandbox = await startSandbox({
  telegram: { historyLimit: 10_000, webhookRetryMs: 200 },
  wildberries: { warehouseCount: Number(values.warehouses) },
})
const { url, telegram, operator } = sandbox
process.stdout.write(
  `${JSON.stringify({ sandbox: url, apiRoot: telegram.apiRoot, token: telegram.token, operator })}\n`,
)
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)))
