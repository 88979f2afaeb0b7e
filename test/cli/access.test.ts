import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { blockPerson, unblockPerson } from '#src/cli/access.ts'
import { loadConfig } from '#src/config.ts'
import { users } from '#telegram/identity/schema.ts'
import { seatedDatabase } from '#test/support/people.ts'

const ANNA = 7
const { db, url } = await seatedDatabase([{ workspaceId: randomUUID(), userId: ANNA }])
const config = loadConfig({
  BOT_TOKEN: '123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012',
  MASTER_KEY: randomBytes(32).toString('base64'),
  DATABASE_URL: url,
})
const said: string[] = []
const say = (line: string) => void said.push(line)
beforeEach(() => void said.splice(0))

const anna = async () => (await db.select().from(users).where(eq(users.id, ANNA)))[0]

test('a person is shut out with the reason as it was typed, and let in again', async () => {
  expect(await blockPerson(config, ['7', 'sold', 'other', 'people’s', 'keys'], say)).toBe(0)
  expect(said).toEqual(['7 is blocked: they are told once, their work is stopped.'])
  expect(await anna()).toMatchObject({
    blockedAt: expect.any(Date),
    blockReason: 'sold other people’s keys',
  })

  expect(await unblockPerson(config, ['7'], say)).toBe(0)
  expect(said.at(-1)).toBe('7 may use the bot again; what was stopped they start themselves.')
  expect(await anna()).toMatchObject({ blockedAt: null, blockReason: null })
})

test.each([
  ['block', blockPerson, 'npm run cli -- block <telegram id> [reason]'],
  ['unblock', unblockPerson, 'npm run cli -- unblock <telegram id>'],
] as const)('%s tells what it needs, and whom it does not know', async (_name, command, usage) => {
  for (const args of [[], ['@anna'], ['7a'], ['-7'], ['']]) {
    expect(await command(config, args, say)).toBe(1)
    expect(said.splice(0)).toEqual([usage])
  }
  expect(await command(config, ['8'], say)).toBe(1)
  expect(said).toEqual(['Nobody with the Telegram id 8 has written to this bot.'])
})
