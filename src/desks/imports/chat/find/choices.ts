import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import type { ChatContext } from '#telegram/context.ts'
import { createPickList, type PickItem, type PickPage } from '#telegram/picker/list.ts'
import type { SourceBrand, SourceCall, SourceCategory } from '../../ports.ts'
import type { ImportsChatDeps } from '../services.ts'

const ASK_MS = 60_000
/** A pseudo brand that stands for what sells well. */
const NO_BRAND = /热门/u
/** The number of "all of them" in a list to pick from. */
export const ANY = 0

/** Bytes of a name that numbers in JavaScript hold. */
const BYTES = 6

/** A source's id as pickers know it: the same for the same id, two of one list in a hundred thousand million. */
function pickId(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, BYTES)
}

export type Choices = ReturnType<typeof createChoices>

/** Categories and brands of the source to choose from. Throws as the source does. */
export function createChoices({
  catalogue,
  sourceKey,
}: Pick<ImportsChatDeps, 'catalogue' | 'sourceKey'>) {
  const call = (): SourceCall => ({
    priority: 'interactive',
    signal: AbortSignal.timeout(ASK_MS),
  })
  const keyOf = async ({ workspace }: ChatContext) => {
    const key = await sourceKey(workspace.id)
    if (key) return key
    const init = { kind: 'auth', code: 'imports.no_key', messageKey: 'error-imports-no-key' }
    throw new AppError({ ...init, kind: 'auth' })
  }
  const categories = async (ctx: ChatContext): Promise<readonly SourceCategory[]> =>
    (await catalogue.categories(await keyOf(ctx), call())).value
  const brands = async (ctx: ChatContext): Promise<readonly SourceBrand[]> =>
    (await catalogue.brands(await keyOf(ctx), call())).value.filter(
      ({ name }) => !NO_BRAND.test(name),
    )

  /** One of a list, or all of it. */
  const pageOf = (
    list: readonly { readonly id: string; readonly name: string }[],
    any: string,
    at: { readonly query: string; readonly offset: number; readonly limit: number },
  ): PickPage => {
    const items: PickItem[] = list.map(({ id, name }) => ({ id: pickId(id), text: name }))
    return createPickList(at.query === '' ? [{ id: ANY, text: any }, ...items] : items)(
      at.query,
      at.offset,
      at.limit,
    )
  }

  return {
    brands,
    roots: async (ctx: ChatContext) =>
      (await categories(ctx)).filter(({ id, rootId }) => id === rootId),
    async leaves(ctx: ChatContext, rootId: string) {
      return (await categories(ctx)).filter((one) => one.rootId === rootId && one.id !== rootId)
    },
    category: async (ctx: ChatContext, id: string) =>
      (await categories(ctx)).find((one) => one.id === id),
    pageOf,
    picked: <T extends { readonly id: string }>(list: readonly T[], ids: readonly number[]) =>
      list.find(({ id }) => ids.includes(pickId(id))),
  }
}
