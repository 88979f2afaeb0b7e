import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBackups } from '#db/backup/files.ts'
import { makeBackup } from '#db/backup/make.ts'
import { restoreBackup } from '#db/backup/restore.ts'
import { withClient } from '#db/client.ts'
import { openShop, PARTS } from '#test/support/app.ts'
import { afterFile } from '#test/support/closing.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller } from '../seller.ts'
import { KOLEDINO, makeMonitor, wizardSteps } from '../supplies/monitor.ts'

const dir = await mkdtemp(join(tmpdir(), 'prilavok-backups-'))
afterFile(() => rm(dir, { recursive: true, force: true }))
const shop = await openShop({ env: { BACKUP_HOURS: '24', BACKUP_DIR: dir }, parts: PARTS })
const { wb, day, databaseUrl: url } = shop

/** Connections of the test itself would be taken for an app that runs. */
const disconnectAll = () =>
  withClient(url, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    ),
  )

test('backup, wipe, restore: a half-filled form, a monitor and a key go on where they were', async () => {
  await waitFor(async () => (await listBackups(dir)).length === 1, { what: 'the first backup' })
  const metrics = async () => (await fetch(`${shop.url()}/metrics`)).text()
  await waitFor(async () => /backup_age_seconds\{what="database"\} \d{1,3}\n/.test(await metrics()))

  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  const preorder = await anna.preorder(KOLEDINO)
  await makeMonitor(anna, { mode: 'auto', preorder })
  const steps = wizardSteps(anna, { mode: 'notify', warehouse: 'Тула' })
  for (const step of steps.slice(0, 5)) await step()

  await shop.stop()
  await disconnectAll()
  const made = await makeBackup({ url, dir }, new Date(shop.clock.now()))
  await withClient(url, (client) =>
    client.query('drop schema public cascade; create schema public'),
  )
  const file = join(dir, made?.file ?? '')
  await disconnectAll()
  expect(await restoreBackup({ url, file, mayReplace: true, withQueue: true })).toMatchObject({
    kind: 'restored',
  })
  await shop.start()

  for (const step of steps.slice(5)) await step()
  await anna.tap(/Начать поиск/)
  await anna.sees('Режим: только сообщать')
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(3), coefficient: 1 })
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  expect(await wb.commits()).toHaveLength(1)
})
