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
  /** A method's name such as `coefficients` or `plan/add`; `*` all, `official` and `cabinet` half of them. */
  readonly method: string
  readonly kind: FaultKind
  /** How many calls it hits; without it, all until cleared. */
  readonly times?: number | undefined
  /** Length of `slow`, `drip` and of the refusal of `limited`. */
  readonly ms?: number | undefined
  /** For `http-5xx`; 503 by default. */
  readonly status?: number | undefined
  /** Only this seller's calls. */
  readonly sid?: string | undefined
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
    /** The fault that hits this call, used up by one. */
    next(method: string, side: 'official' | 'cabinet', sid: string | undefined): Fault | undefined {
      const names = ['*', side, method]
      const hit = active.find(
        ({ fault }) =>
          names.includes(fault.method) && (fault.sid === undefined || fault.sid === sid),
      )
      if (hit === undefined) return undefined
      hit.left -= 1
      if (hit.left <= 0) active = active.filter((item) => item !== hit)
      return hit.fault
    },
  }
}
