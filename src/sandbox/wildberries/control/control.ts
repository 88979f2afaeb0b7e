import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { COMMANDS, type CommandName, type ControlDeps, createCommands } from './commands.ts'

const RECENT_COMMITS = 30

/** What the page and the tests see of the world. */
export function controlState({ world, faults, buckets, calls }: ControlDeps) {
  world.settle()
  return {
    now: world.clock.now(),
    switches: { ...world.switches },
    faults: faults.list(),
    warehouses: world.table.warehouses(),
    openSlots: world.table.openCells(),
    sellers: [...world.sellers.values()],
    preorders: [...world.preorders.values()],
    commits: world.commits.slice(-RECENT_COMMITS).reverse(),
    commitCount: world.commits.length,
    calls: calls.report(),
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
  app.get('/api/snapshot', (context) => context.json(deps.world.dump()))

  app.post('/api/:command', async (context) => {
    const name = context.req.param('command')
    if (!isCommand(name)) return context.json({ error: `no command ${name}` }, 404)
    const input = COMMANDS[name].safeParse(await context.req.json().catch(() => ({})))
    if (!input.success) return context.json({ error: input.error.issues }, 400)
    return context.json((await commands[name]?.(input.data as never)) ?? { done: true })
  })

  const page = (name: string, type: string) => {
    const body = readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8')
    return () => new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } })
  }
  app.get('/control.js', page('control.js', 'text/javascript'))
  app.get('/control.css', page('control.css', 'text/css'))
  const html = page('control.html', 'text/html')
  app.get('/', html)
  /** Where hand-over links lead when the cabinet's address is this page. */
  app.get('/supplies-management/*', html)
  return app
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
