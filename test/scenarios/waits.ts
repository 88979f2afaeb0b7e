import { eq } from 'drizzle-orm'
import type { BookingState } from '#desks/supplies/booking/booking.ts'
import { bookings } from '#desks/supplies/schema.ts'
import type { Shop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'

/** The poller reads changed monitors this often, ms of the shop's clock, and before it reads the feed. */
const SYNC_MS = 1_000

/** Resolves when the poller has taken over everything that was changed until now. Needs a feed that is on. */
export async function pollerHasSeen({ wb, clock }: Pick<Shop, 'wb' | 'clock'>): Promise<void> {
  const reads = async () =>
    (await wb.state()).buckets
      .filter(({ bucket }) => bucket === 'coefficients')
      .reduce((sum, { requests }) => sum + requests, 0)
  const before = await reads()
  clock.advance(SYNC_MS)
  // The first read may have been on its way already.
  await waitFor(async () => (await reads()) >= before + 2, { what: 'two reads of the feed' })
}

/** Resolves when a booking of the preorder is in the state. */
export async function bookingIs(
  { db }: Pick<Shop, 'db'>,
  preorderId: number,
  state: BookingState,
): Promise<void> {
  const states = async () => {
    const rows = await db.select().from(bookings).where(eq(bookings.preorderId, preorderId))
    return rows.map(({ status }) => status)
  }
  await waitFor(async () => (await states()).includes(state), {
    what: `a booking of ${preorderId} that is ${state}`,
  })
}
