import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { members } from '#telegram/identity/schema.ts'
import { openKeyShop, WHO } from './key-shop.ts'

const MANAGER = { ...WHO, userId: 2 }
type Shop = Awaited<ReturnType<typeof openKeyShop>>

/** Everything a manager can do with keys, all of it long enough to be removed in the middle. */
const WRITES: Readonly<Record<string, (shop: Shop, id: string) => Promise<unknown>>> = {
  add: ({ keys }) => keys.add(MANAGER, 'shop', 'shop:new:one'),
  'add again': ({ keys }) => keys.add(MANAGER, 'shop', 'shop:anna:broken'),
  testFor: ({ keys }, id) => keys.testFor(MANAGER, id),
  rename: ({ keys }, id) => keys.rename(MANAGER, id, 'Mine'),
  makeDefault: ({ keys }, id) => keys.makeDefault(MANAGER, id),
  share: ({ keys }, id) => keys.share(MANAGER, id, true),
  remove: ({ keys }, id) => keys.remove(MANAGER, id),
}

test.for(Object.keys(WRITES))(
  '%s: nothing is written for who was removed meanwhile',
  async (name) => {
    const shop = await openKeyShop()
    const { db } = shop
    await shop.added('shop:anna:first')
    const { id } = await shop.added('shop:anna:second')
    const broken = await shop.added('shop:anna:broken')
    await shop.keys.refused(broken.id, 'shop.no')
    const remove = async () => {
      await db.delete(members).where(eq(members.userId, MANAGER.userId))
    }
    const rows = () => db.select().from(credentials).orderBy(credentials.id)
    const before = await rows()
    // The removal comes while the service is being asked; where nobody is asked, right before the write.
    shop.shop.whileTesting(remove)
    const isTested = ['add', 'add again', 'testFor'].includes(name)
    if (!isTested) await remove()
    await expect(WRITES[name]?.(shop, id)).rejects.toMatchObject({ code: 'authority.gone' })
    expect(await rows()).toEqual(before)
  },
)
