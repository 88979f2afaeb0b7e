import { z } from 'zod'
import { bare } from '../json.ts'
import type { Account } from '../records.ts'
import type { YandexWorld } from '../world.ts'
import type { Note } from './rules.ts'

/** Refusal of a whole request. Direct answers it with HTTP 200. */
export class DirectError extends Error {
  readonly code: number
  readonly detail: string

  constructor(code: number, detail: string) {
    super(detail)
    this.code = code
    this.detail = detail
  }
}

export interface DirectCall {
  readonly world: YandexWorld
  readonly account: Account
  /** Combinatorial ads and unified campaigns are written on v501 only. */
  readonly version: 'v5' | 'v501'
  /** Objects a get gives at once, at most. */
  readonly pageLimit: number
}

export interface DirectAnswer {
  readonly result: Readonly<Record<string, unknown>>
  /** Objects the points are counted for. */
  readonly objects: number
}

export type DirectMethod = (call: DirectCall, params: unknown) => DirectAnswer

/** A method that takes only what its schema names: a misspelt field is a refusal, as at Direct. */
export function directMethod<P>(
  schema: z.ZodType<P>,
  run: (call: DirectCall, params: P) => DirectAnswer,
): DirectMethod {
  return (call, params) => {
    const parsed = schema.safeParse(params)
    if (!parsed.success) throw new DirectError(8000, z.prettifyError(parsed.error).slice(0, 400))
    return run(call, parsed.data)
  }
}

/** Bare digits; an id in quotes is not one. */
export const idSchema = z.union([z.int().positive(), z.bigint()]).transform(String)
export const yesNo = z.enum(['YES', 'NO'])
export const itemList = z.strictObject({ Items: z.array(z.string()).min(1) })

type ItemOutcome =
  | { readonly id: string; readonly warnings?: readonly Note[] }
  | { readonly errors: readonly Note[] }

const MAX_ITEMS = 1_000

/** One result an object, in the order of the request: some done, some refused. */
export function eachItem<T>(
  results: string,
  items: readonly T[],
  one: (item: T) => ItemOutcome,
  maxItems = MAX_ITEMS,
): DirectAnswer {
  if (items.length > maxItems) {
    throw new DirectError(9300, `Не более ${maxItems} объектов в одном запросе`)
  }
  const rows = items.map((item) => {
    const outcome = one(item)
    return 'errors' in outcome
      ? { Errors: outcome.errors }
      : { Id: bare(outcome.id), Errors: [], Warnings: outcome.warnings ?? [] }
  })
  return { result: { [results]: rows }, objects: items.length }
}

export const pageSchema = z
  .strictObject({
    Limit: z.int().min(1).max(10_000).optional(),
    Offset: z.int().min(0).optional(),
  })
  .optional()

/** One page of what was found; nothing found is an empty result, not an empty list. */
export function onePage(
  { pageLimit }: DirectCall,
  name: string,
  found: readonly object[],
  page: z.infer<typeof pageSchema>,
): DirectAnswer {
  const offset = page?.Offset ?? 0
  const end = offset + Math.min(page?.Limit ?? pageLimit, pageLimit)
  const rows = found.slice(offset, end)
  if (rows.length === 0) return { result: {}, objects: 0 }
  const more = end < found.length ? { LimitedBy: end } : {}
  return { result: { [name]: rows, ...more }, objects: rows.length }
}

/** The asked fields of an object, null for what it does not have. Refuses names that are none. */
export function fields(
  all: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      if (!Object.hasOwn(all, name)) throw new DirectError(8000, `Неизвестное поле ${name}`)
      return [name, all[name]]
    }),
  )
}

/** Which objects are meant, by their own ids or those above them. */
export const belowCampaign = z.strictObject({
  Ids: z.array(idSchema).max(10_000).optional(),
  AdGroupIds: z.array(idSchema).max(1_000).optional(),
  CampaignIds: z.array(idSchema).max(10).optional(),
})

export function matches(
  criteria: z.infer<typeof belowCampaign>,
  object: { readonly id: string; readonly groupId: string; readonly campaignId: string },
): boolean {
  const { Ids, AdGroupIds, CampaignIds } = criteria
  if (!Ids && !AdGroupIds && !CampaignIds) {
    throw new DirectError(4001, 'Не задано ни одного условия отбора')
  }
  return (
    (Ids?.includes(object.id) ?? true) &&
    (AdGroupIds?.includes(object.groupId) ?? true) &&
    (CampaignIds?.includes(object.campaignId) ?? true)
  )
}

export const idCriteria = z.strictObject({
  SelectionCriteria: z.strictObject({ Ids: z.array(idSchema).min(1).max(10_000) }),
})

/** Objects of this account only: another's do not exist. */
export function own<T extends { readonly login: string }>(
  { account }: DirectCall,
  table: ReadonlyMap<string, T>,
): T[] {
  return [...table.values()].filter((item) => item.login === account.login)
}

export function findOwn<T extends { readonly login: string }>(
  { account }: DirectCall,
  table: ReadonlyMap<string, T>,
  id: string,
): T | undefined {
  const found = table.get(id)
  return found?.login === account.login ? found : undefined
}
