import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { COMMANDS, type CommandName, type ControlDeps, createCommands } from './commands.ts'

const RECENT_COMMITS = 30

/** What the page and the tests see of the world. */
function controlState({ world, faults, buckets, calls }: ControlDeps) {
  world.settle()
  return {
    now: world.clock.now(),
    switches: { ...world.switches },
    faults: faults.list().map(({ account: sid, ...fault }) => ({ sid, ...fault })),
    warehouses: world.table.warehouses(),
    openSlots: world.table.openCells(),
    sellers: [...world.sellers.values()],
    preorders: [...world.preorders.values()],
    drafts: [...world.drafts.values()],
    commits: world.commits.slice(-RECENT_COMMITS).reverse(),
    commitCount: world.commits.length,
    stock: world.transfers.stock,
    quotas: world.transfers.quotas.report(),
    transfers: world.transfers.records.slice(-RECENT_COMMITS).reverse(),
    calls: calls.report().map(({ account: sid, ...figure }) => ({ sid, ...figure })),
    buckets: buckets.report(),
  }
}

export type ControlState = ReturnType<typeof controlState>

/** The page for people at `/` and the same powers as JSON under `/api`. */
export function createControl(deps: ControlDeps): Hono {
  const app = new Hono()
  const commands: Record<string, (input: never) => unknown> = createCommands(deps)

  app.get('/api/state', (context) => context.json(controlState(deps)))
  app.get('/api/commits', (context) => context.json(deps.world.commits))
  app.get('/api/transfers', (context) => context.json(deps.world.transfers.records))
  app.get('/api/snapshot', (context) => context.json(deps.world.dump()))

  app.post('/api/:command', async (context) => {
    const name = context.req.param('command')
    if (!isCommand(name)) return context.json({ error: `no command ${name}` }, 404)
    const input = COMMANDS[name].safeParse(await context.req.json().catch(() => ({})))
    if (!input.success) return context.json({ error: input.error.issues }, 400)
    return context.json((await commands[name]?.(input.data as never)) ?? { done: true })
  })

  const script = 'text/javascript'
  for (const [name, type] of Object.entries({
    'control.js': script,
    'words.js': script,
    'control.css': 'text/css',
  })) {
    const body = pageFile(name)
    app.get(`/${name}`, (context) => context.body(body, 200, typed(type)))
  }
  const html = pageFile('control.html')
  // Any other path is the page: also where a hand-over link leads when this is the cabinet's address.
  app.get('*', (context) => {
    const [base = ''] = context.req.path.split(/\/(?:supplies-management|stock-control)/)
    return context.html(html.replace('__BASE__', base.replace(/\/$/, '')))
  })
  return app
}

function pageFile(name: string): string {
  return readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8')
}

function typed(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8` }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
