import { expect, test } from 'vitest'
import { adminDesk } from '#desks/admin/index.ts'
import type { ChatContext } from '#telegram/context.ts'
import { createTestClock } from '#test/support/clock.ts'

/** Nothing but what asks who it is may be called: all else is missing. */
const desk = adminDesk({
  ...{ db: {}, clock: createTestClock(), adminIds: [1] },
  ...{ people: {}, plans: { billing: {} }, access: {}, broadcasts: {}, figures: {}, machine: {} },
} as never)
const ctx = { user: { id: 2, isAdmin: true } } as ChatContext

test.each(desk.forms.map((form) => [form.name, form] as const))(
  '%s, open while its admin was taken out of ADMIN_IDS, writes nothing',
  async (_name, form) => {
    const ask = {
      text: async (_key: string, look: { read(ctx: ChatContext, text: string): unknown }) =>
        look.read(ctx, '5'),
      choice: async () => 'all',
    }
    const write = form.submit
      ? form.submit(ctx, {} as never, 'draft')
      : form.fill(ask as never, {} as never)
    await expect(write).rejects.toMatchObject({ code: 'admin.not' })
  },
)

test('each of the forms is among them', () => {
  expect(desk.forms.length).toBeGreaterThan(4)
})
