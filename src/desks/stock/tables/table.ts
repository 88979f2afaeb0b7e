/** Why a file is not read at all. */
export type TableFault =
  | 'too-large'
  | 'too-many-rows'
  /** Unpacked it would be far larger than it looks. */
  | 'bomb'
  | 'not-a-table'
  | 'old-excel'
  | 'locked'
  | 'broken'
  | 'empty'

/** Bytes of a file, rows below the headings, bytes it unpacks to, and how often an entry may be larger than packed. */
export const TABLE_LIMITS = {
  bytes: 10 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  unpacked: 200 * 1024 * 1024,
  ratio: 300,
} as const

export type RawCell = string | number | boolean | null

export interface RawRow {
  /** As a spreadsheet numbers it: the first line of the file is 1. */
  readonly line: number
  readonly cells: readonly RawCell[]
  /** Columns (from 0) whose cell is a formula; its last result is the value. */
  readonly formulas?: readonly number[]
}

/** Empty lines are left out. */
export type RawTable = readonly RawRow[]

/** To be asked with the size that the messenger tells, before anything is fetched. */
export const isTooLarge = (bytes: number): boolean => bytes > TABLE_LIMITS.bytes
