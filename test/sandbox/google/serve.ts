import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createGoogleSandbox } from '#sandbox/google/index.ts'
import type { GoogleSnapshot, SpreadsheetFile } from '#sandbox/google/world.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** Google's stand-in on a free port, gone with the test. */
export async function serveGoogle({ clock = runningClock }: { clock?: Clock } = {}) {
  const sandbox = createGoogleSandbox({ clock })
  const app = new Hono().route('/google', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  const url = `${origin}/google`
  const controller = createServiceController<GoogleSnapshot>(`${origin}/control`)

  return {
    sandbox,
    url,
    urls: {
      sheets: `${url}/sheets/v4`,
      drive: `${url}/drive/v3`,
      token: `${url}/token`,
      accounts: `${url}/accounts`,
    },
    controller,
    /** Spreadsheets as they stand. */
    files: async (): Promise<readonly SpreadsheetFile[]> => (await controller.state()).files,
    /** How often a method was asked with a good end. */
    done: async (method: string): Promise<number> =>
      (await controller.state()).calls
        .filter((call) => call.method === method)
        .reduce((sum, call) => sum + call.ok, 0),
  }
}
