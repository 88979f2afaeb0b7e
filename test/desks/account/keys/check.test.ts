import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkRun } from '#desks/account/keys/check.ts'
import { credentials } from '#desks/account/schema.ts'
import { listCheckable } from '#desks/account/store.ts'
import type { RunContext } from '#runs/definition.ts'
import { openKeyShop, WHO, WORKSPACE } from './key-shop.ts'

/** The stage that tests the keys, with steps remembered as the engine does between attempts. */
async function openCheck() {
  const shop = await openKeyShop()
  const run = checkRun({
    keys: shop.keys,
    checkable: (workspaceId) => listCheckable(shop.db, workspaceId),
    sweepExpiry: shop.sweep,
    warehouses: { refresh: async () => 0 },
  })
  const steps = new Map<string, unknown>()
  const context: RunContext = {
    runId: 'run',
    workspaceId: null,
    userId: null,
    chatId: async () => null,
    signal: new AbortController().signal,
    confirm: async () => {},
    async step<T>(key: string, work: () => Promise<T>): Promise<T> {
      if (!steps.has(key)) steps.set(key, await work())
      return steps.get(key) as T
    },
    progress: () => {},
    park: () => {
      throw new Error('parked')
    },
    hold: () => {
      throw new Error('held')
    },
  }
  const stage = run.stages.find(({ name }) => name === 'keys')
  const work = () =>
    stage?.work({ workspaceId: null, occasion: 'daily' }, { keys: [], warehouses: 0 }, context)
  return { ...shop, work }
}

test('a key that gets no answer does not keep the others waiting, and is asked again', async () => {
  const { added, shop, keys, work } = await openCheck()
  const [first, second] = [await added('shop:a:1'), await added('shop:b:2')]
  shop.refuse('b:2')
  let isSilent = true
  shop.whileTesting(async () => {
    shop.down(isSilent)
    isSilent = false
  })
  await expect(work()).rejects.toMatchObject({ kind: 'unavailable', retry: 'later' })
  expect((await keys.get(WORKSPACE, second.id)).status).toBe('invalid')
  const asked = shop.asked.length
  expect(await work()).toMatchObject({
    keys: [
      { mask: first.mask, verdict: 'accepted' },
      { mask: second.mask, verdict: 'refused' },
    ],
  })
  expect(shop.asked).toHaveLength(asked + 1)
})

test('a key that cannot be opened or is deleted meanwhile does not end the check', async () => {
  const { added, db, keys, shop, work } = await openCheck()
  const [broken, asked, gone] = [
    await added('shop:a:1'),
    await added('shop:b:2'),
    await added('shop:c:3'),
  ]
  await db
    .update(credentials)
    .set({ secret: new Uint8Array(64) })
    .where(eq(credentials.id, broken.id))
  shop.whileTesting(() => keys.remove(WHO, gone.id))
  const verdicts = ['refused', 'accepted', 'refused'].map((verdict) => ({ verdict }))
  expect(await work()).toMatchObject({ keys: verdicts })
  expect((await keys.list(WORKSPACE)).map(({ id, status }) => [id, status])).toEqual([
    [broken.id, 'active'],
    [asked.id, 'active'],
  ])
})
