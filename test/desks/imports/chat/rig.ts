import type { Database } from '#db/connection.ts'
import type { ImportsRoom } from '#desks/imports/chat/deps.ts'
import { createFinds } from '#desks/imports/finds/finds.ts'
import { importsDesk } from '#desks/imports/index.ts'
import type { SourcePlan } from '#desks/imports/ports.ts'
import { readPlan } from '#integrations/poizon/pasted.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { definedActions } from '#telegram/action.ts'
import { openHome } from '#telegram/home/actions.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { answersFit } from '#test/desks/phone.ts'
import { seat } from '#test/support/seat.ts'
import { createFakeSeller, SHOP } from '#test/telegram/fake-seller.ts'
import { createFakeCatalogue } from '../fake-catalogue.ts'
import { createFakeRoom } from './fake-room.ts'

export interface ImportsChatOptions {
  readonly db: Database
  readonly lang: Lang
  readonly products?: number
  readonly room?: Partial<ImportsRoom>
  readonly hasKey?: boolean
  /** Words of products in stock. */
  readonly inStock?: readonly string[]
}

const KINDS = /^i[a-z]?\./

/** The Imports desk over real searches of a made-up source, behind the real bot; every update comes twice. */
export async function openImportsChat(options: ImportsChatOptions) {
  const { db, lang, products = 20, room = {}, hasKey = true, inStock = [] } = options
  const catalogue = createFakeCatalogue({ products, hasPrices: true })
  const owed: OwedMessage[] = []
  const plans: SourcePlan[] = []
  const sourceKey = async () =>
    hasKey ? { credentialId: SHOP, accountKey: 'poizon', facts: {} } : undefined
  const imports = createFakeRoom(room)
  const desk = () =>
    importsDesk({
      finds: createFinds({ db, clock: seller.clock, catalogue, key: sourceKey, most: 1_000 }),
      ...{ imports, catalogue, sourceKey, most: 1_000 },
      setPlan: async (_by, _id, plan) => {
        plans.push(plan)
        return hasKey
      },
      readPlan,
      pictures: { read: async () => new Uint8Array() },
      enqueue: async (...messages) => {
        for (const one of messages) if (!owed.some(({ key }) => key === one.key)) owed.push(one)
      },
      isInStock: async (_workspaceId, words) => inStock.includes(words),
      connect: { source: '1.a.add.pz', shop: '1.a.add.woo' },
      homeData: openHome({}),
    })
  const seller = createFakeSeller({
    ...{ db, lang, desks: () => [desk()] },
    actions: definedActions().filter(({ name }) => KINDS.test(name)),
    check: answersFit,
  })
  await seat(db, { workspaceId: SHOP, userId: seller.chatId })
  seller.deliver(2)
  /** What is read; spaces that do not break are spaces here. */
  const text = () => plainText(seller.screen().text).replace(/[\u00a0\u202f]/g, ' ')
  const labels = () =>
    seller.labels().map((row) => row.map((label) => label.replace(/[\u00a0\u202f]/g, ' ')))
  const homeLine = async () => desk().menu?.line?.(seller.context())
  return { ...seller, owed, plans, text, labels, catalogue, homeLine }
}
