import { PROBLEMS, type Problem, type ProblemKind } from './plan.ts'

/** Problems of one kind, some of them by name. */
export interface ProblemLine {
  readonly kind: ProblemKind
  readonly count: number
  readonly names: readonly string[]
}

const NAMED = 3
const NAME_MOST = 40

/** A line a kind, what matters most first. */
export function summed(problems: readonly Problem[]): ProblemLine[] {
  const byKind = Map.groupBy(problems, ({ kind }) => kind)
  return PROBLEMS.flatMap((kind): ProblemLine[] => {
    const own = byKind.get(kind) ?? []
    const names = own.slice(0, NAMED).map(({ name }) => [...name].slice(0, NAME_MOST).join(''))
    return own.length === 0 ? [] : [{ kind, count: own.length, names }]
  })
}
