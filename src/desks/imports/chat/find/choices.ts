import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import { createPickList, type PickItem, type PickPage } from '#telegram/picker/list.ts'
import { tellApart } from '../../cards/categories.ts'
import type { SourceBrand, SourceCategory } from '../../ports.ts'
import { abilitiesOf } from '../../source/abilities.ts'
import { askedInPerson } from '../../source/patience.ts'
import type { ImportsChatDeps } from '../services.ts'

const ASK_MS = 40_000
/** A pseudo brand that stands for what sells well. */
const NO_BRAND = /热门/u
/** Brands that are named when a word fits several. */
const NAMED = 5
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
  const keyOf = async ({ workspace }: ChatContext) => {
    const key = await sourceKey(workspace.id)
    if (key) return key
    const init = { kind: 'auth', code: 'imports.no_key', messageKey: 'error-imports-no-key' }
    throw new AppError({ ...init, kind: 'auth' })
  }
  async function categories(ctx: ChatContext): Promise<readonly SourceCategory[]> {
    const { locale } = ctx.lang
    const key = await keyOf(ctx)
    const { value } = await askedInPerson(ASK_MS, (call) =>
      catalogue.categories(key, { ...call, locale }),
    )
    const names = tellApart(value, locale)
    return value.map((one) => ({ ...one, name: names.get(one.id) ?? one.name }))
  }

  /** The brand that is meant, or the sentence that asks which. */
  async function brandNamed(ctx: ChatContext, text: string): Promise<Result<SourceBrand>> {
    const key = await keyOf(ctx)
    const found = await askedInPerson(ASK_MS, (call) => catalogue.brandsLike(key, text, call))
    const near = found.filter(({ name }) => !NO_BRAND.test(name))
    const exact = near.find(({ name }) => name.toLowerCase() === text.toLowerCase().trim())
    const meant = exact ?? (near.length === 1 ? near[0] : undefined)
    if (meant) return ok(meant)
    const names = near.slice(0, NAMED).map(({ name }) => name)
    return fail(
      names.length === 0
        ? ctx.lang.t('imports-brand-unknown', { text })
        : ctx.lang.t('imports-brand-which', { names: names.join(', ') }),
    )
  }

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
    brandNamed,
    abilities: async (ctx: ChatContext) => abilitiesOf(await keyOf(ctx)),
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
