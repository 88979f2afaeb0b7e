import type { Clock } from '#core/clock.ts'
import { createQuotas, type QuotaState } from './quotas.ts'

/** Pieces of one size of a seller at one warehouse. */
export interface StockRow {
  readonly sid: string
  readonly nmId: number
  readonly name: string
  readonly chrtId: number
  readonly sizeName: string
  readonly warehouseId: number
  count: number
}

/** One line of a request: a size from a warehouse to another. */
export interface TransferLine {
  readonly nmId: number
  readonly chrtId: number
  readonly sourceId: number
  readonly targetId: number
  readonly count: number
}

/** A move that was accepted or refused, through which door. */
export interface TransferRecord extends TransferLine {
  readonly at: number
  readonly sid: string
  readonly via: 'stock-control' | 'shifts' | 'person'
  readonly outcome: 'accepted' | 'refused'
  readonly reason: TransferRefusal | null
  /** The virtual supply it became, some time later. */
  supplyId: number | null
}

export type TransferRefusal =
  | 'no-such-stock'
  | 'already-in-process'
  | 'cooldown'
  | 'source-quota'
  | 'target-quota'
  | 'below-lot'
  | 'option-off'

export interface TransferSwitches {
  /** The paid option of the tariff constructor is off for everybody. */
  transferOptionOff: boolean
  /** Today's calls answer 404. */
  stockControlOff: boolean
  /** The older calls answer 404. */
  shiftsOff: boolean
  /** A move becomes a supply of the official list after so long, ms; until then it is in process. */
  transferSupplyMs: number
}

const HOUR_MS = 3_600_000
const COOLDOWN_MS = 72 * HOUR_MS
const MIN_LOT = 5

export const NORMAL_TRANSFER_SWITCHES: TransferSwitches = {
  transferOptionOff: false,
  stockControlOff: false,
  shiftsOff: false,
  transferSupplyMs: 24 * HOUR_MS,
}

/** Stock of sellers by warehouse, the quotas to move it, and the moves. */
export function createTransfers(options: {
  clock: Clock
  switches: TransferSwitches
  warehouseIds: () => readonly number[]
  nextSupplyId: () => number
}) {
  const { clock, switches } = options
  const quotas = createQuotas(options)
  const stock: StockRow[] = []
  const records: TransferRecord[] = []

  const isSameRoute = (a: TransferLine, b: TransferLine) =>
    a.nmId === b.nmId && a.sourceId === b.sourceId && a.targetId === b.targetId

  /** Supplies appear some time after the moves, when the goods have arrived. */
  function settle(): void {
    for (const record of records) {
      const isDue = clock.now() >= record.at + switches.transferSupplyMs
      if (record.outcome !== 'accepted' || record.supplyId !== null || !isDue) continue
      record.supplyId = options.nextSupplyId()
      const from = rowOf(record.sid, record)
      if (!from) continue
      const there = rowOf(record.sid, { ...record, sourceId: record.targetId })
      if (there) there.count += record.count
      else stock.push({ ...from, warehouseId: record.targetId, count: record.count })
    }
  }

  const isAccepted = (sid: string) => (record: TransferRecord) =>
    record.sid === sid && record.outcome === 'accepted'

  function isCooling(sid: string, chrtId: number, targetId: number): boolean {
    return records
      .filter(isAccepted(sid))
      .some(
        (record) =>
          record.chrtId === chrtId &&
          record.targetId === targetId &&
          clock.now() < record.at + COOLDOWN_MS,
      )
  }

  function rowOf(sid: string, { chrtId, nmId, sourceId }: TransferLine): StockRow | undefined {
    return stock.find(
      (row) =>
        row.sid === sid &&
        row.nmId === nmId &&
        row.chrtId === chrtId &&
        row.warehouseId === sourceId,
    )
  }

  function refusalOf(sid: string, lines: readonly TransferLine[]): TransferRefusal | undefined {
    const sum = (like: (line: TransferLine) => boolean) =>
      lines.filter(like).reduce((total, { count }) => total + count, 0)
    if (switches.transferOptionOff) return 'option-off'
    for (const line of lines) {
      const isUnderWay = records
        .filter(isAccepted(sid))
        .some((record) => record.supplyId === null && isSameRoute(record, line))
      if (isUnderWay) return 'already-in-process'
      if (isCooling(sid, line.chrtId, line.targetId)) return 'cooldown'
      if (line.count < MIN_LOT) return 'below-lot'
      if ((rowOf(sid, line)?.count ?? 0) < line.count || line.sourceId === line.targetId)
        return 'no-such-stock'
      const { source } = quotas.left(line.sourceId)
      const { target } = quotas.left(line.targetId)
      if (sum(({ sourceId }) => sourceId === line.sourceId) > source) return 'source-quota'
      if (sum(({ targetId }) => targetId === line.targetId) > target) return 'target-quota'
    }
    return undefined
  }

  return {
    quotas,
    stock,
    records,
    settle,
    switches,
    isCooling,
    /** Pieces of a size at a warehouse; a row that is there is set anew. */
    setStock(row: StockRow): StockRow {
      const known = stock.find(
        (one) =>
          one.sid === row.sid && one.chrtId === row.chrtId && one.warehouseId === row.warehouseId,
      )
      if (known) known.count = row.count
      else stock.push({ ...row })
      return known ?? row
    },
    stockOf(sid: string): StockRow[] {
      settle()
      return stock.filter((row) => row.sid === sid)
    },
    /** Warehouses a size may go to: any that is not its own, unless it went there lately. */
    targetsOf(sid: string, { chrtId, warehouseId }: StockRow): number[] {
      return options
        .warehouseIds()
        .filter((id) => id !== warehouseId && !isCooling(sid, chrtId, id))
    },
    /** All lines or none. */
    order(
      sid: string,
      lines: readonly TransferLine[],
      via: TransferRecord['via'],
    ): TransferRefusal | undefined {
      settle()
      const reason = refusalOf(sid, lines)
      for (const line of lines) {
        const outcome = reason === undefined ? 'accepted' : 'refused'
        records.push({
          ...{ ...line, at: clock.now(), sid, via, outcome },
          ...{ reason: reason ?? null, supplyId: null },
        })
        if (reason !== undefined) continue
        const row = rowOf(sid, line)
        if (row) row.count -= line.count
        quotas.take('source', line.sourceId, line.count)
        quotas.take('target', line.targetId, line.count)
      }
      return reason
    },
    dump: () => ({ stock: [...stock], records: [...records], quotas: quotas.dump() }),
    load(state: TransferState): void {
      stock.splice(0, stock.length, ...state.stock.map((row) => ({ ...row })))
      records.splice(0, records.length, ...state.records.map((record) => ({ ...record })))
      quotas.load(state.quotas)
    },
  }
}

export interface TransferState {
  readonly stock: readonly StockRow[]
  readonly records: readonly TransferRecord[]
  readonly quotas: QuotaState
}
