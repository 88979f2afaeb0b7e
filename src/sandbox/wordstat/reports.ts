import type { Clock } from '#core/clock.ts'

export interface Report {
  readonly id: number
  readonly account: string
  readonly phrases: readonly string[]
  readonly regions: readonly number[]
  readonly madeAt: number
  /** Looks at the list until it is done. */
  pollsLeft: number
}

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

  const of = (account: string) => {
    reports = reports.filter(({ madeAt }) => madeAt + LIFE_MS > clock.now())
    return reports.filter((report) => report.account === account)
  }

  return {
    of,
    add(account: string, phrases: readonly string[], regions: readonly number[]): Report {
      const report: Report = {
        id: nextId,
        account,
        phrases,
        regions,
        madeAt: clock.now(),
        pollsLeft: pollsUntilDone,
      }
      nextId += 1
      reports.push(report)
      return report
    },
    /** The account's reports as its owner sees them now; each look brings them on. */
    look: (account: string) =>
      of(account).map((report) => {
        const isDone = report.pollsLeft <= 0
        report.pollsLeft -= 1
        return { ReportID: report.id, StatusReport: isDone ? 'Done' : 'Pending' }
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
