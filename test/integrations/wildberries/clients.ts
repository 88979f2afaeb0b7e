import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { WbKey } from '#desks/supplies/ports.ts'
import { createCabinetApi } from '#integrations/wildberries/cabinet.ts'
import { createOfficialApi } from '#integrations/wildberries/official.ts'
import { systemClock } from '#platform/clock.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { WildberriesSandboxOptions } from '#sandbox/wildberries/sandbox.ts'
import type { TokenType } from '#sandbox/wildberries/tokens.ts'
import { serveWildberries } from '#test/sandbox/wildberries/serve.ts'

/** Both clients, each with limits of its own, before a sandbox behind real HTTP. */
export async function startClients(
  options: WildberriesSandboxOptions & { timeoutMs?: number } = {},
) {
  const { timeoutMs = 2_000, ...sandboxOptions } = options
  const served = await serveWildberries(sandboxOptions)
  const shared = {
    clock: systemClock,
    limiter: createMemoryLimiter({ clock: systemClock }),
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
    urls: { seller: `${served.url}/seller`, supply: `${served.url}/seller-supply` },
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
