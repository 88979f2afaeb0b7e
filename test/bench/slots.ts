import type { Report } from './main.ts'
import { measureBooking } from './slots/booking.ts'
import { measureMatching } from './slots/matching.ts'

/** From a slot that opens to the booking request on the wire. */
export async function run(report: Report): Promise<void> {
  for (const [monitors, bar] of [
    [1_000, 25],
    [10_000, 50],
  ] as const) {
    const { p99, naive } = measureMatching(monitors)
    report({
      figure: `p99 of parse, diff and match, ${monitors} monitors (naive: a full scan a monitor)`,
      value: p99,
      unit: 'ms',
      better: 'less',
      baseline: naive,
      bar,
    })
  }
  const booking = await measureBooking()
  const { matches, quiet, busy, naiveBurstMs } = booking
  for (const { how, figures, bars, baseline } of [
    { how: '', figures: quiet, bars: [10, 400], baseline: { baseline: naiveBurstMs } },
    { how: ', one core kept busy', figures: busy, bars: [30, 1_000], baseline: {} },
  ] as const) {
    report({
      figure: `p99 from match to booking request on the wire${how}`,
      value: figures.p99,
      unit: 'ms',
      better: 'less',
      bar: bars[0],
    })
    report({
      figure: `${matches} matches at once, all requests sent${how} (naive: one by one)`,
      value: figures.burstMs,
      unit: 'ms',
      better: 'less',
      ...baseline,
      bar: bars[1],
    })
  }
  report({
    figure: `${matches} matches at once, times faster than one by one`,
    value: naiveBurstMs / quiet.burstMs,
    unit: '×',
    better: 'more',
    bar: 4,
  })
  report({
    figure: 'poller with 1,200 monitors, share of one core',
    value: booking.cpuShare,
    unit: 'of a core',
    better: 'less',
    bar: 0.1,
  })
  report({
    figure: 'looks at the feed a minute with 1,200 monitors (naive: one poll a monitor a second)',
    value: booking.looksPerMinute,
    unit: '1/min',
    better: 'less',
    baseline: 1_200 * 60,
    bar: 60,
  })
}
