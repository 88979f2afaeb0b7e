import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { WbKey } from '#desks/supplies/ports.ts'
import { createCabinetApi } from '#integrations/wildberries/cabinet.ts'
import { createOfficialApi } from '#integrations/wildberries/official.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { WildberriesSandboxOptions } from '#sandbox/wildberries/sandbox.ts'
import type { TokenType } from '#sandbox/wildberries/tokens.ts'
import { serveWildberries } from '#test/sandbox/wildberries/serve.ts'
import { runningClock } from '#test/support/clock.ts'

/** Both clients, each with limits of its own, before a sandbox behind real HTTP. */
export async function startClients(
  options: WildberriesSandboxOptions & { timeoutMs?: number } = {},
) {
  const { timeoutMs = 2_000, ...sandboxOptions } = options
  const served = await serveWildberries(sandboxOptions)
  const shared = {
    clock: runningClock,
    limiter: createMemoryLimiter({ clock: runningClock }),
    log: silentLog,
    metrics: new Registry(),
    timeoutMs,
  }
  const official = createOfficialApi({
    ...shared,
    urls: { common: `${served.url}/common`, supplies: `${served.url}/supplies` },
  })
  const cabinet = createCabinetApi({
    ...shared,
    urls: {
      seller: `${served.url}/seller`,
      supply: `${served.url}/seller-supply`,
      weekly: `${served.url}/seller-weekly`,
    },
  })
  onTestFinished(async () => {
    await Promise.all([official.close(), cabinet.close()])
  })
  const seller = await served.controller.addSeller()

  async function key(type: TokenType = 'personal', extra: object = {}): Promise<WbKey> {
    const { token } = await served.controller.issueToken({ sid: seller.sid, type, ...extra })
    return {
      credentialId: 'credential-1',
      workspaceId: 'workspace-1',
      accountKey: seller.sid,
      token,
      tokenType: type,
    }
  }

  async function session(lifeMs?: number) {
    const { text } = await served.controller.issueSession({
      sid: seller.sid,
      ...(lifeMs === undefined ? {} : { lifeMs }),
    })
    return {
      credentialId: 'session-1',
      workspaceId: 'workspace-1',
      accountKey: seller.sid,
      secret: text,
    }
  }

  return { ...served, official, cabinet, seller, key, session }
}

/** Both clients before a server that answers each path with the JSON given for it. */
export async function startAnswering(answers: Readonly<Record<string, unknown>>) {
  const server = createServer((request, response) => {
    const body = answers[request.url?.split('?')[0] ?? '']
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const shared = {
    clock: runningClock,
    limiter: createMemoryLimiter({ clock: runningClock }),
    log: silentLog,
    metrics: new Registry(),
  }
  const official = createOfficialApi({ ...shared, urls: { common: url, supplies: url } })
  const cabinet = createCabinetApi({
    ...shared,
    urls: { seller: url, supply: url, weekly: url },
  })
  onTestFinished(async () => {
    await Promise.all([official.close(), cabinet.close()])
    server.close()
  })
  const key: WbKey = {
    credentialId: 'credential-1',
    workspaceId: 'workspace-1',
    accountKey: 'seller-1',
    token: 'token',
    tokenType: 'personal',
  }
  return { official, cabinet, key }
}
