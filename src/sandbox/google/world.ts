import { randomBytes } from 'node:crypto'
import type { Clock } from '#core/clock.ts'

export type Cell = string | number

export interface GridRange {
  readonly sheetId: number
  readonly startRowIndex?: number | undefined
  readonly endRowIndex?: number | undefined
  readonly startColumnIndex?: number | undefined
  readonly endColumnIndex?: number | undefined
}

export interface Rule {
  readonly ranges: readonly GridRange[]
  readonly formula: string
}

export interface Sheet {
  readonly sheetId: number
  title: string
  rowCount: number
  columnCount: number
  frozenRowCount: number
  /** Rows of cells; shorter than the grid where nothing was written. */
  values: Cell[][]
  /** Rows written bold, and wrapped, as ranges. */
  bold: GridRange[]
  wrapped: GridRange[]
  /** Column → pixels. */
  widths: Record<number, number>
  rules: Rule[]
  filter: GridRange | null
}

export interface Permission {
  readonly id: string
  readonly emailAddress: string
  role: 'reader' | 'writer' | 'owner'
}

export interface SpreadsheetFile {
  readonly id: string
  name: string
  /** Address of the owner; null for a file of the shared drive. */
  readonly owner: string | null
  readonly driveId: string | null
  readonly appProperties: Readonly<Record<string, string>>
  readonly createdAt: number
  permissions: Permission[]
  isTrashed: boolean
  sheets: Sheet[]
}

export interface Person {
  readonly email: string
  isFull: boolean
  refreshTokens: string[]
}

export interface GoogleSnapshot {
  readonly files: readonly SpreadsheetFile[]
  readonly people: readonly Person[]
  readonly letters: number
}

export type GoogleWorld = ReturnType<typeof createGoogleWorld>

/** Seller of the demo. */
export const DEMO_GOOGLE_EMAIL = 'seller@shop.example'
export const SERVICE_EMAIL = 'prilavok@sheets-demo.iam.example'
export const SHARED_DRIVE_ID = '0ADemoSharedDrive9PVA'

/** People, files and the shared drive of the service account. */
export function createGoogleWorld(clock: Clock) {
  const files = new Map<string, SpreadsheetFile>()
  const people = new Map<string, Person>()
  const counts = { letters: 0 }

  function person(email: string): Person {
    const known = people.get(email)
    if (known) return known
    const made: Person = { email, isFull: false, refreshTokens: [] }
    people.set(email, made)
    return made
  }

  return {
    files,
    people,
    counts,
    person,
    makeFile(
      made: Pick<SpreadsheetFile, 'name' | 'owner' | 'driveId'> & {
        appProperties?: Readonly<Record<string, string>> | undefined
      },
    ): SpreadsheetFile {
      const file: SpreadsheetFile = {
        appProperties: {},
        ...made,
        id: `1${randomBytes(32).toString('base64url')}`,
        createdAt: clock.now(),
        permissions: [],
        isTrashed: false,
        sheets: [blankSheet(0, 'Лист1')],
      }
      files.set(file.id, file)
      return file
    },
    /** What somebody may do with a file. */
    roleOf(file: SpreadsheetFile, email: string): Permission['role'] | undefined {
      if (file.owner === email) return 'owner'
      if (file.driveId !== null && email === SERVICE_EMAIL) return 'owner'
      return file.permissions.find((one) => one.emailAddress === email)?.role
    },
    dump: (): GoogleSnapshot =>
      structuredClone({
        files: [...files.values()],
        people: [...people.values()],
        letters: counts.letters,
      }),
    load(saved: GoogleSnapshot): void {
      const copy = structuredClone(saved)
      files.clear()
      people.clear()
      for (const file of copy.files) files.set(file.id, file)
      for (const one of copy.people) people.set(one.email, one)
      counts.letters = copy.letters
    },
  }
}

export function blankSheet(sheetId: number, title: string): Sheet {
  return {
    sheetId,
    title,
    rowCount: 1_000,
    columnCount: 26,
    frozenRowCount: 0,
    values: [],
    bold: [],
    wrapped: [],
    widths: {},
    rules: [],
    filter: null,
  }
}
