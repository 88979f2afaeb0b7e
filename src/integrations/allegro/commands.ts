import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type {
  AllegroApi,
  ChannelKey,
  CommandKind,
  CommandReceipt,
  CommandTask,
} from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import type { AllegroAnswer, AllegroCall, Calls } from './calls.ts'
import { found } from './offers.ts'

/** What commands are made and asked about at, and how many offers each takes. */
const RESOURCES: Readonly<Record<CommandKind, { path: string; most: number }>> = {
  quantity: { path: '/sale/offer-quantity-change-commands', most: 1_000 },
  bulk: { path: '/sale/offer-bulk-modification-commands', most: 25 },
  publication: { path: '/sale/offer-publication-commands', most: 1_000 },
}

const count = z.int().nonnegative()
const report = z.object({
  completedAt: z.string().nullish(),
  taskCount: z.object({ success: count.nullish(), failed: count.nullish() }).nullish(),
})

const words = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  userMessage: z.string().nullish(),
})
/** Commands of one value name the offer in `offer`, those of many in `subject`. */
const taskRow = z
  .object({
    offer: z.object({ id: z.string() }).nullish(),
    subject: z.object({ offerId: z.string() }).nullish(),
    status: z.enum(['NEW', 'SUCCESS', 'FAIL']),
    message: z.string().nullish(),
    errors: z.array(words).nullish(),
  })
  .transform((row, context): CommandTask => {
    const offerId = row.offer?.id ?? row.subject?.offerId
    if (offerId === undefined) {
      context.addIssue('a task without an offer')
      return z.NEVER
    }
    const [error] = row.errors ?? []
    return {
      offerId,
      status: row.status,
      code: error?.code ?? null,
      message: error?.userMessage || error?.message || row.message || null,
    }
  })

export function createCommands({ call }: Calls, log: Log) {
  const taskList = z.object({ tasks: rowsOf(taskRow, { log, what: 'Allegro tasks' }) })
  /** Reports of bulk commands are described as public, but a client that works asks for beta. */
  let isBulkBeta = false

  /** 409: the id was used, so what it asked for has landed before. */
  async function register(
    key: ChannelKey,
    kind: CommandKind,
    offers: number,
    request: Omit<AllegroCall<unknown>, 'route'>,
    signal: AbortSignal,
  ): Promise<CommandReceipt> {
    if (offers < 1 || offers > RESOURCES[kind].most) {
      throw new AppError({ kind: 'internal', code: 'allegro.bad_command' })
    }
    const route = RESOURCES[kind].path
    try {
      const answer = await call(key, { ...request, route, spends: kind, count: offers }, signal)
      return { kind: 'registered', traceId: answer.traceId }
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'allegro.conflict') throw thrown
      const { traceId } = thrown.vars
      return { kind: 'taken', traceId: typeof traceId === 'string' ? traceId : null }
    }
  }

  async function look<T>(
    key: ChannelKey,
    kind: CommandKind,
    request: AllegroCall<T>,
    signal: AbortSignal,
  ): Promise<AllegroAnswer<T>> {
    const isBeta = kind === 'bulk' && isBulkBeta
    try {
      return await call(key, { ...request, isBeta }, signal)
    } catch (thrown) {
      const isOther = thrown instanceof AppError && thrown.code === 'allegro.not_acceptable'
      if (!isOther || kind !== 'bulk') throw thrown
      const answer = await call(key, { ...request, isBeta: !isBeta }, signal)
      isBulkBeta = !isBeta
      return answer
    }
  }

  return {
    setQuantity(key, { id, value, offerIds }, signal) {
      const path = `${RESOURCES.quantity.path}/${encodeURIComponent(id)}`
      const body = { modification: { changeType: 'FIXED', value }, offerCriteria: named(offerIds) }
      return register(key, 'quantity', offerIds.length, { method: 'PUT', path, body }, signal)
    },

    setQuantities(key, { id, changes }, signal) {
      const modifications = changes.map(({ offerId, value }) => {
        return { offerId, stock: { changeType: 'FIXED', value } }
      })
      const body = { commandId: id, modifications }
      const { path } = RESOURCES.bulk
      const request = { method: 'POST', path, body, isBeta: true } as const
      return register(key, 'bulk', changes.length, request, signal)
    },

    publish(key, { id, action, offerIds }, signal) {
      const path = `${RESOURCES.publication.path}/${encodeURIComponent(id)}`
      const body = { publication: { action }, offerCriteria: named(offerIds) }
      return register(key, 'publication', offerIds.length, { method: 'PUT', path, body }, signal)
    },

    async report(key, { id, kind }, signal) {
      const { path } = RESOURCES[kind]
      const request = {
        method: 'GET',
        path: `${path}/${encodeURIComponent(id)}`,
        route: `${path}/{commandId}`,
        schema: report,
      } as const
      const answer = await found(look(key, kind, request, signal))
      if (answer === undefined) return undefined
      const { completedAt, taskCount } = answer.data
      return {
        isCompleted: typeof completedAt === 'string',
        success: taskCount?.success ?? 0,
        failed: taskCount?.failed ?? 0,
        traceId: answer.traceId,
      }
    },

    async tasks(key, { id, kind }, signal) {
      const { path } = RESOURCES[kind]
      const request = {
        method: 'GET',
        path: `${path}/${encodeURIComponent(id)}/tasks`,
        route: `${path}/{commandId}/tasks`,
        query: { limit: 1_000, offset: 0 },
        schema: taskList,
      } as const
      return (await look(key, kind, request, signal)).data.tasks
    },
  } satisfies Partial<AllegroApi>
}

const named = (offerIds: readonly string[]) => [
  { type: 'CONTAINS_OFFERS', offers: offerIds.map((id) => ({ id })) },
]
