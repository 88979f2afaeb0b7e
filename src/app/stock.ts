import { stockAttachments } from '#desks/stock/attachments.ts'
import { NO_CHANNELS } from '#desks/stock/chat/products/deps.ts'
import { stockDesk } from '#desks/stock/index.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import type { Desk } from '#telegram/desk.ts'
import { membersOf } from '#telegram/identity/members.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from './base.ts'
import type { Surface } from './surface.ts'

/** The Stock desk over its ledger. */
export function openStock(
  { db, clock, log }: Base,
  { people, telegram }: Surface,
  homeData: string,
): { readonly desk: Desk } {
  const ledger = createLedger({
    ...{ db, clock, log },
    changed: async () => {},
    mappings: async () => 0,
  })
  const desk = stockDesk({
    ledger,
    readFile: telegram.readFile,
    members: (workspaceId) => membersOf(db, workspaceId),
    nameOf: async (userId) => (await people.find(userId))?.user.firstName,
    enqueue: (...messages) => enqueue(db, ...messages),
    channels: NO_CHANNELS,
    homeData,
  })
  desk.attachments = stockAttachments({ ledger, clock, channelValues: async () => [] })
  return { desk }
}
