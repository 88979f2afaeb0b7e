import { openFloor } from './import/floor.ts'
import { residentMegabytes } from './machine/proc.ts'
import type { Report } from './main.ts'

/** Of the source's key. */
const RPS = 2
const FEW = 10
const PICTURED = 60
const MANY = Number(process.env.BENCH_IMPORT_PRODUCTS ?? 1_000)
const PREVIEWED = 1_000
const SAMPLE_MS = 250

/** Products from Poizon into a WooCommerce shop, both played in a process of their own; naive: one product after the other. */
export async function run(report: Report): Promise<void> {
  const floor = await openFloor({ rps: RPS, products: 2 * FEW + PICTURED + MANY })
  try {
    const spuIds = floor.spuIds.values()
    const take = (count: number) => [...spuIds.take(count)]
    await floor.bring(take(1))

    const naive = await timed(async () => {
      for (const spuId of take(FEW)) await floor.bring([spuId])
    })
    const seconds = await timed(() => floor.bring(take(FEW)))
    report({
      figure: `${FEW} products at ${RPS} requests a second (naive: one after the other)`,
      ...{ value: seconds, unit: 's', better: 'less', baseline: naive, bar: 20 },
    })

    await floor.pace(1_000)
    const before = await floor.media()
    const pictured = await timed(() => floor.bring(take(PICTURED)))
    report({
      figure: 'pictures read, made and uploaded',
      ...{ value: ((await floor.media()) - before) / pictured, unit: '/s' },
      ...{ better: 'more', bar: 8 },
    })

    await floor.pace(RPS)
    const many = take(MANY - 2 * FEW)
    const start = await residentMegabytes(process.pid)
    let most = start
    const timer = setInterval(async () => {
      most = Math.max(most, await residentMegabytes(process.pid))
    }, SAMPLE_MS)
    const calls = await floor.cardCalls()
    const long = await timed(() => floor.bring(many))
    clearInterval(timer)
    report({
      figure: `${many.length} products, share of the source's limit that is used`,
      ...{ value: (100 * many.length) / (long * RPS), unit: '%', better: 'more', bar: 90 },
    })
    report({
      figure: 'memory above the start, at most',
      ...{ value: most - start, unit: 'MB', better: 'less', bar: 180 },
    })
    report({
      figure: 'calls of the source a product',
      ...{ value: ((await floor.cardCalls()) - calls) / many.length, unit: '' },
      ...{ better: 'less', bar: 1 },
    })

    const preview = await floor.preview(PREVIEWED)
    report({
      figure: `preview of ${PREVIEWED} prices`,
      ...{ value: preview, unit: 'ms', better: 'less', bar: 100 },
    })
  } finally {
    await floor.close()
  }
}

/** Seconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1_000
}
