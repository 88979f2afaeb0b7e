import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startSandbox } from '#sandbox/server.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { keepState } from '#sandbox/state-file.ts'
import type { WooState } from '#sandbox/woocommerce/index.ts'
import { afterFile } from '#test/support/closing.ts'

const folder = await mkdtemp(join(tmpdir(), 'prilavok-state-'))
afterFile(() => rm(folder, { recursive: true, force: true }))

test('whoever waits finds what happened before in the file, however many wait', async () => {
  const path = join(folder, 'kept.json')
  const state = { count: 0 }
  let taken = 0
  const take = () => {
    taken += 1
    return state
  }
  const kept = await keepState(path, take, () => {})
  const waits = Array.from({ length: 20 }, () => {
    state.count += 1
    return kept.settled()
  })
  await Promise.all(waits)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ count: 20 })
  expect(taken).toBeLessThan(20)
  await kept.close()
  let restored: unknown
  const again = await keepState(path, take, (saved) => {
    restored = saved
  })
  expect(restored).toEqual({ count: 20 })
  await again.close()
})

test('a stand-in keeps what it has answered before anybody could be told of it', async () => {
  const stateFile = join(folder, 'sandbox.json')
  const sandbox = await startSandbox({ stateFile })
  const woo = createServiceController<WooState>(`${sandbox.url}/services/woocommerce`)
  await woo.command('shop', { id: 'kept', settings: { name: 'Kept' } })
  const saved = await readFile(stateFile, 'utf8')
  await sandbox.close()
  expect(saved).toContain('"Kept"')
})
