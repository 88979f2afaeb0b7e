import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createControlApi } from '#sandbox/service/control.ts'
import { createGate } from '#sandbox/service/gate.ts'
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
  const gate = createGate({
    clock,
    latencyMs,
    refuse(kind, fault) {
      if (kind === 'unpaid') return noRoom()
      if (kind === 'limited') return tooFast(fault.ms)
      return problem(fault.status ?? 503, 'The service is currently unavailable.', 'backendError')
    },
  })
  const pass = createPassing({ gate, tokens, clock })

  const app = new Hono<SandboxEnv>()
  app.route('/sheets/v4', createSheets({ world, pass }))
  app.route('/drive/v3', createDrive({ world, pass }))
  app.post('/token', (context) =>
    gate.pass(context, { method: 'token', account: '' }, async () =>
      tokens.exchange(new URLSearchParams(await context.req.text()), context.req.url),
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
    gate,
    state: () => ({ ...world.dump(), sharedDriveId: SHARED_DRIVE_ID }),
    commands: createCommands({ world, tokens }),
  })

  return {
    app,
    control,
    faults: gate.faults,
    calls: gate.calls,
    /** What an operator would have in the environment. */
    serviceAccount: tokens.serviceAccount,
    client: DEMO_CLIENT,
    sharedDriveId: SHARED_DRIVE_ID,
    snapshot: world.dump,
    restore: world.load,
  }
}
