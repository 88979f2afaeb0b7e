import type { Clock } from '#core/clock.ts'

export interface Report {
  readonly id: number
  readonly account: string
  readonly phrases: readonly string[]
  readonly regions: readonly number[]
  readonly madeAt: number
  /** Looks at the list until it is done. */
  pollsLeft: number
  readonly fate: ReportFate
}

/** What becomes of a report: `stuck` stays Pending. */
export const REPORT_FATES = ['done', 'failed', 'stuck'] as const
export type ReportFate = (typeof REPORT_FATES)[number]

/** What a Direct account may keep. */
export const MAX_REPORTS = 5
const LIFE_MS = 5 * 3_600_000
const FIRST_ID = 90_011

export type Reports = ReturnType<typeof createReports>

/** Reports from order to deletion: Pending, after some looks Done, gone after five hours. */
export function createReports(options: { clock: Clock; pollsUntilDone: number }) {
  const { clock, pollsUntilDone } = options
  let reports: Report[] = []
  let nextId = FIRST_ID
  let nextFate: ReportFate = 'done'

  const of = (account: string) => {
    reports = reports.filter(({ madeAt }) => madeAt + LIFE_MS > clock.now())
    return reports.filter((report) => report.account === account)
  }

  return {
    of,
    /** Decides over the next report that is ordered. */
    decide(fate: ReportFate): void {
      nextFate = fate
    },
    add(account: string, phrases: readonly string[], regions: readonly number[]): Report {
      const report: Report = {
        id: nextId,
        account,
        phrases,
        regions,
        madeAt: clock.now(),
        pollsLeft: pollsUntilDone,
        fate: nextFate,
      }
      nextId += 1
      nextFate = 'done'
      reports.push(report)
      return report
    },
    /** The account's reports as its owner sees them now; each look brings them on. */
    look: (account: string) =>
      of(account).map((report) => {
        const isOver = report.pollsLeft <= 0 && report.fate !== 'stuck'
        report.pollsLeft -= 1
        const status = report.fate === 'failed' ? 'Failed' : 'Done'
        return { ReportID: report.id, StatusReport: isOver ? status : 'Pending' }
      }),
    find: (account: string, id: unknown) => of(account).find((report) => report.id === id),
    remove(report: Report): void {
      reports = reports.filter((one) => one !== report)
    },
    dump: () => ({ reports: reports.map((report) => ({ ...report })), nextId }),
    load(saved: { readonly reports: readonly Report[]; readonly nextId: number }): void {
      reports = saved.reports.map((report) => ({ ...report }))
      nextId = saved.nextId
    },
  }
}
