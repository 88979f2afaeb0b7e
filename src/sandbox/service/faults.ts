/**
 * `slow` answers after `ms`, `drip` lets the body come in pieces over `ms`; `http-5xx`, `unpaid`, `limited`, `not-json`,
 * `hang` and `drop` do nothing of what was asked, `empty-ok` does nothing and says 200; `hang-after`, `drop-after`, `cut`
 * (connection lost in mid-body) and `truncated` (half a body, ended politely) do it and lose the answer.
 */
export const FAULT_KINDS = [
  'slow',
  'drip',
  'http-5xx',
  'unpaid',
  'limited',
  'not-json',
  'empty-ok',
  'hang',
  'drop',
  'hang-after',
  'drop-after',
  'cut',
  'truncated',
] as const
type FaultKind = (typeof FAULT_KINDS)[number]

export interface Fault {
  /** A method's name as the stand-in calls it, a name it gives to a group of methods, or `*` for all. */
  readonly method: string
  readonly kind: FaultKind
  /** How many calls it hits; without it, all until cleared. */
  readonly times?: number | undefined
  /** Length of `slow`, `drip` and of the refusal of `limited`. */
  readonly ms?: number | undefined
  /** For `http-5xx`; 503 by default. */
  readonly status?: number | undefined
  /** Only this account's calls. */
  readonly account?: string | undefined
}

export type Faults = ReturnType<typeof createFaults>

export function createFaults() {
  let active: { fault: Fault; left: number }[] = []

  return {
    add(fault: Fault): void {
      active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    /** Clears all, or those of one method. */
    clear(method?: string): void {
      active = method === undefined ? [] : active.filter((item) => item.fault.method !== method)
    },
    list: (): readonly Fault[] => active.map((item) => item.fault),
    /** The fault that hits this call, used up by one; `names`: the method's and its groups'. */
    next(names: readonly string[], account: string | undefined): Fault | undefined {
      const hit = active.find(
        ({ fault }) =>
          (fault.method === '*' || names.includes(fault.method)) &&
          (fault.account === undefined || fault.account === account),
      )
      if (hit === undefined) return undefined
      hit.left -= 1
      if (hit.left <= 0) active = active.filter((item) => item !== hit)
      return hit.fault
    },
  }
}
