import type { Hunt } from '#test/processes/sellers.ts'

/** A monitor as its person left it; undefined when an error screen left that open. */
export type LeftAs = 'active' | 'paused' | 'removed' | undefined

/** What people asked for and saw, to be compared with what there is. */
export interface Ledger {
  /** Monitors made in the chat, by person, in order. */
  readonly made: Map<number, { left: LeftAs }[]>
  /** Presses of "start" whose end nobody saw, by person: each may have made a monitor or not. */
  readonly unsure: Map<number, number>
  /** Monitors that were only switched on and off. */
  readonly switched: Map<string, { presses: number; left: LeftAs }>
  /** Keys pasted, with what the bot said or nothing. */
  readonly pasted: { id: number; token: string; isSeen: boolean }[]
  /** Checks of all keys asked for, and those whose result was seen. */
  readonly checks: { asked: number; seen: number; workspaces: string[] }
  readonly hunts: Hunt[]
  /** Acts by kind. */
  readonly acts: Map<string, number>
  /** What never came. */
  readonly lost: string[]
  /** Error screens: the person was told that it did not work. */
  readonly told: string[]
}

export function openLedger(): Ledger {
  return {
    made: new Map(),
    unsure: new Map(),
    switched: new Map(),
    pasted: [],
    checks: { asked: 0, seen: 0, workspaces: [] },
    hunts: [],
    acts: new Map(),
    lost: [],
    told: [],
  }
}

export function count(ledger: Ledger, act: string): void {
  ledger.acts.set(act, (ledger.acts.get(act) ?? 0) + 1)
}
