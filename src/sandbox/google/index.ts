import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createControlApi } from '#sandbox/service/control.ts'
import { createInterceptor } from '#sandbox/service/interceptor.ts'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { createCommands } from './commands.ts'
import { consentAddress, consentPage, landingPage } from './consent.ts'
import { createDrive } from './drive.ts'
import { htmlPage } from './html.ts'
import { createPassing } from './passing.ts'
import { noRoom, problem, tooFast } from './problems.ts'
import { sheetPage } from './sheet-page.ts'
import { createSheets } from './sheets.ts'
import { createTokens, DEMO_CLIENT } from './tokens.ts'
import { createGoogleWorld, DEMO_GOOGLE_EMAIL, SHARED_DRIVE_ID } from './world.ts'

export interface GoogleSandboxOptions {
  readonly clock: Clock
  /** How long a call takes, ms; none by default. */
  readonly latencyMs?: number
}

/**
 * Google in one process. In `app`: `/sheets/v4`, `/drive/v3`, `/token`, the consent page `/accounts` and `/spreadsheets/d/<id>` to look at
 * a spreadsheet; `control` breaks and watches it. The service account owns no room but the shared drive, as in life.
 */
export function createGoogleSandbox({ clock, latencyMs }: GoogleSandboxOptions) {
  const world = createGoogleWorld(clock)
  const tokens = createTokens({ clock, world })
  const interceptor = createInterceptor({
    clock,
    latencyMs,
    refuse(kind, fault) {
      if (kind === 'unpaid') return noRoom()
      if (kind === 'limited') return tooFast(fault.ms)
      return problem(fault.status ?? 503, 'The service is currently unavailable.', 'backendError')
    },
  })
  const pass = createPassing({ interceptor, tokens, clock })

  const app = new Hono<SandboxEnv>()
  app.route('/sheets/v4', createSheets({ world, pass }))
  app.route('/drive/v3', createDrive({ world, pass }))
  app.post('/token', (context) =>
    interceptor.pass(context, { method: 'token', account: '' }, async () =>
      tokens.exchange(new URLSearchParams(await context.req.text())),
    ),
  )
  app.get('/accounts', () => consentPage(DEMO_GOOGLE_EMAIL))
  app.post('/accounts', async (context) => {
    const { answer } = await context.req.parseBody()
    const asked = { email: DEMO_GOOGLE_EMAIL, isAllowed: answer === 'yes' }
    const landed = consentAddress(tokens, new URL(context.req.url), asked)
    return 'address' in landed
      ? landingPage(landed.address)
      : htmlPage('Ошибка 400: invalid_request', '<p>Адрес входа неверен.</p>', 400)
  })
  app.get('/spreadsheets/d/:id/:mode?', (context) =>
    sheetPage(world.files.get(context.req.param('id') ?? '')),
  )

  const control = createControlApi({
    interceptor,
    state: () => ({ ...world.dump(), sharedDriveId: SHARED_DRIVE_ID }),
    commands: createCommands({ world, tokens }),
  })

  return {
    app,
    control,
    faults: interceptor.faults,
    calls: interceptor.calls,
    /** What an operator would have in the environment. */
    serviceAccount: tokens.serviceAccount,
    client: DEMO_CLIENT,
    sharedDriveId: SHARED_DRIVE_ID,
    snapshot: world.dump,
    restore: world.load,
  }
}
