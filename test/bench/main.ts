import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One measured number. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** Which way is better. */
  readonly better: 'more' | 'less'
  /** The same measured for the naive way, in the same run. */
  readonly baseline?: number
  /** What must be reached (`more`) or not exceeded (`less`). */
  readonly bar?: number
}

export type Report = (figure: Figure) => void

/** Every module beside this one is a bench: it measures and reports, and cleans up after itself. */
interface Bench {
  readonly run: (report: Report) => Promise<void>
}

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  process.exitCode = 2
} else if (wanted.length === 1) {
  await runHere(wanted[0] ?? '')
} else {
  for (const name of wanted.length > 0 ? wanted : known) runApart(name)
}

async function runHere(name: string): Promise<void> {
  const bench: Bench = await import(`./${name}.ts`)
  await bench.run((figure) => {
    const line = { bench: name, ...lineOf(figure) }
    console.log(JSON.stringify(line))
    if (line.ok === false) process.exitCode = 1
  })
}

/** In a process of its own, so that no bench pays for the memory of another. */
function runApart(name: string): void {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}

/** `ratio`: how many times better than the baseline. */
function lineOf({ figure, value, unit, better, baseline, bar }: Figure) {
  const ratio =
    baseline === undefined ? undefined : better === 'more' ? value / baseline : baseline / value
  const ok = bar === undefined ? undefined : better === 'more' ? value >= bar : value <= bar
  return {
    figure,
    value: round(value),
    unit,
    baseline: round(baseline),
    ratio: Number.isFinite(ratio) ? round(ratio) : undefined,
    bar,
    ok,
  }
}

function round(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(4))
}
