import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { createListed } from '#desks/supplies/listed/listed.ts'
import type { SupplyRow, WbKey } from '#desks/supplies/ports.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'

const row = (over: Partial<SupplyRow>): SupplyRow => ({
  ...{ preorderId: null, supplyId: null, statusId: 2, supplyType: 'box', createdAt: null },
  supplyDay: null,
  ...over,
})

/** Two shops with a key each of one seller account; the second has a Base token of another one. */
function open(rows: readonly SupplyRow[]) {
  const clock = createStepClock({ startMs: START_MS })
  const asked: string[] = []
  const key = (workspaceId: string, accountKey: string, tokenType = 'personal'): WbKey => ({
    ...{ credentialId: `${workspaceId} ${accountKey}`, workspaceId, accountKey, tokenType },
    token: '',
  })
  const all = [key('one', 'shared'), key('two', 'shared'), key('two', 'own', 'base')]
  const listed = createListed({
    ...{ clock, cache: createCache({ clock, log }) },
    keys: {
      list: async (id) =>
        all
          .filter(({ workspaceId }) => workspaceId === id)
          .map(({ credentialId, accountKey }) => ({
            ...{ credentialId, accountKey, name: '', mask: '', isDefault: false, isValid: true },
            hasCabinetSession: false,
          })),
      key: async (id, credentialId) =>
        all.find((one) => one.workspaceId === id && one.credentialId === credentialId),
    },
    reader: {
      async list({ credentialId, accountKey }) {
        asked.push(`list ${credentialId}`)
        return accountKey === 'shared' ? rows : [row({ supplyId: 9 })]
      },
      preorder: async () => Promise.reject(new Error('nobody asks for one')),
      stands: async () => true,
    },
    book: {
      async details({ credentialId }) {
        asked.push(`details ${credentialId}`)
        return { warehouseName: 'Тула', warehouseId: 1, quantity: 4 }
      },
      goods: async () => [],
      packages: async () => 2,
    },
  })
  return { clock, asked, listed }
}

test('shops that share a seller account share one reading of its list, and each looks closer with its own key', async () => {
  const { asked, listed } = open([row({ supplyId: 1 })])
  const [one] = (await listed.list('one'))?.supplies ?? []
  const two = (await listed.list('two'))?.supplies ?? []
  expect(asked).toEqual(['list one shared', 'list two own'])
  const shared = two.find(({ id }) => id === 1)
  expect([one?.credentialId, shared?.credentialId]).toEqual(['one shared', 'two shared'])
  if (!one || !shared) throw new Error('it is not listed')
  expect(await listed.details('two', shared)).toMatchObject({ warehouseName: 'Тула' })
  expect(await listed.details('one', one)).toMatchObject({ warehouseName: 'Тула' })
  // What one shop knows of a supply of this account the other needs not ask again.
  expect(asked.slice(2)).toEqual(['details two shared'])
  // A key of another shop opens nothing.
  expect(await listed.details('one', shared)).toBeNull()
})

test('a list is read once a minute; with a Base token every 40 minutes and without details', async () => {
  const { asked, clock, listed } = open([])
  const supplies = (await listed.list('two'))?.supplies ?? []
  const base = supplies.find(({ id }) => id === 9)
  if (!base) throw new Error('it is not listed')
  expect([await listed.details('two', base), await listed.packages('two', base)]).toEqual([
    null,
    null,
  ])
  clock.advance(59_000)
  await listed.list('two')
  expect(asked).toHaveLength(2)
  clock.advance(2_000)
  await listed.list('two')
  expect(asked.slice(2)).toEqual(['list two shared'])
  clock.advance(40 * 60_000)
  await listed.list('two')
  expect(asked.slice(3).toSorted()).toEqual(['list two own', 'list two shared'])
  expect(await listed.list('nobody')).toBeUndefined()
})

const inDays = (ahead: number) => addDays(dayIn('Europe/Moscow', START_MS), ahead)

test('what is ahead comes first by its day, then preorders, then what is behind, newest first', async () => {
  const { listed } = open([
    row({ supplyId: 1, supplyDay: inDays(-10) }),
    row({ preorderId: 2 }),
    row({ supplyId: 3, supplyDay: inDays(12) }),
    row({ supplyId: 4, supplyDay: inDays(-2) }),
    row({ supplyId: 5, supplyDay: inDays(1) }),
    row({}),
  ])
  expect((await listed.list('one'))?.supplies.map(({ id }) => id)).toEqual([5, 3, 2, 4, 1])
})
