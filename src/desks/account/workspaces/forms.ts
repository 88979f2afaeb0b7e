import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import { MOST_OWNED, type Workspaces } from './workspaces.ts'

export const NEW_FORM = 'workspace-new'
export const NAME_FORM = 'workspace-name'
export const END_FORM = 'workspace-end'
const NAME_LENGTH = 40

interface Named {
  readonly name: string
}

export interface WorkspaceFormDeps {
  readonly workspaces: Workspaces
  /** The shops; the present one is `id` where this turn has just changed it. */
  readonly show: (ctx: ChatContext, id?: string) => Promise<void>
}

const look: TextLook<string> = {
  label: 'workspace-name-label',
  show: ({ lang }, name) => lang.t('workspace-name-value', { name }),
  question: ({ lang }) => lang.t('workspace-name-question'),
  read: ({ lang }, text) => {
    const name = readLine(text, { max: NAME_LENGTH })
    return name.ok ? name : fail(lang.t('workspace-name-wrong', { max: NAME_LENGTH }))
  },
}

/** Another shop of the person's own, which they enter at once. */
export function newWorkspaceForm({ workspaces, show }: WorkspaceFormDeps): Form<Named> {
  return {
    name: NEW_FORM,
    title: 'workspace-new-title',
    confirm: 'button-workspace-create',
    fill: async (ask) => ({ name: await ask.text('name', look) }),
    submit: async (ctx, { name }, draftId) => {
      const id = await workspaces.create(ctx.user.id, draftId, name)
      if (id === undefined) return fail(ctx.lang.t('workspace-too-many', { max: MOST_OWNED }))
      await show(ctx, id)
      return ok(undefined)
    },
    cancelled: (ctx) => show(ctx),
  }
}

/** What the present shop is called. */
export function nameWorkspaceForm({ workspaces, show }: WorkspaceFormDeps): Form<Named> {
  return {
    name: NAME_FORM,
    title: 'workspace-name-title',
    role: 'owner',
    fill: async (ask) => ({
      name: await ask.text('name', {
        ...look,
        read: async (ctx, text) => {
          const name = await look.read(ctx, text)
          if (!name.ok) return name
          await workspaces.rename(actorOf(ctx), name.value)
          await show(ctx)
          return name
        },
      }),
    }),
    cancelled: (ctx) => show(ctx),
  }
}

interface Ended {
  readonly id: string
  readonly name: string
  readonly helpers: number
  readonly typed: string
}

const same = (one: string, other: string) =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()

/** Deletes the shop that the button was pressed in: its name is typed, then the effect is confirmed. */
export function endWorkspaceForm({ workspaces, show }: WorkspaceFormDeps): Form<Ended> {
  return {
    name: END_FORM,
    title: 'workspace-end-title',
    role: 'owner',
    confirm: 'button-workspace-end-now',
    fill: async (ask, { id = '', name = '', helpers = 0 }) => ({
      ...{ id, name, helpers },
      typed: await ask.text('typed', {
        label: 'workspace-end-label',
        show: ({ lang }) => lang.t('workspace-end-value', { name }),
        question: ({ lang }) => lang.t('workspace-end-question', { name, helpers }),
        read: ({ lang }, text) =>
          same(text, name) ? ok(name) : fail(lang.t('workspace-end-wrong', { name })),
      }),
    }),
    note: async ({ lang }) => lang.t('workspace-end-note'),
    submit: async (ctx, { id }) => {
      // The shop of the question, whatever shop the person is in by now.
      const home = await workspaces.erase({ ...actorOf(ctx), workspaceId: id })
      if (home === undefined) return fail(ctx.lang.t('toast-workspace-last'))
      await show(ctx, home)
      return ok(undefined)
    },
    cancelled: (ctx) => show(ctx),
  }
}
