import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { masked, maskPaths } from './masks.ts'
import type { Passing } from './passing.ts'
import { noRoom, notAllowed, notFound, problem } from './problems.ts'
import { type GoogleWorld, SERVICE_EMAIL, SHARED_DRIVE_ID, type SpreadsheetFile } from './world.ts'

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'
const QUERY = /^appProperties has \{ key='([^'\\]+)' and value='([^'\\]+)' \} and trashed = false$/
/** Of a key and its value together. */
const PROPERTY_BYTES = 124

const metadata = z.object({
  name: z.string().min(1),
  mimeType: z.literal(SPREADSHEET),
  parents: z.array(z.string()).length(1).optional(),
  appProperties: z.record(z.string(), z.string()).optional(),
})
const grant = z.object({
  type: z.literal('user'),
  role: z.enum(['reader', 'writer']),
  emailAddress: z.string().regex(/^[^@\s]+@[^@\s]+$/),
})

/** Drive v3, as much of it as spreadsheets need. */
export function createDrive({ world, pass }: { world: GoogleWorld; pass: Passing }) {
  const isMember = (email: string) => email === SERVICE_EMAIL
  const fileOf = (file: SpreadsheetFile) => ({
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: SPREADSHEET,
  })
  /** The part of an answer that `fields` asks for; without it what the service gives by itself. */
  const chosen = (context: Context<SandboxEnv>, body: object): Response => {
    const mask = context.req.query('fields')
    const paths = mask === undefined ? ['*'] : maskPaths(mask)
    return paths
      ? Response.json(masked(body, paths))
      : problem(400, `Invalid field selection ${mask}`, 'invalidParameter')
  }
  const app = new Hono<SandboxEnv>()

  app.get('/files', (context) =>
    pass(context, 'files.list', 'drive', ({ email }) => {
      const query = QUERY.exec(context.req.query('q') ?? '')
      if (!query) return problem(400, 'Invalid Value', 'invalid')
      const [, key = '', value = ''] = query
      const driveId = context.req.query('driveId')
      if (driveId !== undefined) {
        const flags = ['includeItemsFromAllDrives', 'supportsAllDrives']
        const isWhole =
          context.req.query('corpora') === 'drive' &&
          flags.every((name) => context.req.query(name) === 'true')
        if (!isWhole) return problem(400, 'The driveId parameter needs its flags', 'invalid')
        if (driveId !== SHARED_DRIVE_ID || !isMember(email)) return missing(driveId)
      }
      const files = [...world.files.values()]
        .filter((file) => (driveId === undefined ? file.owner === email : file.driveId === driveId))
        .filter((file) => !file.isTrashed && file.appProperties[key] === value)
        .toSorted((a, b) => a.createdAt - b.createdAt)
      return chosen(context, { kind: 'drive#fileList', files: files.map(fileOf) })
    }),
  )

  app.post('/files', (context) =>
    pass(context, 'files.create', 'drive', async ({ email }) => {
      const read = metadata.safeParse(await context.req.json().catch(() => undefined))
      if (!read.success) return problem(400, z.prettifyError(read.error), 'badRequest')
      const { name, parents, appProperties = {} } = read.data
      const isLong = Object.entries(appProperties).some(
        (pair) => Buffer.byteLength(pair.join('')) > PROPERTY_BYTES,
      )
      if (isLong) return problem(400, 'App property is too long', 'propertyTooLong')
      const [driveId] = parents ?? []
      if (driveId === undefined) {
        if (email === SERVICE_EMAIL || world.person(email).isFull) return noRoom()
        const file = world.makeFile({ name, owner: email, driveId: null, appProperties })
        return chosen(context, fileOf(file))
      }
      const isOpen = context.req.query('supportsAllDrives') === 'true' && isMember(email)
      if (driveId !== SHARED_DRIVE_ID || !isOpen) return missing(driveId)
      return chosen(context, fileOf(world.makeFile({ name, owner: null, driveId, appProperties })))
    }),
  )

  app.post('/files/:id/permissions', (context) =>
    pass(context, 'permissions.create', 'drive', async ({ email }) => {
      const file = world.files.get(context.req.param('id') ?? '')
      if (!file) return missing(context.req.param('id') ?? '')
      const isSeen = file.driveId === null || context.req.query('supportsAllDrives') === 'true'
      if (!isSeen) return missing(file.id)
      if (world.roleOf(file, email) !== 'owner') return notAllowed()
      const read = grant.safeParse(await context.req.json().catch(() => undefined))
      if (!read.success) return problem(400, z.prettifyError(read.error), 'invalidSharingRequest')
      if (context.req.query('sendNotificationEmail') !== 'false') world.counts.letters += 1
      const { role, emailAddress } = read.data
      const known = file.permissions.find((one) => one.emailAddress === emailAddress)
      const permission = known ?? { id: randomUUID(), emailAddress, role }
      permission.role = role
      if (!known) file.permissions.push(permission)
      return chosen(context, { kind: 'drive#permission', type: 'user', ...permission })
    }),
  )

  app.get('/about', (context) =>
    pass(context, 'about.get', 'drive', ({ email }) => {
      if (!context.req.query('fields')) {
        return problem(400, "The 'fields' parameter is required for this method.", 'required')
      }
      return chosen(context, {
        kind: 'drive#about',
        user: { kind: 'drive#user', emailAddress: email },
      })
    }),
  )

  app.get('/drives/:id', (context) =>
    pass(context, 'drives.get', 'drive', ({ email }) => {
      const id = context.req.param('id')
      return id === SHARED_DRIVE_ID && isMember(email)
        ? chosen(context, { kind: 'drive#drive', id, name: 'Прилавок' })
        : notFound()
    }),
  )

  return app
}

const missing = (id: string) => problem(404, `File not found: ${id}.`, 'notFound')
