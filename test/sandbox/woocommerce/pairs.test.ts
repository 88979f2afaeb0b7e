import { expect, test } from 'vitest'
import { readPairs } from './replay/pair.ts'
import { replay, seen } from './replay/replay.ts'

/** Recorded at a WordPress 6.9.1 with WooCommerce 10.5.2; `WOO_PAIRS` names a folder with others to try as well. */
const others = process.env.WOO_PAIRS
const pairs = [
  ...readPairs('test/sandbox/woocommerce/pairs/recorded.jsonl'),
  ...(others ? readPairs(others) : []),
]

test.each(pairs.map((pair) => [pair.name, pair] as const))('%s', async (_name, pair) => {
  expect(seen(await replay(pair), pair)).toEqual(seen(pair, pair))
})
