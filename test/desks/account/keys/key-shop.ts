import { randomBytes } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { Database } from '#db/connection.ts'
import { sweepExpiry } from '#desks/account/keys/expiry.ts'
import { createKeys } from '#desks/account/keys/keys.ts'
import { createLinkedKeys } from '#desks/account/keys/linked.ts'
import { keyRefused } from '#desks/account/keys/notices.ts'
import type { KeyService, KeyTest, TestOccasion } from '#desks/account/ports.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { createProofCode } from '#platform/crypto/proof-code.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'

export const DAY = 86_400_000
export const WORKSPACE = '019a0000-0000-7000-8000-00000000000a'
export const OTHER_WORKSPACE = '019a0000-0000-7000-8000-00000000000b'
export const WHO = { workspaceId: WORKSPACE, userId: 1 }
export const ELSEWHERE = { ...WHO, workspaceId: OTHER_WORKSPACE }

/**
 * A service whose keys read `shop:<account>:<secret>` with `:<days>` of life behind it or none. It accepts all keys but those it was
 * told to refuse, and answers nothing while it is down.
 */
function createShop(now: () => number, name: string) {
  const refusedSecrets = new Set<string>()
  const asked: TestOccasion[] = []
  /** Codes that somebody put where keys whose account begins with `open` lead to. */
  const codes = new Set<string>()
  const usedCodes = new Set<string>()
  let isDown = false
  let isDeaf = false
  let duringTest = async () => {}
  const service: KeyService = {
    service: name,
    find: (text) => (/^(?:shop|code):/.test(text) ? text : undefined),
    link: () => 'https://shop.example/allow',
    // `code:<account>` buys a key of the account, once.
    async redeem(text) {
      if (!text.startsWith('code:')) return ok(text)
      if (usedCodes.has(text)) return fail('key-bad-google-code')
      usedCodes.add(text)
      if (isDeaf) throw new AppError({ kind: 'unknown-outcome', code: 'shop.silent' })
      return ok(`shop:${text.slice(5)}:bought`)
    },
    read(text) {
      const [, accountKey, word, days] = text.trim().split(':')
      if (!accountKey || !word) return { ok: false, error: 'key-bad-malformed' }
      const expiresAt = days === undefined ? null : now() + Number(days) * DAY
      const secret = `${accountKey}:${word}`
      return { ok: true, value: { secret, accountKey, expiresAt, facts: { readOnly: false } } }
    },
    async test(secret, occasion): Promise<KeyTest> {
      asked.push(occasion)
      await duringTest()
      if (isDown) return { verdict: 'unreachable', code: 'shop.silent' }
      if (refusedSecrets.has(secret)) {
        return { verdict: 'refused', code: 'shop.no', messageKey: 'key-bad-refused' }
      }
      return { verdict: 'accepted', facts: { ownerName: `Shop ${secret.split(':')[0]}` } }
    },
    ownership: {
      isNeeded: (secret) => secret.startsWith('open'),
      async holds(_secret, code) {
        if (isDown) throw new AppError({ kind: 'unavailable', code: 'shop.silent' })
        return codes.has(code)
      },
    },
  }
  return {
    service,
    asked,
    putIn: (code: unknown) => void codes.add(String(code)),
    refuse: (secret: string) => void refusedSecrets.add(secret),
    forgive: (secret: string) => void refusedSecrets.delete(secret),
    down: (value: boolean) => {
      isDown = value
    },
    /** Codes are taken, and the answer is lost. */
    deaf: (value: boolean) => {
      isDeaf = value
    },
    whileTesting: (work: () => Promise<void>) => {
      duringTest = work
    },
  }
}

/** Two people with two workspaces. */
export const keyDatabase = () =>
  seatedDatabase(
    [1, 2].flatMap((userId) => [
      { ...WHO, userId },
      { ...ELSEWHERE, userId },
    ]),
  )

/** Keys of one service over a database of their own; `maxPerUser` null: as many as anybody likes. */
export async function openKeyShop(
  options: { maxPerUser?: number | null; startMs?: number; db?: Database; service?: string } = {},
) {
  const db = options.db ?? (await keyDatabase()).db
  const clock = createTestClock(options.startMs)
  const { maxPerUser = 5, service = 'shop' } = options
  const shop = createShop(clock.now, service)
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const made = createKeys({
    ...{ db, vault, clock },
    services: [shop.service],
    maxPerUser: maxPerUser === null ? {} : { [service]: maxPerUser },
    tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
    proofCode: createProofCode(randomBytes(32)),
  })
  let updates = 0
  const next = () => {
    updates += 1
    return updates
  }
  /** Each call is an update of its own unless it says otherwise. */
  const keys = {
    ...made,
    add: (who: Actor, service: string, text: string, updateId = next()) =>
      made.add(who, service, text, updateId),
    testFor: (by: Actor, id: string, updateId = next()) => made.testFor(by, id, updateId),
  }
  return {
    ...{ db, clock, shop, keys },
    /** Adds a key and returns its row. */
    async added(text: string, who = WHO) {
      const outcome = await keys.add(who, service, text)
      if (!('key' in outcome)) throw new Error(`${text} was not added: ${outcome.kind}`)
      return outcome.key
    },
    /** Somebody links the account on the service's page: its secret takes the place of the one there is. */
    async link(account: string, secret: string): Promise<void> {
      const owner = { id: account, login: account }
      await createLinkedKeys({ db, vault, clock }).keep(WHO, { service, secret, owner })
    },
    sweep: () => sweepExpiry({ db, clock, enqueue }),
    notices: () => db.select().from(outbox).orderBy(outbox.id),
  }
}
