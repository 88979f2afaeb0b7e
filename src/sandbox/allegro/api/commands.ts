import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../../service/play-fault.ts'
import type { Change, Command, CommandKind } from '../records.ts'
import type { AllegroWorld } from '../world.ts'
import { iso, queryOf } from './offers.ts'
import type { Asked, MethodOptions, Passing } from './passing.ts'
import { answer, BETA, PUBLIC, problem } from './problems.ts'

const PATHS: Readonly<Record<CommandKind, string>> = {
  quantity: '/sale/offer-quantity-change-commands',
  bulk: '/sale/offer-bulk-modification-commands',
  publication: '/sale/offer-publication-commands',
}
/** Reports are deleted after a week. */
const KEPT_MS = 7 * 86_400_000

const criteria = z
  .array(
    z.strictObject({
      type: z.literal('CONTAINS_OFFERS'),
      offers: z
        .array(z.strictObject({ id: z.string() }))
        .min(1)
        .max(1_000),
    }),
  )
  .length(1)
const quantityBody = z.strictObject({
  modification: z.strictObject({ changeType: z.enum(['FIXED', 'GAIN']), value: z.int() }),
  offerCriteria: criteria,
})
const publicationBody = z.strictObject({
  publication: z.strictObject({
    action: z.enum(['ACTIVATE', 'END']),
    scheduledFor: z.string().optional(),
  }),
  offerCriteria: criteria,
})
const bulkBody = z.strictObject({
  commandId: z.uuid(),
  modifications: z
    .array(
      z.strictObject({
        offerId: z.string().min(1).max(20),
        stock: z.strictObject({ changeType: z.enum(['FIXED', 'GAIN']), value: z.int() }).optional(),
        prices: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .min(1)
    .max(25),
})

const page = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  offset: z.coerce.number().int().min(0).max(999).default(0),
})

type Read = { readonly id: string; readonly changes: readonly Change[] } | Response

export function addCommands(app: Hono<SandboxEnv>, world: AllegroWorld, { method }: Passing): void {
  const { switches, clock, commands } = world
  const scope = 'allegro:api:sale:offers:write'

  /** FIXED 0 never works: it is refused here, or fails as a task. */
  function zeroRefused(changes: readonly Change[], path: string): Response | undefined {
    const isZero = changes.some((one) => one.changeType === 'FIXED' && (one.value ?? 0) < 1)
    if (!isZero || switches.zero === 'fail') return undefined
    return problem(400, 'INCORRECT_QUANTITY_VALUE', 'Value must be above 0', { path })
  }

  function readQuantity({ context, body }: Asked): Read {
    const read = quantityBody.safeParse(body)
    if (!read.success) return malformed(read.error)
    const { modification, offerCriteria } = read.data
    const offers = offerCriteria[0]?.offers ?? []
    const changes = offers.map(({ id }) => ({ offerId: id, ...modification }))
    return (
      zeroRefused(changes, 'modification.value') ?? {
        id: context.req.param('commandId') ?? '',
        changes,
      }
    )
  }

  function readPublication({ context, body }: Asked): Read {
    const read = publicationBody.safeParse(body)
    if (!read.success) return malformed(read.error)
    const { publication, offerCriteria } = read.data
    const offers = offerCriteria[0]?.offers ?? []
    const changes = offers.map(({ id }) => ({ offerId: id, action: publication.action }))
    return { id: context.req.param('commandId') ?? '', changes }
  }

  function readBulk({ body }: Asked): Read {
    const read = bulkBody.safeParse(body)
    if (!read.success) return malformed(read.error)
    const { commandId, modifications } = read.data
    const odd = modifications.findIndex(
      (one) => (one.stock === undefined) === (one.prices === undefined),
    )
    if (odd >= 0) {
      return problem(400, 'INVALID_SINGLE_ELEMENT_IN_MODIFICATION', 'One of stock and prices', {
        path: `modifications[${odd}]`,
      })
    }
    const changes = modifications.map(({ offerId, stock }) => ({ offerId, ...stock }))
    if (new Set(changes.map(({ offerId }) => offerId)).size < changes.length) {
      return problem(400, 'DUPLICATED_MODIFICATION', 'An offer may be named once')
    }
    return zeroRefused(changes, 'modifications') ?? { id: commandId, changes }
  }

  const register = (kind: CommandKind, read: (asked: Asked) => Read) => (asked: Asked) => {
    const wanted = read(asked)
    if (wanted instanceof Response) return wanted
    if (!z.uuid().safeParse(wanted.id).success) {
      return problem(400, 'VALIDATION_ERROR', 'commandId must be a UUID', { path: 'commandId' })
    }
    if (commands.has(wanted.id)) {
      return problem(409, 'CommandAlreadyExists', 'Command id already used')
    }
    const isBusy = (offerId: string) =>
      kind === 'publication' &&
      [...commands.values()].some(
        (one) =>
          one.kind === kind &&
          one.completedAt === null &&
          one.tasks.some((task) => task.offerId === offerId),
      )
    const command: Command = {
      ...{ id: wanted.id, kind, sellerId: asked.sellerId, changes: wanted.changes },
      createdAt: clock.now(),
      completedAt: null,
      tasks: wanted.changes.map(({ offerId }) => {
        return { offerId, status: 'NEW', code: null, message: null }
      }),
    }
    if (wanted.changes.some(({ offerId }) => isBusy(offerId))) {
      return problem(422, 'InProgressTaskLimitReachedException', 'A change is in progress already')
    }
    commands.set(command.id, command)
    world.later(switches.commandMs, 'command', command.id)
    return answer(reportOf(command), 201, kind === 'bulk' ? BETA : PUBLIC)
  }

  const own = (kind: CommandKind, { context, sellerId }: Asked) => {
    const command = commands.get(context.req.param('commandId') ?? '')
    const isOwn = command?.kind === kind && command.sellerId === sellerId
    return isOwn && clock.now() - command.createdAt <= KEPT_MS ? command : undefined
  }

  const report = (kind: CommandKind) => (asked: Asked) => {
    const command = own(kind, asked)
    return command ? answer(reportOf(command), 200, asked.accept) : unknownCommand()
  }

  const tasks = (kind: CommandKind) => (asked: Asked) => {
    const command = own(kind, asked)
    if (!command) return unknownCommand()
    const paging = page.safeParse(queryOf(asked.query))
    if (!paging.success) return problem(422, 'VALIDATION_ERROR', z.prettifyError(paging.error))
    const { limit, offset } = paging.data
    const rows = command.tasks.slice(offset, offset + limit).map((task) => ({
      ...(kind === 'bulk'
        ? { subject: { offerId: task.offerId, field: 'stock' } }
        : { offer: { id: task.offerId }, field: FIELDS[kind] }),
      status: task.status,
      ...(task.message !== null && { message: task.message }),
      errors: task.code === null ? [] : [taskError(task.code)],
    }))
    return answer({ tasks: rows }, 200, asked.accept)
  }

  const reading = (kind: CommandKind, name: string): MethodOptions => ({
    ...{ name, scope },
    media: () => [kind === 'bulk' && switches.bulkReports === 'beta' ? BETA : PUBLIC],
  })
  const writing = (kind: CommandKind, cost: (body: unknown) => number): MethodOptions => ({
    ...{ name: kind, scope, spends: kind, cost },
    media: () => [kind === 'bulk' ? BETA : PUBLIC],
  })

  const { quantity, bulk, publication } = PATHS
  app.put(
    `${quantity}/:commandId`,
    method(writing('quantity', namedOffers), register('quantity', readQuantity)),
  )
  app.put(
    `${publication}/:commandId`,
    method(writing('publication', namedOffers), register('publication', readPublication)),
  )
  app.post(
    bulk,
    method(
      writing('bulk', (body) => bulkBody.safeParse(body).data?.modifications.length ?? 1),
      register('bulk', readBulk),
    ),
  )
  for (const kind of ['quantity', 'bulk', 'publication'] as const) {
    app.get(`${PATHS[kind]}/:commandId`, method(reading(kind, 'report'), report(kind)))
    app.get(`${PATHS[kind]}/:commandId/tasks`, method(reading(kind, 'tasks'), tasks(kind)))
  }
}

const FIELDS: Readonly<Record<CommandKind, string>> = {
  quantity: 'stock.available',
  bulk: 'stock',
  publication: 'publication.status',
}

const unknownCommand = () => problem(404, 'COMMAND_NOT_FOUND', 'Command not found')
const malformed = (error: z.ZodError) =>
  problem(400, 'VALIDATION_ERROR', z.prettifyError(error), { path: 'body' })

function namedOffers(body: unknown): number {
  const named = z.object({ offerCriteria: criteria }).safeParse(body)
  return named.data?.offerCriteria[0]?.offers.length ?? 1
}

const taskError = (code: string) => {
  const message = `Task failed: ${code}`
  return { code, message, userMessage: message, path: null, details: null }
}

/** All zeros until it is over, whatever is under way. */
function reportOf({ id, createdAt, completedAt, tasks }: Command): object {
  const isDone = completedAt !== null
  const count = (status: string) =>
    isDone ? tasks.filter((task) => task.status === status).length : 0
  return {
    id,
    createdAt: iso(createdAt),
    completedAt: isDone ? iso(completedAt) : null,
    taskCount: {
      total: isDone ? tasks.length : 0,
      success: count('SUCCESS'),
      failed: count('FAIL'),
    },
  }
}
