import { isDeepStrictEqual } from 'node:util'
import { type LineDeps, parseMonitorLine } from '#desks/supplies/lines/parse.ts'
import type { MonitorReading } from '#desks/supplies/lines/reading.ts'
import type { Expected } from './hard-lines.ts'

const PARTS = {
  warehouses: ['warehouseIds', 'warehouses'],
  type: ['supplyType', 'type'],
  dates: ['dates', 'dates'],
  cap: ['maxCoefficient', 'cap'],
  mode: ['mode', 'mode'],
  target: ['target', undefined],
  lead: ['leadDays', undefined],
  weekdays: ['weekdays', undefined],
} as const satisfies Record<keyof Expected, readonly [keyof MonitorReading, string | undefined]>

interface Difference {
  readonly part: string
  readonly meant: unknown
  readonly got: unknown
  readonly isAsked: boolean
}

/** `right`: every part as meant; `asked`: what is not is asked; `wrong`: something is read that was not meant, or nothing at all. */
export function standingOf(line: string, expected: Expected | null, deps: LineDeps) {
  const read = parseMonitorLine(line, deps)
  if (expected === null || read.kind !== 'monitor') {
    const isRight = (expected === null) === (read.kind !== 'monitor')
    return { line, verdict: isRight ? 'right' : 'wrong', read, parts: [] }
  }
  const { reading } = read
  const parts = Object.entries(PARTS).flatMap(([part, [field, doubt]]): Difference[] => {
    const meant = expected[part as keyof Expected]
    const got = reading[field]
    const isAsked = got === undefined && (doubt === undefined || isAskedBack(reading, doubt))
    const isMeant = meant === 'ask' ? isAsked : isDeepStrictEqual(got, meant)
    return isMeant ? [] : [{ part, meant, got, isAsked }]
  })
  const isWrong = parts.some(({ isAsked }) => !isAsked)
  return { line, verdict: isWrong ? 'wrong' : parts.length > 0 ? 'asked' : 'right', read, parts }
}

/** The wizard asks for what is missing; a coefficient and a mode have a value of their own unless they are in doubt. */
const isAskedBack = ({ doubts }: MonitorReading, part: string) =>
  !['cap', 'mode'].includes(part) || doubts.some((doubt) => doubt === part)
