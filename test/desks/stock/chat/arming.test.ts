import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAccounts } from '#desks/stock/channels/accounts.ts'
import { findAccount } from '#desks/stock/channels/store.ts'
import { armChannel } from '#desks/stock/chat/channels/actions.ts'
import { bringArming } from '#desks/stock/chat/channels/arming.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { listIssues } from '#desks/stock/issues/store.ts'
import { definedActions } from '#telegram/action.ts'
import { Desk } from '#telegram/desk.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'
import { createFakeSeller, SHOP } from '#test/telegram/fake-seller.ts'
import { ru } from '#test/telegram/input/langs.ts'

/** An account whose comparison was seen, in front of the button that switches it on; every tap comes twice. */
async function openArming({
  service = 'allegro',
  hasBase = true,
}: {
  readonly service?: 'allegro' | 'wix'
  readonly hasBase?: boolean
}) {
  const { db } = await freshDatabase()
  const synced: string[] = []
  const issues = createIssues({ tell: async () => {} })
  const accountsOf = () => createAccounts({ db, clock: seller.clock, issues, syncMinutes: 30 })
  const desk = () => {
    const made = new Desk('stock')
    bringArming(made, {
      accounts: accountsOf(),
      async about(ctx, id, work) {
        const found = await findAccount(db, id, ctx.workspace.id)
        if (found) await work(found)
      },
      card: async (ctx) => ctx.show({ text: 'the card' }),
      sync: async (ctx, { id }) => {
        if (!synced.includes(id)) synced.push(id)
        await ctx.show({ text: 'under way' })
      },
      hasBase: async () => hasBase,
    })
    return made
  }
  const seller = createFakeSeller({
    ...{ db, lang: ru, desks: () => [desk()] },
    actions: definedActions().filter(({ name }) => name === 'sc.arm' || name === 'sc.base'),
  })
  await seat(db, { workspaceId: SHOP, userId: seller.chatId })
  seller.deliver(2)
  const id = await db.transaction((tx) =>
    accountsOf().connect(tx, {
      ...{ workspaceId: SHOP, service, credentialId: randomUUID(), accountKey: '1' },
      ...{ name: 'orlova-pl', catalog: null },
    }),
  )
  await accountsOf().previewed(id)
  return {
    ...{ seller, synced, id },
    arm: () => seller.press(armChannel({ id })),
    account: async () => {
      const found = await findAccount(db, id)
      if (!found) throw new Error('no such account')
      return found
    },
    inbox: async () => (await listIssues(db, SHOP, { offset: 0, limit: 9 })).items,
  }
}

test('with a key of Base one is asked who changes the stock; “Base does not” switches the account on', async () => {
  const { seller, synced, id, arm, account } = await openArming({})
  await arm()
  expect(seller.screen().text).toContain('меняет ли Base остатки')
  expect((await account()).armedAt).toBeNull()
  await seller.tap(ru.t('button-channel-base', { base: 0 }))
  expect((await account()).armedAt).not.toBeNull()
  expect(synced).toEqual([id])
})

test('“Base does” refuses with the reason, and goes on refusing', async () => {
  const { seller, synced, arm, account, inbox } = await openArming({})
  await arm()
  await seller.tap(ru.t('button-channel-base', { base: 1 }))
  expect(await account()).toMatchObject({ armedAt: null, otherWriter: 'base' })
  expect(seller.toasts.at(-1)).toBe(ru.t('toast-channel-two-writers'))
  expect(await inbox()).toMatchObject([{ kind: 'other-writer', detail: { account: 'orlova-pl' } }])
  await arm()
  expect(seller.screen().text).toBe('the card')
  expect(seller.toasts.at(-1)).toBe(ru.t('toast-channel-two-writers'))
  expect(synced).toEqual([])
})

test.each([{ service: 'wix' }, { hasBase: false }] as const)(
  'nobody is asked where Base cannot write: %o',
  async (options) => {
    const { arm, account, synced, id } = await openArming(options)
    await arm()
    expect((await account()).armedAt).not.toBeNull()
    expect(synced).toEqual([id])
  },
)
