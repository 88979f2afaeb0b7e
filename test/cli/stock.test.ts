import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { USUAL_RULES } from '#desks/stock/channels/rules.ts'
import { channelAccounts } from '#desks/stock/channels/schema.ts'
import { stockStatus } from '#src/cli/stock.ts'
import { loadConfig } from '#src/config.ts'
import { START_MS } from '#test/support/moments.ts'
import { seatedDatabase } from '#test/support/people.ts'

const workspaceId = randomUUID()
const { db, url } = await seatedDatabase([{ workspaceId, userId: 7 }])
const config = loadConfig({
  BOT_TOKEN: '123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012',
  MASTER_KEY: randomBytes(32).toString('base64'),
  DATABASE_URL: url,
})

async function status(...args: string[]) {
  const said: string[] = []
  const code = await stockStatus(config, args, (line) => void said.push(line))
  return { code, said }
}

test('an operator sees every channel, and by the exit code whether one needs somebody', async () => {
  expect(await status()).toMatchObject({ code: 1, said: [expect.stringContaining('stock status')] })
  expect(await status('status')).toEqual({ code: 0, said: ['No channels.'] })
  const id = randomUUID()
  const at = new Date(START_MS)
  await db.insert(channelAccounts).values({
    ...{ id, workspaceId, service: 'wix', credentialId: randomUUID(), rules: USUAL_RULES },
    ...{ accountKey: 'site', name: 'Mugs', armedAt: at, nextSyncAt: at, createdAt: at },
  })
  const well = await status('status', 'mug')
  expect(well.code).toBe(0)
  expect(well.said).toEqual([expect.stringContaining('Mugs (wix) · in step · nothing due')])
  expect(await status('status', 'cup')).toMatchObject({ said: ['No channels.'] })
  await db
    .update(channelAccounts)
    .set({ keyRefusedAt: at, failures: 1, failureCode: 'wix.unauthorized' })
    .where(eq(channelAccounts.id, id))
  const refused = await status('status')
  expect(refused.code).toBe(1)
  expect(refused.said[0]).toContain('key refused')
  expect(refused.said[0]).toContain('wix.unauthorized')
})
