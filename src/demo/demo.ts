import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { eraseEmbeddedPostgres } from '#db/embedded.ts'
import { systemClock } from '#platform/clock.ts'
import { createLifecycle } from '#platform/lifecycle.ts'
import { createLog, type LogLevel, silentLog } from '#platform/log/log.ts'
import { createRecentErrors } from '#platform/log/recent-errors.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import { DEMO_ADMIN, DEMO_PEOPLE } from '#sandbox/telegram/demo-people.ts'
import { createApp } from '#src/app.ts'
import { configSecrets, loadConfig } from '#src/config.ts'
import { sandboxEnvironment } from './environment.ts'
import { createHints } from './guide/guide.ts'
import { operatorKeys } from './operator.ts'

/** Who switches the feed off and on at the control page wants to see it now, not in 20 minutes. */
const FEED_PROBE_MS = 5_000

const DEMO_SELLER = {
  sid: '7f3c1c52-6c1e-4a7d-9f0c-2b7f5b0a91d4',
  name: 'ИП Учебный',
  tradeMark: 'Orlova Home',
}
const KOLEDINO = 507
const TULA = 206_348

export interface DemoOptions {
  readonly dataDir: string
  /** Forget what an earlier demo left. */
  readonly fresh: boolean
  /** Address of the chat page; 0: any free one. */
  readonly port: number
  /** Slots open by themselves now and then. */
  readonly autoSlots: boolean
  readonly logLevel: LogLevel
  /** Answers of Poizon are asked for anew each time, so that a price that changes is seen at once. */
  readonly isForgetful?: boolean
}

/** Nothing is kept, not even for a second. */
const FORGETFUL = { IMPORT_CACHE_MEMORY: '0', IMPORT_CACHE_SHARED: '0', IMPORT_CACHE_DATABASE: '0' }

export interface Demo {
  readonly sandbox: Sandbox
  stop(): Promise<void>
}

/** The whole product on embedded defaults, with every outside service played by the sandbox. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { dataDir } = options
  if (options.fresh) await forget(dataDir)
  const clock = createStepClock()
  const sandbox = await startSandbox({
    port: options.port,
    clock,
    telegram: { people: [...DEMO_PEOPLE, DEMO_ADMIN] },
    guide: (url) =>
      createHints({ url, now: clock.now, sid: DEMO_SELLER.sid, warehouseId: KOLEDINO }),
    stateFile: join(dataDir, 'sandbox.json'),
    wildberries: { autoSlots: options.autoSlots, background: 'lively' },
  })
  seedSeller(sandbox)
  const loaded = loadConfig({
    ...sandboxEnvironment({
      url: sandbox.url,
      token: sandbox.telegram.token,
      operator: sandbox.operator,
    }),
    DATA_DIR: dataDir,
    ADMIN_IDS: String(DEMO_ADMIN.id),
    WB_FEED_KEYS: operatorKeys(sandbox).join(','),
    LOG_LEVEL: options.logLevel,
    ...(options.isForgetful ? FORGETFUL : {}),
  })
  const config = { ...loaded, wildberries: { ...loaded.wildberries, slotProbeMs: FEED_PROBE_MS } }
  const errors = createRecentErrors({ clock: systemClock })
  const log = createLog({
    ...{ level: config.logLevel, secrets: configSecrets(config) },
    onError: errors.take,
  })
  const lifecycle = createLifecycle({ log })
  try {
    const app = await createApp(config, log, systemClock, errors)
    await lifecycle.start([{ name: 'sandbox', stop: sandbox.close }, ...app.components])
  } catch (error) {
    await sandbox.close()
    throw error
  }
  return { sandbox, stop: () => lifecycle.stop('demo ends') }
}

/** A seller with supplies that wait for a date, so that there is something to catch from the first minute. */
function seedSeller({ wildberries: { world } }: Sandbox): void {
  if (world.sellers.has(DEMO_SELLER.sid)) return
  const { sid } = world.addSeller(DEMO_SELLER)
  world.addPreorder({ sid, warehouseId: KOLEDINO, type: 'box' })
  world.addPreorder({ sid, warehouseId: KOLEDINO, type: 'mono' })
  world.addPreorder({ sid, warehouseId: TULA, type: 'box' })
}

async function forget(dataDir: string): Promise<void> {
  await eraseEmbeddedPostgres(join(dataDir, 'postgres'), silentLog)
  await rm(join(dataDir, 'sandbox.json'), { force: true })
}
