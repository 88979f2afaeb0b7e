import { systemClock } from '#platform/clock.ts'

/** Preloaded into processes of tests: TOLD_NOW_MS is what their machine's clock showed when they were started. */
const toldMs = Number(process.env.TOLD_NOW_MS)
Object.assign(systemClock, { now: () => toldMs + Math.floor(performance.now()) })
