import type { Clock } from '#core/clock.ts'
import type { RunNote, RunProgress } from '../run.ts'

/** How far the attempt is, in memory; the heartbeat writes it to the row. */
export interface Tracker {
  current(): RunProgress | null
  enter(stage: string): void
  report(done: number, total: number, note?: RunNote): void
  note(note: RunNote): void
  hold(note: RunNote): void
}

/** Goes on from what the row shows, so that a resumed stage does not fall back to nothing on the card. */
export function createTracker(clock: Clock, stored: RunProgress | null): Tracker {
  let progress = stored

  function set(change: Partial<RunProgress>): void {
    if (progress) progress = { ...progress, ...change }
  }

  return {
    current: () => progress,
    enter(stage) {
      const since = clock.now()
      if (progress?.stage === stage) return set({ since, isHeld: false })
      const notes = { ...progress?.notes }
      if (progress?.note) notes[progress.stage] = progress.note
      progress = { stage, since, done: 0, total: 0, notes }
    },
    report: (done, total, note) => set({ done, total, ...(note ? { note } : {}) }),
    note: (note) => set({ note }),
    hold: (note) => set({ note, isHeld: true }),
  }
}
