import { and, asc, eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Transaction } from '#db/connection.ts'
import { reservations } from './schema.ts'
import { expanded, isQuantity } from './stock.ts'
import { defaultWarehouse, warehousesOf } from './warehouses.ts'
import { isOneOf, type Locked, lockProducts } from './writing/lock.ts'
import type { Leg, Refusal } from './writing/operation.ts'
import { pick } from './writing/pick.ts'
import { isOpen, openPieces } from './writing/rules.ts'
import { isTakenBack } from './writing/undo.ts'
import type { Header, Outcome, Writer } from './writing/write.ts'

export type Reservation = typeof reservations.$inferSelect

/** A line of a channel's order, in pieces of the product or bundle. */
export interface OrderLine {
  readonly workspaceId: string
  readonly accountId: string
  readonly lineId: string
  readonly productId: string
  readonly quantity: number
  /** When it was bought, ms. */
  readonly at: number
}

/** Pieces of a product that an order found missing. */
export interface Shortage {
  readonly productId: string
  readonly pieces: number
}

export interface Reserved {
  readonly shortages: readonly Shortage[]
  readonly isRepeat: boolean
}

export interface Committed extends Outcome {
  /** Bought, but not there: owed until goods come in. */
  readonly shortages: readonly Shortage[]
}

/** What was there to be let go. */
export interface Released {
  /** `committed`: the pieces have left the shelf; a person says whether they came back. */
  readonly kind: 'released' | 'committed' | 'none'
  readonly pieces: readonly Shortage[]
}

interface LineKey extends Pick<OrderLine, 'accountId' | 'lineId'> {
  /** Cause of the operation by which its pieces left: when a person has taken that back, they are on the shelf already. */
  readonly commitRef?: string
}

/** What order lines hold, take and give back. Each step of a line has its effect once. */
export function createReserve({ clock, writer }: { clock: Clock; writer: Writer }) {
  const { write, announce } = writer

  const ofLine = (tx: Transaction, { accountId, lineId }: LineKey): Promise<Reservation[]> =>
    tx
      .select()
      .from(reservations)
      .where(and(eq(reservations.accountId, accountId), eq(reservations.lineId, lineId)))
      .orderBy(reservations.id)

  const set = (tx: Transaction, id: string, values: Partial<Reservation>) =>
    tx.update(reservations).set(values).where(eq(reservations.id, id))

  const isOnShelf = async (tx: Transaction, workspaceId: string, { commitRef }: LineKey) =>
    commitRef !== undefined && (await isTakenBack(tx, workspaceId, commitRef))

  /** Locks the products of a line's reservations and reads these again. */
  async function lockLine(tx: Transaction, workspaceId: string, key: LineKey) {
    const held = (await ofLine(tx, key)).filter((one) => one.workspaceId === workspaceId)
    const productIds = held.map(({ productId }) => productId)
    await lockProducts(tx, workspaceId, productIds)
    const fresh = held.length === 0 ? [] : await ofLine(tx, key)
    return { rows: fresh, productIds }
  }

  async function hold(tx: Transaction, locked: Locked, line: OrderLine): Promise<Reserved> {
    const { workspaceId, accountId, lineId, quantity } = line
    const shortages: Shortage[] = []
    const made: string[] = []
    for (const part of expanded(locked, line.productId, quantity)) {
      const { productId } = part
      const onHand = locked.stockOf(productId).reduce((sum, one) => sum + one.onHand, 0)
      const free = Math.max(0, onHand - (await openPieces(tx, [productId])))
      const short = Math.max(0, part.quantity - free)
      const [row] = await tx
        .insert(reservations)
        .values({
          ...{ id: idFrom(`reservation:${accountId}:${lineId}:${productId}`), workspaceId },
          ...{ productId, accountId, lineId, quantity: part.quantity, short },
          ...{ state: 'held', at: new Date(line.at) },
        })
        .onConflictDoNothing()
        .returning({ id: reservations.id })
      if (row) made.push(productId)
      if (row && short > 0) shortages.push({ productId, pieces: short })
    }
    if (made.length > 0) await announce(tx, workspaceId, made, 'reservation')
    return { shortages, isRepeat: made.length === 0 }
  }

  return {
    /** Many lines in one transaction: locks what all of them are about, in the order that everybody keeps. */
    async lockIn(tx: Transaction, workspaceId: string, productIds: readonly string[]) {
      await lockProducts(tx, workspaceId, productIds)
    },

    async reserveIn(tx: Transaction, line: OrderLine): Promise<Result<Reserved, Refusal>> {
      if (!isQuantity(line.quantity)) return fail({ reason: 'quantity', quantity: line.quantity })
      const locked = await lockProducts(tx, line.workspaceId, [line.productId])
      if ((await ofLine(tx, line)).length > 0) return ok({ shortages: [], isRepeat: true })
      if (locked.fields(line.productId)?.life !== 'living')
        return fail({ reason: 'product-gone', id: line.productId })
      return ok(await hold(tx, locked, line))
    },

    /**
     * The pieces leave the shelf, once by `header.ref`: from one warehouse when one has enough, the default before others.
     * What is not there is owed. A line never seen before is reserved first; one that was let go and is paid after all
     * leaves too.
     */
    async commitIn(
      tx: Transaction,
      header: Header & { readonly mainName?: string },
      line: OrderLine,
    ): Promise<Result<Committed, Refusal>> {
      if (!isQuantity(line.quantity)) return fail({ reason: 'quantity', quantity: line.quantity })
      const { workspaceId } = header
      const before = (await ofLine(tx, line)).map(({ productId }) => productId)
      const productIds = before.length > 0 ? before : [line.productId]
      const shelves = (await warehousesOf(tx, workspaceId)).map(({ id }) => id)
      let rows: Reservation[] = []
      const taken = new Map<string, number>()
      const outcome = await write(tx, header, { productIds }, async (locked) => {
        if (before.length === 0) {
          if (locked.fields(line.productId)?.life !== 'living')
            return fail({ reason: 'product-gone', id: line.productId })
          await hold(tx, locked, line)
        }
        rows = await ofLine(tx, line)
        const gone = rows.find(({ state }) => state === 'committed')
        if (gone) return fail({ reason: 'undone', id: gone.id })
        const legs: Leg[] = []
        for (const { id, productId, quantity } of rows) {
          const picked = pick(productId, quantity, { locked, shelves })
          legs.push(...picked)
          taken.set(id, -picked.reduce((sum, { delta }) => sum + delta, 0))
        }
        return ok({ kind: 'order', legs, about: rows.map(({ productId }) => productId) })
      })
      if (!outcome.ok) return outcome
      if (outcome.value.isRepeat) return ok({ ...outcome.value, shortages: [] })
      const shortages: Shortage[] = []
      for (const { id, productId, quantity } of rows) {
        const short = quantity - (taken.get(id) ?? 0)
        await set(tx, id, { state: 'committed', short })
        if (short > 0) shortages.push({ productId, pieces: short })
      }
      await announce(tx, workspaceId, productIds, 'reservation')
      return ok({ ...outcome.value, shortages })
    },

    /** Lets go what is held and what is owed; of what has left the shelf it only tells. */
    async releaseIn(tx: Transaction, workspaceId: string, key: LineKey): Promise<Released> {
      const { rows, productIds } = await lockLine(tx, workspaceId, key)
      const held = rows.filter(({ state }) => state === 'held')
      const isBack = await isOnShelf(tx, workspaceId, key)
      const owing = rows.filter(({ state, short }) => state === 'committed' && short > 0)
      for (const { id } of held) await set(tx, id, { state: 'released', short: 0 })
      for (const { id, quantity, short } of owing)
        await set(
          tx,
          id,
          short === quantity || isBack
            ? { state: 'released', short: 0 }
            : { quantity: quantity - short, short: 0 },
        )
      if (held.length + owing.length > 0) await announce(tx, workspaceId, productIds, 'reservation')
      const left = rows.filter(
        ({ state, quantity, short }) => state === 'committed' && quantity > short,
      )
      if (isBack) for (const { id } of left) await set(tx, id, { state: 'released', short: 0 })
      const gone = (isBack ? [] : left).map(({ productId, quantity, short }) => ({
        productId,
        pieces: quantity - short,
      }))
      if (gone.length > 0) return { kind: 'committed', pieces: gone }
      const pieces = held.map(({ productId, quantity }) => ({ productId, pieces: quantity }))
      return { kind: held.length + owing.length > 0 ? 'released' : 'none', pieces }
    },

    /**
     * Part of a committed line as a line of its own, `units` of `of`; what is still owed goes first, since it never left the shelf. Nothing
     * moves.
     */
    async splitIn(
      tx: Transaction,
      workspaceId: string,
      key: LineKey,
      part: { readonly lineId: string; readonly units: number; readonly of: number },
    ): Promise<void> {
      const { rows } = await lockLine(tx, workspaceId, key)
      for (const row of rows.filter(({ state }) => state === 'committed')) {
        const pieces = Math.round((row.quantity * part.units) / part.of)
        if (pieces < 1 || pieces >= row.quantity) continue
        const short = Math.min(row.short, pieces)
        const { accountId } = row
        const id = idFrom(`reservation:${accountId}:${part.lineId}:${row.productId}`)
        await set(tx, row.id, { quantity: row.quantity - pieces, short: row.short - short })
        const own = { id, lineId: part.lineId, quantity: pieces, short }
        await tx
          .insert(reservations)
          .values({ ...row, ...own })
          .onConflictDoNothing()
      }
    },

    /** Goods of a committed line are back on a shelf; refused as `undone` when they came back before. */
    async returnIn(
      tx: Transaction,
      header: Header & { readonly mainName: string },
      { warehouseId, ...key }: LineKey & { readonly warehouseId?: string },
    ): Promise<Result<Outcome, Refusal>> {
      const { workspaceId } = header
      const main = warehouseId ?? (await defaultWarehouse(tx, clock, workspaceId, header.mainName))
      const { productIds } = await lockLine(tx, workspaceId, key)
      let back: Reservation[] = []
      const outcome = await write(tx, header, { productIds }, async () => {
        back = (await ofLine(tx, key)).filter(({ state }) => state === 'committed')
        if (back.length === 0) return fail({ reason: 'undone', id: key.lineId })
        const isBack = await isOnShelf(tx, workspaceId, key)
        const legs = (isBack ? [] : back).map(({ productId, quantity, short }) => ({
          ...{ productId, warehouseId: main, delta: quantity - short },
        }))
        return ok({ kind: 'return', legs, about: productIds })
      })
      if (outcome.ok && !outcome.value.isRepeat)
        for (const { id } of back) await set(tx, id, { state: 'released', short: 0 })
      return outcome
    },

    /**
     * Goods came in: what is owed to buyers leaves again at once, the longest owed first, by an operation of its own.
     * Undefined when nothing was owed.
     */
    async settleIn(
      tx: Transaction,
      { workspaceId, operationId }: { workspaceId: string; operationId: string },
      productIds: readonly string[],
    ): Promise<Result<Outcome, Refusal> | undefined> {
      const owed = await tx
        .select()
        .from(reservations)
        .where(
          and(
            isOneOf(reservations.productId, productIds),
            isOpen,
            eq(reservations.state, 'committed'),
          ),
        )
        .orderBy(asc(reservations.at), asc(reservations.id))
      if (owed.length === 0) return undefined
      const shelves = (await warehousesOf(tx, workspaceId)).map(({ id }) => id)
      const paid = new Map<string, number>()
      const header = { workspaceId, actorId: null, ref: `settle:${operationId}` }
      const about = [...new Set(owed.map(({ productId }) => productId))]
      const outcome = await write(tx, header, { productIds: about }, (locked) => {
        const legs: Leg[] = []
        for (const { id, productId, short } of owed) {
          const picked = pick(productId, short, { locked, shelves, earlier: legs })
          legs.push(...picked)
          paid.set(id, -picked.reduce((sum, { delta }) => sum + delta, 0))
        }
        return ok({ kind: 'order', legs, about })
      })
      if (outcome.ok && !outcome.value.isRepeat)
        for (const { id, short } of owed) await set(tx, id, { short: short - (paid.get(id) ?? 0) })
      return outcome
    },
  }
}
