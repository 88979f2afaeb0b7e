import { defineAction, param } from '#telegram/action.ts'

/** A shop and how it is filled. */
const shop = { id: param.id } as const
export const openShops = defineAction('is', 'list', {})
export const openShop = defineAction('is', 'one', shop)
