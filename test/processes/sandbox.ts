import { join } from 'node:path'
import type { OperatorKeys } from '#sandbox/services.ts'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import { runningClock } from '#test/support/clock.ts'
import { startChild } from './child.ts'

interface Greeting {
  readonly sandbox: string
  readonly apiRoot: string
  readonly token: string
  readonly operator: OperatorKeys
}

/** All stand-ins in a process of their own. */
export async function startSandboxProcess(options: { warehouses?: number; logFile?: string } = {}) {
  const { warehouses = 17, logFile } = options
  const child = await startChild({
    args: [
      join(import.meta.dirname, 'sandbox-main.ts'),
      ...['--warehouses', String(warehouses), '--now', String(runningClock.now())],
    ],
    readyWhen: '{"sandbox":',
    ...(logFile === undefined ? {} : { logFile }),
  })
  const { sandbox: url, apiRoot, token, operator } = JSON.parse(child.greeting) as Greeting
  return {
    url,
    apiRoot,
    token,
    operator,
    pid: child.pid,
    wildberries: createWildberriesController(`${url}/control`),
    stop: () => child.end('SIGTERM'),
  }
}

export type SandboxProcess = Awaited<ReturnType<typeof startSandboxProcess>>
