import { createAllegroSandbox } from '#sandbox/allegro/index.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { SKUS } from './floor.ts'

const MEDIA = 'application/vnd.allegro.public.v1+json'
/** Slow enough for every limit: 2,400 a minute. */
const PAUSE_MS = 25

/** Requests of the naive way for one account: look at every offer, write those that differ. The stand-in's own time passes between calls. */
export async function naiveRequests(changed: number): Promise<number> {
  const clock = createStepClock({ startMs: START_MS, frozen: true })
  const sandbox = createAllegroSandbox({ clock })
  const body = sandbox.link('orlova') as { access_token: string }
  const headers = {
    ...{ authorization: `Bearer ${body.access_token}`, accept: MEDIA },
    'content-type': MEDIA,
  }
  const offers = Array.from({ length: SKUS }, (_, n) =>
    sandbox.putUp('orlova', { sku: `SKU-${n}`, available: n < changed ? 1 : 50 }),
  )
  const call = async (path: string, init: RequestInit) => {
    clock.advance(PAUSE_MS)
    const response = await sandbox.app.request(path, init)
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response
  }
  for (const id of offers) {
    const path = `/api/sale/product-offers/${id}`
    const shown = (await (await call(path, { headers })).json()) as { stock: { available: number } }
    if (shown.stock.available === 50) continue
    const patch = JSON.stringify({ stock: { available: 50 } })
    await call(path, { method: 'PATCH', headers, body: patch })
  }
  return sandbox.calls.report().reduce((sum, { requests }) => sum + requests, 0)
}
