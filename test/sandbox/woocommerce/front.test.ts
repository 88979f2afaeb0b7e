import { expect, test } from 'vitest'
import { createWooSandbox } from '#sandbox/woocommerce/index.ts'
import { runningClock } from '#test/support/clock.ts'

const HOME = 'http://127.0.0.1/sneakers'

/** A page as text. */
async function look(sandbox: ReturnType<typeof createWooSandbox>, path: string): Promise<string> {
  const answer = await sandbox.app.request(`${HOME}${path}`)
  return answer.text()
}

test('customers see what is sold, with prices and sizes; a shop outlives its process', async () => {
  const first = createWooSandbox({ clock: runningClock })
  const password = first.world.issuePassword('sneakers')
  const write = async (path: string, body: object) => {
    const answer = await first.app.request(`${HOME}/wp-json/wc/v3${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa(`admin:${password}`)}`,
      },
    })
    return (await answer.json()) as { id: number }
  }
  const options = ['41', '42']
  const { id } = await write('/products', {
    ...{ name: 'Dunk <script>alert(1)</script>Low', slug: 'dunk', type: 'variable' },
    attributes: [{ id: 1, variation: true, visible: true, options }],
  })
  for (const [at, option] of options.entries()) {
    const attributes = [{ id: 1, option }]
    await write(`/products/${id}/variations`, {
      regular_price: `${11_750 + at * 1_000}`,
      attributes,
    })
  }
  const sandbox = createWooSandbox({ clock: runningClock })
  sandbox.restore(JSON.parse(JSON.stringify(first.snapshot())))
  const front = await look(sandbox, '/')
  expect(front).toContain('Dunk alert(1)Low')
  expect(front).toContain('41 · 42')
  expect(front).toContain('11,750')
  const page = await look(sandbox, '/product/dunk/')
  expect(page).toContain('12,750')
  expect(page).not.toContain('<script>')
  expect((await sandbox.app.request(`${HOME}/product/none/`)).status).toBe(404)
})
