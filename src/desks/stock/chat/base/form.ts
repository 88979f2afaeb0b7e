import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, MultiLook } from '#telegram/forms/form.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { BaseService } from '../../base/base.ts'
import type { BaseInventory } from '../../ports.ts'

export const BASE_FORM = 'stock-base'

interface BaseAnswers {
  readonly credentialId: string
  readonly inventoryId: number
  /** Base's keys of the warehouses that count. */
  readonly warehouses: readonly string[]
}

export interface BaseFormDeps {
  readonly base: Pick<BaseService, 'inventories' | 'keys' | 'choose'>
  readonly cancelled: (ctx: ChatContext, credentialId: string) => Promise<void>
}

const LABEL = 34

/** Which catalogue of Base, and which of its warehouses count; then it is read. */
export function baseForm({ base, cancelled }: BaseFormDeps): Form<BaseAnswers> {
  const inventoriesOf = (ctx: ChatContext, credentialId: string) =>
    base.inventories(ctx.workspace.id, credentialId)
  const inventoryOf = async (ctx: ChatContext, credentialId: string, id: number) =>
    (await inventoriesOf(ctx, credentialId)).find((one) => one.id === id)

  const inventory = (credentialId: string): ChoiceLook<number> => ({
    label: 'base-field-inventory',
    question: ({ lang }) => lang.t('base-ask-inventory'),
    show: async (ctx, id) => {
      const name = (await inventoryOf(ctx, credentialId, id))?.name ?? '…'
      return ctx.lang.t('base-line-inventory', { name })
    },
    options: async (ctx) =>
      (await inventoriesOf(ctx, credentialId)).map(({ id, name }) => ({
        text: fitLabel(name, LABEL),
        value: id,
      })),
    columns: 1,
  })
  const warehouses = (credentialId: string, inventoryId: number): MultiLook<string> => ({
    label: 'base-field-warehouses',
    question: ({ lang }) => lang.t('base-ask-warehouses'),
    show: async (ctx, keys) => {
      const found = await inventoryOf(ctx, credentialId, inventoryId)
      const names = keys.map((key) => found?.warehouses.find((one) => one.key === key)?.name ?? key)
      return ctx.lang.t('base-line-warehouses', { names: names.join(', ') })
    },
    options: async (ctx) =>
      ((await inventoryOf(ctx, credentialId, inventoryId))?.warehouses ?? []).map(
        ({ key, name }) => ({ text: fitLabel(name, LABEL), value: key }),
      ),
    columns: 1,
  })

  return {
    name: BASE_FORM,
    title: 'base-form-title',
    role: 'manager',
    confirm: 'base-form-confirm',
    fill: async (ask, { credentialId = '' }) => {
      const inventoryId = await ask.choice('inventoryId', inventory(credentialId))
      const keys = await ask.multi('warehouses', warehouses(credentialId, inventoryId))
      return { credentialId, inventoryId, warehouses: keys }
    },
    note: async ({ lang }) => lang.t('base-form-note'),
    async submit(ctx, { credentialId, inventoryId, warehouses: keys }, draftId) {
      const { workspace, lang } = ctx
      const key = (await base.keys(workspace.id)).find(({ id }) => id === credentialId)
      const found = await inventoryOf(ctx, credentialId, inventoryId)
      if (!key || !found) return fail(lang.t('toast-base-gone'))
      await base.choose(ctx, chosenOf(workspace.id, key, found, keys), draftId)
      return ok(undefined)
    },
    cancelled: (ctx, { credentialId = '' }) => cancelled(ctx, credentialId),
  }
}

function chosenOf(
  workspaceId: string,
  key: { readonly id: string; readonly name: string },
  inventory: BaseInventory,
  counted: readonly string[],
) {
  return {
    ...{ workspaceId, credentialId: key.id, name: key.name },
    ...{ inventoryId: inventory.id, inventoryName: inventory.name },
    warehouses: inventory.warehouses.map((one) => ({
      ...{ key: one.key, name: one.name, isWritable: one.isWritable },
      isCounted: counted.includes(one.key),
    })),
  }
}
