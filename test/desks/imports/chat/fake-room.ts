import type { ImportShop, ImportsRoom } from '#desks/imports/chat/deps.ts'
import { printOf } from '#desks/imports/chat/parts.ts'
import { USUAL_PRICES } from '#desks/imports/prices/usual.ts'
import type { ShopRules } from '#desks/imports/shops/rules.ts'

export const RULES: ShopRules = {
  ...{ prices: USUAL_PRICES, tradeTypes: [], pictureSide: 1000, pictureFormat: 'webp' },
  ...{ jumpPercent: 30, isTextByModel: true, mayClaimOriginal: false, isPublished: true },
}

export const KICKS: ImportShop = {
  ...{ id: '018f0000-0000-7000-8000-00000000c0de', name: 'Kicks', url: 'https://kicks.example' },
  ...{ currency: 'RUB', seo: null, rules: RULES, refreshHours: null, nextRefreshAt: null },
}

const empty = async () => ({ items: [], total: 0 })

/** A workspace with one shop into which nothing was brought yet. */
export function createFakeRoom(over: Partial<ImportsRoom> = {}): ImportsRoom {
  return {
    shops: async () => [KICKS],
    figures: async () => ({ products: 0, onSale: 0, drafts: 0, gone: 0, refreshedAt: null }),
    setRules: async () => true,
    effectOf: async () => ({ products: 0, raised: 0, lowered: 0, largest: null }),
    setSchedule: async () => true,
    categories: async () => [],
    shopCategories: async () => [],
    setCategory: async () => true,
    confirmCategories: async () => 0,
    preview: async () => undefined,
    start: async () => ({ ok: false, error: 'imports-nothing-to-do' }),
    batches: empty,
    batch: async () => undefined,
    items: empty,
    pause: async () => false,
    resume: async () => false,
    cancel: async () => false,
    report: async () => false,
    rollbackPlan: async () => undefined,
    rollback: async () => false,
    products: empty,
    product: async () => undefined,
    keepSearch: async (_by, text) => printOf(text),
    searchOf: async () => undefined,
    refresh: async () => false,
    detach: async () => false,
    holds: empty,
    decide: async () => 0,
    ...over,
  }
}
