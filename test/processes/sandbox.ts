import { join } from 'node:path'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import { startChild } from './child.ts'

/** All stand-ins in a process of their own. */
export async function startSandboxProcess(options: { warehouses?: number; logFile?: string } = {}) {
  const { warehouses = 17, logFile } = options
  const child = await startChild({
    args: [join(import.meta.dirname, 'sandbox-main.ts'), '--warehouses', String(warehouses)],
    readyWhen: '{"sandbox":',
    ...(logFile === undefined ? {} : { logFile }),
  })
  const { sandbox, apiRoot, token } = JSON.parse(child.greeting) as Record<string, string>
  const url = sandbox ?? ''
  return {
    url,
    apiRoot: apiRoot ?? '',
    token: token ?? '',
    pid: child.pid,
    wildberries: createWildberriesController(`${url}/control`),
    stop: () => child.end('SIGTERM'),
  }
}

export type SandboxProcess = Awaited<ReturnType<typeof startSandboxProcess>>
