import { expect, onTestFinished, test } from 'vitest'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { createEngine } from './day/engine.ts'
import { openChannels } from './rig.ts'
import { gathered, leasesRunOut, leftOver, NOTHING_LEFT, putUp, working } from './shops.ts'

/** Statements of a pass that writes; the test says when it became longer. */
const LENGTH = 40

test('a pass killed before any of its statements is made good by the next one, nothing twice', async () => {
  const wix = ['MUG', 'CUP'].map((sku) => ({ name: `A ${sku}`, sku, quantity: 500 }))
  const clock = createStepClock({ startMs: START_MS })
  // Reports are waited for by the shop's clock.
  const hurry = setInterval(() => clock.advance(400), 15)
  onTestFinished(() => clearInterval(hurry))
  const shop = await openChannels({
    catalog: 'V1_CATALOG',
    wix,
    allegro: { clock, timeoutMs: 600_000 },
    wixOptions: { timeoutMs: 600_000 },
  })
  const products: string[] = []
  for (const { sku } of wix) {
    products.push(await shop.product(sku, 500))
    putUp(shop, sku, 500)
  }
  const accounts = [await working(shop, 'allegro'), await working(shop, 'wix')]
  const [mug = '', cup = ''] = products
  let mugs = 500
  let cups = 500
  let isWhole = false
  for (let statements = 0; statements < LENGTH && !isWhole; statements += 1) {
    await shop.sell(mug, 2)
    await shop.receive(cup, 2)
    gathered(shop)
    isWhole = true
    for (const id of accounts) {
      const engine = createEngine(shop)
      engine.dieAfter(statements)
      await engine.pass(id).catch(() => {})
      isWhole &&= !engine.isDead()
    }
    // What the dead pass wrote may have landed or not; by now it shall be another number.
    await shop.sell(mug, 1)
    await shop.sell(cup, 1)
    mugs -= 3
    cups += 1
    await leasesRunOut(shop)
    shop.clock.advance(10_000)
    for (const id of accounts) await shop.pass(id)
    const shown = [
      ...shop.wix.now().products.map(({ variants }) => variants[0]?.quantity),
      ...[...shop.allegro.sandbox.world.offers.values()].map(({ available }) => available),
    ]
    expect(shown, `died after ${statements} statements`).toEqual([mugs, cups, mugs, cups])
    expect(await leftOver(shop), `died after ${statements} statements`).toEqual(NOTHING_LEFT)
  }
  expect(isWhole).toBe(true)
  // Nobody but us has touched a number.
  expect(shop.told).toEqual([])
})
