import { setTimeout as wait } from 'node:timers/promises'

/** One goal of the day and the way to it. */
export interface Step {
  readonly goal: string
  play(): Promise<unknown>
}

/** A part of the day. When a step fails, the later ones of the same story are not tried. */
export interface Story {
  readonly title: string
  readonly steps: readonly Step[]
}

export interface Result {
  readonly goal: string
  readonly outcome: 'reached' | 'failed' | 'not tried'
  readonly seconds: number
}

/** No step takes longer, ms; whatever hangs is given up then. */
const STEP_MS = 45_000

export interface PlayOptions {
  readonly print: (line: string) => void
  /** Before each step. */
  readonly attend?: () => Promise<unknown>
  /** Longest a step may take, ms. */
  readonly stepMs?: number
}

/** Plays the stories, prints them and at the end what was reached. */
export async function playStories(
  stories: readonly Story[],
  { print, attend, stepMs = STEP_MS }: PlayOptions,
): Promise<readonly Result[]> {
  const begunAt = performance.now()
  const results: Result[] = []
  for (const { title, steps } of stories) {
    let isStuck = false
    for (const { goal, play } of steps) {
      if (isStuck) {
        results.push({ goal, outcome: 'not tried', seconds: 0 })
        continue
      }
      print(`\n── ${title} · ${goal}`)
      const startedAt = performance.now()
      await attend?.()
      const fault = await inTime(play, stepMs)
      isStuck = fault !== undefined
      if (isStuck) print(`  ✗ ${fault}`)
      results.push({ goal, outcome: isStuck ? 'failed' : 'reached', seconds: since(startedAt) })
    }
  }
  print('\n── The day in goals')
  for (const { goal, outcome, seconds } of results) {
    const mark = outcome === 'reached' ? '✓' : '✗'
    const note = outcome === 'not tried' ? 'not tried' : `${seconds.toFixed(1)} s`
    print(`  ${mark} ${goal.padEnd(58)} ${note.padStart(9)}`)
  }
  const reached = results.filter(({ outcome }) => outcome === 'reached').length
  print(`  ${reached} of ${results.length} goals in ${since(begunAt).toFixed(1)} s`)
  return results
}

const since = (startedAt: number) => (performance.now() - startedAt) / 1000

/** What went wrong, or undefined when it was done in time. */
async function inTime(play: Step['play'], stepMs: number): Promise<string | undefined> {
  const over = new AbortController()
  const late = wait(stepMs, `not done in ${stepMs / 1000} s`, { signal: over.signal })
  const done = play().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  const fault = await Promise.race([done, late])
  over.abort()
  await late.catch(() => {})
  return fault
}

/** Throws with `sentence` when it does not hold. */
export function hold(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence)
}

const LOOK_MS = 200
const PATIENCE_MS = 15_000

/** Looks again and again whether it holds at a service; throws with `sentence` when it does not come true in time. */
export async function comesTrue(
  condition: () => Promise<boolean>,
  sentence: string,
): Promise<void> {
  for (let waited = 0; !(await condition()); waited += LOOK_MS) {
    if (waited >= PATIENCE_MS) throw new Error(sentence)
    await wait(LOOK_MS)
  }
}
