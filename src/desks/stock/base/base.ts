import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { withPatience } from '#core/patience.ts'
import type { Database } from '#db/connection.ts'
import type { Runs } from '#runs/engine.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { BaseApi, BaseInventory, ChannelKey } from '../ports.ts'
import { BASE_IMPORT_RUN, type ImportInput } from './import-run.ts'
import type { BasePush } from './push.ts'
import { BASE_RUN, type BaseInput, type BaseState } from './read-run.ts'
import { type BaseLink, type Chosen, findLink, keepLink, listLinks } from './store.ts'

/** A working key of Base. */
export interface BaseKey {
  readonly id: string
  readonly name: string
  readonly key: ChannelKey
}

export interface BaseServiceDeps {
  readonly db: Database
  readonly clock: Clock
  readonly api: Pick<BaseApi, 'inventories'>
  readonly runs: Pick<Runs, 'start' | 'show' | 'get'>
  readonly push: Pick<BasePush, 'set'>
  readonly keys: (workspaceId: string) => Promise<readonly BaseKey[]>
}

export type BaseService = ReturnType<typeof createBaseService>

/** A form asks for the catalogues at each of its steps; a call takes a second and a half. */
const KEPT_MS = 60_000
const ASK_MS = 30_000
const LATE = { code: 'base.slow', messageKey: 'error-unavailable' }

/** What the chat does with Base, and the runs it starts. */
export function createBaseService(deps: BaseServiceDeps) {
  const { db, clock, api, runs, keys } = deps
  const kept = new Map<string, { readonly at: number; readonly list: readonly BaseInventory[] }>()

  async function start(
    ctx: ChatContext,
    run: { readonly id: string; readonly kind: string; readonly dedupeKey: string },
    input: BaseInput | ImportInput,
  ): Promise<void> {
    const started = await runs.start(db, {
      ...{ ...run, input, chatId: ctx.chatId },
      ...{ workspaceId: ctx.workspace.id, userId: ctx.user.id },
    })
    await runs.show(started)
  }

  const read = (ctx: ChatContext, { id: linkId, inventoryName }: BaseLink, runId: string) => {
    const run = { id: runId, kind: BASE_RUN, dedupeKey: `stock.base:${linkId}` }
    return start(ctx, run, { linkId, name: inventoryName })
  }

  return {
    keys,
    links: (workspaceId: string) => listLinks(db, workspaceId),
    link: (workspaceId: string, id: string) => findLink(db, workspaceId, id),
    setPush: deps.push.set,

    /** The catalogues a key opens; none for a key that is gone. Throws as {@link BaseApi} does. */
    async inventories(
      workspaceId: string,
      credentialId: string,
    ): Promise<readonly BaseInventory[]> {
      const key = (await keys(workspaceId)).find(({ id }) => id === credentialId)
      if (!key) return []
      const known = kept.get(credentialId)
      if (known && clock.now() - known.at < KEPT_MS) return known.list
      const list = await withPatience(ASK_MS, LATE, (signal) => api.inventories(key.key, signal))
      for (const [id, { at }] of kept) if (clock.now() - at >= KEPT_MS) kept.delete(id)
      kept.set(credentialId, { at: clock.now(), list })
      return list
    },

    /** Keeps the choice and reads the catalogue. */
    async choose(ctx: ChatContext, chosen: Chosen, runId: string): Promise<void> {
      const id = await keepLink(db, chosen, clock.now())
      const link = await findLink(db, chosen.workspaceId, id)
      if (link) await read(ctx, link, runId)
    },
    read: (ctx: ChatContext, link: BaseLink) =>
      read(ctx, link, idFrom(`stock.base:${ctx.update.update_id}`)),

    /** Carries out what a run has shown; false when that run is gone. One preview is carried out once. */
    async import(ctx: ChatContext, readId: string): Promise<boolean> {
      const run = await runs.get(ctx.workspace.id, readId)
      if (run?.kind !== BASE_RUN || run.status !== 'completed') return false
      const { linkId, name } = run.input as BaseInput
      const { read: count, readAt, preview } = run.state as BaseState
      if (!preview) return false
      const { print, added, changed, problems } = preview
      const input = { linkId, name, readId, readAt, read: count, print, added, changed, problems }
      const id = idFrom(`stock.base-import:${readId}`)
      await start(ctx, { id, kind: BASE_IMPORT_RUN, dedupeKey: `stock.base:${linkId}` }, input)
      return true
    },
  }
}
