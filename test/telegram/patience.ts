/** Taps are answered with what came of them, also on a machine that stands still now and then. */
export const PATIENCE_MS = 3_600_000
