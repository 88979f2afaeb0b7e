import type { Clock } from '#core/clock.ts'
import { addDays, type Day, dayNumber } from '#core/dates.ts'
import { renderRow, rowFrame } from './coefficient-rows.ts'
import { makeWarehouses, type Warehouse } from './warehouses.ts'
import { BOX_TYPES, type BoxType, HORIZON_DAYS, moscowDay } from './words.ts'

export interface SlotPlace {
  readonly warehouseId: number
  readonly type: BoxType
  readonly day: Day
}

export interface OpenSlot extends SlotPlace {
  /** As WB writes it: 0 free, 1 ×1, 2.5 ×2.5. */
  readonly coefficient: number
  /** Commits it takes before it closes; without it, any number. */
  readonly capacity?: number | undefined
  /** Closes by itself after this many milliseconds. */
  readonly forMs?: number | undefined
}

export interface Cell extends SlotPlace {
  coefficient: number
  left: number | null
  closesAt: number | null
  /** Revision at which the price last went up: dearer than what readers were shown before. */
  raisedAt: number
}

export type ScriptStep =
  | { readonly at: number; readonly open: OpenSlot }
  | { readonly at: number; readonly close: SlotPlace }

/** Unwatched places: `closed` everywhere, or with a steady sprinkle of dear days (×5 … ×20). */
export type Background = 'closed' | 'lively'

export interface CoefficientState {
  readonly warehouseCount: number
  readonly cells: readonly Cell[]
  readonly script: readonly ScriptStep[]
}

export type CoefficientTable = ReturnType<typeof createCoefficientTable>

const keyOf = (place: SlotPlace): string => `${place.warehouseId}|${place.type}|${place.day}`

/** The acceptance coefficients of all warehouses, as a script of openings and closings plays them. */
export function createCoefficientTable(options: {
  clock: Clock
  warehouseCount: number
  background: Background
}) {
  const { clock, background } = options
  let warehouses: readonly Warehouse[] = makeWarehouses(options.warehouseCount)
  let script: ScriptStep[] = []
  let revision = 1
  let servedRevision = 0
  let rendered = { revision: 0, from: '', json: '' }
  const cells = new Map<string, Cell>()

  function backgroundOf(place: SlotPlace): number {
    if (background === 'closed') return -1
    const mixed = (place.warehouseId * 31 + BOX_TYPES.indexOf(place.type) * 7) * 2_654_435_761
    const noise = Math.abs((mixed ^ (dayNumber(place.day) * 40_503)) % 1000)
    return noise < 60 ? 5 + (noise % 16) : -1
  }

  function coefficientOf(place: SlotPlace): number {
    return cells.get(keyOf(place))?.coefficient ?? backgroundOf(place)
  }

  function put(place: OpenSlot, at: number): void {
    const before = coefficientOf(place)
    const known = cells.get(keyOf(place))
    revision += 1
    cells.set(keyOf(place), {
      warehouseId: place.warehouseId,
      type: place.type,
      day: place.day,
      coefficient: place.coefficient,
      left: place.capacity ?? null,
      closesAt: place.forMs === undefined ? null : at + place.forMs,
      raisedAt: raisedAt(before, place.coefficient, known),
    })
  }

  function raisedAt(before: number, now: number, known: Cell | undefined): number {
    if (before < 0 || now < before) return 0
    return now > before ? revision : (known?.raisedAt ?? 0)
  }

  function shut(place: SlotPlace): void {
    if (coefficientOf(place) < 0) return
    revision += 1
    cells.set(keyOf(place), {
      warehouseId: place.warehouseId,
      type: place.type,
      day: place.day,
      coefficient: -1,
      left: null,
      closesAt: null,
      raisedAt: 0,
    })
  }

  /** Plays everything that is due by now. */
  function settle(): void {
    const now = clock.now()
    while (script[0] !== undefined && script[0].at <= now) {
      const step = script.shift()
      if (step === undefined) break
      if ('open' in step) put(step.open, step.at)
      else shut(step.close)
    }
    for (const cell of cells.values()) {
      if (cell.closesAt !== null && cell.closesAt <= now) shut(cell)
    }
  }

  function render(ids: ReadonlySet<number> | undefined, from: Day): string {
    const days = Array.from({ length: HORIZON_DAYS }, (_, offset) => addDays(from, offset))
    const rows: string[] = []
    for (const warehouse of warehouses) {
      if (ids !== undefined && !ids.has(warehouse.id)) continue
      for (const type of BOX_TYPES) {
        const frame = rowFrame(warehouse, type)
        for (const day of days) {
          const place = { warehouseId: warehouse.id, type, day }
          rows.push(renderRow(frame, day, coefficientOf(place)))
        }
      }
    }
    return `[${rows.join(',')}]`
  }

  return {
    warehouses: () => warehouses,
    warehouse: (id: number) => warehouses.find((warehouse) => warehouse.id === id),
    setWarehouseCount(count: number): void {
      warehouses = makeWarehouses(count)
      revision += 1
    },
    open(slot: OpenSlot): void {
      settle()
      put(slot, clock.now())
    },
    close(place: SlotPlace): void {
      settle()
      shut(place)
    },
    /** Makes an open place dearer, leaving the rest of it as it is. */
    raise(place: SlotPlace, coefficient: number): void {
      const cell = cells.get(keyOf(place))
      put({ ...place, coefficient }, clock.now())
      const raised = cells.get(keyOf(place))
      if (cell === undefined || raised === undefined) return
      raised.left = cell.left
      raised.closesAt = cell.closesAt
    },
    /** Steps in absolute time (ms), added to those still due. */
    addScript(steps: readonly ScriptStep[]): void {
      script = [...script, ...steps].sort((a, b) => a.at - b.at)
    },
    /** The price now; -1 when closed. */
    coefficient(place: SlotPlace): number {
      settle()
      return coefficientOf(place)
    },
    /** True when the price went up since anybody last read the table. */
    isRisen(place: SlotPlace): boolean {
      return (cells.get(keyOf(place))?.raisedAt ?? 0) > servedRevision
    },
    /** One commit took place here: a counted slot closes with its last one. */
    takeOne(place: SlotPlace): void {
      const cell = cells.get(keyOf(place))
      if (cell === undefined || cell.left === null) return
      cell.left -= 1
      if (cell.left <= 0) shut(cell)
    },
    /** The rows as JSON text and a revision that names it; the unfiltered text is kept until a change. */
    read(ids?: ReadonlySet<number>): { json: string; revision: string } {
      settle()
      const from = moscowDay(clock.now())
      servedRevision = revision
      if (ids !== undefined) return { json: render(ids, from), revision: '' }
      if (rendered.revision !== revision || rendered.from !== from) {
        rendered = { revision, from, json: render(undefined, from) }
      }
      return { json: rendered.json, revision: `${revision}|${from}` }
    },
    /** Marks the prices as seen by a reader of another call. */
    served(): void {
      servedRevision = revision
    },
    openCells(): readonly Cell[] {
      settle()
      return [...cells.values()].filter((cell) => cell.coefficient >= 0)
    },
    dump: (): CoefficientState => ({
      warehouseCount: warehouses.length,
      cells: [...cells.values()].map((cell) => ({ ...cell })),
      script,
    }),
    load(state: CoefficientState): void {
      warehouses = makeWarehouses(state.warehouseCount)
      script = [...state.script]
      cells.clear()
      for (const cell of state.cells) cells.set(keyOf(cell), { ...cell, raisedAt: 0 })
      revision += 1
    },
  }
}
