import { expect, test } from 'vitest'
import { type TransferLookDeps, warehouseLook } from '#desks/supplies/chat/redistribution/looks.ts'
import type { ChatContext } from '#telegram/context.ts'

const ALL = Array.from({ length: 12 }, (_, at) => ({ id: at + 1, name: `Склад ${at + 1}` }))
const deps = {
  searchWarehouses: async (query: string, offset: number, limit: number) => {
    const found = ALL.filter(({ name }) => name.includes(query))
    return { items: found.slice(offset, offset + limit), total: found.length }
  },
} as unknown as TransferLookDeps
const idsOf = async (other: number | undefined, query = '', offset = 0) => {
  const look = warehouseLook(deps, 'target', other)
  const { items, total } = await look.page({} as ChatContext, query, offset, 8)
  return { ids: items.map(({ id }) => id), total }
}

test('where goods come from is no place to send them to, on any page and in a search', async () => {
  expect(await idsOf(undefined)).toEqual({ ids: [1, 2, 3, 4, 5, 6, 7, 8], total: 12 })
  expect(await idsOf(3)).toEqual({ ids: [1, 2, 4, 5, 6, 7, 8, 9], total: 11 })
  expect(await idsOf(3, '', 8)).toEqual({ ids: [10, 11, 12], total: 11 })
  expect(await idsOf(3, 'Склад 3')).toEqual({ ids: [], total: 0 })
})
