import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shortenId } from '#core/ids.ts'
import { ok } from '#core/result.ts'
import * as actions from '#telegram/forms/actions.ts'
import { wizardStates } from '#telegram/forms/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { SHOP } from '../fake-seller.ts'
import { ru } from '../input/langs.ts'
import { KNOWN, type Sample, type SampleOptions, sampleForm } from './sample.ts'
import { createSeller, type Seller } from './seller.ts'

const { db } = await freshDatabase()
const seller = (options: SampleOptions = {}) =>
  createSeller({ db, lang: ru, forms: [sampleForm(options)] })

const rowOf = async ({ chatId }: Seller) => {
  const [row] = await db.select().from(wizardStates).where(eq(wizardStates.chatId, chatId))
  if (!row) throw new Error('no row')
  return row
}
const sealOf = { workspaceId: SHOP, service: 'wizard' }
const opened = async (asya: Seller) =>
  JSON.parse(asya.vault.open((await rowOf(asya)).state, sealOf)) as Record<string, unknown>

test('sixty taps in a list of ten thousand: the record stays small, the log holds what was said', async () => {
  const places = Array.from({ length: 10_000 }, (_, id) => ({ id, text: `Склад ${id}` }))
  const asya = seller({ places })
  await asya.start('sample', { name: 'Shop', kind: 'pallet' })
  for (let turn = 0; turn < 30; turn += 1) {
    await asya.tap(asya.labels()[0]?.[0] ?? '')
    await asya.tap('›')
  }
  const { state } = await rowOf(asya)
  expect(state.length).toBeLessThanOrEqual(24 * 1024)
  const { log } = await opened(asya)
  const text = JSON.stringify(log)
  expect(text.length).toBeGreaterThan(60 * 20)
  for (const shown of ['Склад', 'Places?', 'callback_query', 'inline_keyboard', 'first_name']) {
    expect(text).not.toContain(shown)
  }
})

test('of a text only the answer is kept, sealed', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('зелёный чай')
  const { log, draft } = await opened(asya)
  expect(draft).toMatchObject({ answers: { name: 'зелёный чай' } })
  expect(JSON.stringify(log).match(/зелёный чай/g)).toHaveLength(1)
  const bytes = Buffer.from((await rowOf(asya)).state)
  expect(bytes.includes(Buffer.from('зелёный'))).toBe(false)
})

test('every update twice, the bot anew before each: one of each effect', async () => {
  const made: Sample[] = []
  const submit: SampleOptions['submit'] = async (ctx, values) => {
    made.push(values)
    await ctx.show({ text: 'created' })
    return ok(undefined)
  }
  const asya = seller({ submit })
  asya.deliver(2)
  await asya.start('sample')
  await asya.say('Shop')
  await asya.tap('Pallet')
  await asya.tap('☐ Тула 2')
  await asya.tap('☐ Коледино 3')
  await asya.tap(ru.t('wizard-done'))
  await asya.say('25-30 ноября')
  await asya.tap('×2')
  await asya.tap('☐ mon')
  await asya.tap(ru.t('wizard-done'))
  await asya.tap(ru.t('wizard-skip'))
  await asya.tap('✎ Далее ›')
  await asya.tap('+3')
  await asya.tap(ru.t('button-save'))
  expect(asya.lines()).toEqual(['created'])
  expect(asya.toasts).toEqual([])
  const dates = { kind: 'range', from: '2026-11-25', to: '2026-11-30' }
  expect(made).toEqual([
    { name: 'Shop', kind: 'pallet', places: [2, 3], dates, cap: 200, days: ['mon'], lead: 3 },
  ])
})

test('a log that cannot be replayed is dropped, the answers are kept and the update counts', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  const row = await rowOf(asya)
  const record = await opened(asya)
  const tampered = JSON.stringify(record).replace('"payload":"external"', '"payload":"other"')
  await db
    .update(wizardStates)
    .set({ state: asya.vault.seal(tampered, sealOf) })
    .where(eq(wizardStates.chatId, row.chatId))
  await asya.tap('Pallet')
  expect(asya.lines().slice(1, 3)).toEqual(['Name: Shop', 'Kind: pallet'])
  expect(asya.lines()).toContain('Places?')
})

test('an unreadable record is as good as none, and the person is told', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  const pallet = asya.dataOf('Pallet')
  await db
    .update(wizardStates)
    .set({ state: new Uint8Array(40) })
    .where(eq(wizardStates.chatId, asya.chatId))
  await asya.press(pallet)
  expect(asya.toasts).toEqual([ru.t('wizard-gone')])
  await asya.start('sample')
  expect(asya.lines().at(-1)).toBe('Name?')
})

test('a wizard left open by the release before goes on from its values', async () => {
  const asya = seller()
  const draftId = '018f0000-0000-7000-8000-0000000000aa'
  const { dates: _dates, ...values } = KNOWN
  const state = {
    ...{ draftId, phase: 'asking', values, at: 'dates', review: true, skipped: ['note'] },
    ...{ error: null, ticked: {}, query: '', offset: 0, updateId: 1 },
  }
  await db.insert(wizardStates).values({
    chatId: asya.chatId,
    userId: asya.chatId,
    wizard: 'sample@1',
    state: asya.vault.seal(JSON.stringify({ v: 1, state }), sealOf),
    updatedAt: new Date(asya.clock.now()),
  })
  const tag = shortenId(draftId).slice(-8)
  await asya.press(actions.preset({ tag, field: 'dates', of: 'week' }))
  expect(asya.lines()[0]).toBe('🏪 Меню · проверьте')
  expect(asya.lines()).toContain('Name: Shop')
})

test('a builder that throws leaves the record as it was', async () => {
  let isBroken = false
  const asya = seller({
    onFill: () => {
      if (isBroken) throw new TypeError('broken builder')
    },
  })
  await asya.start('sample')
  await asya.say('Shop')
  const before = await rowOf(asya)
  isBroken = true
  await expect(asya.tap('Pallet')).rejects.toThrow('broken builder')
  expect((await rowOf(asya)).state).toEqual(before.state)
  isBroken = false
  await asya.tap('Pallet')
  expect(asya.lines()).toContain('Places?')
})

test('a submit that hangs past its deadline leaves the record to the next try', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const drafts: string[] = []
  const submit: SampleOptions['submit'] = async (ctx, _values, draftId) => {
    if (drafts.push(draftId) === 1) await released
    await ctx.show({ text: 'created' })
    return ok(undefined)
  }
  const asya = seller({ submit })
  await asya.start('sample', KNOWN)
  const save = asya.dataOf(ru.t('button-save'))
  const before = await rowOf(asya)
  const pressed = expect(asya.press(save)).rejects.toThrow('not handled in time')
  await waitFor(async () => {
    await asya.clock.advance(60_000)
    return drafts.length === 1 && asya.clock.sleepers() === 0
  })
  await pressed
  release()
  await asya.press(save, { again: true })
  expect(asya.lines()).toEqual(['created'])
  expect(new Set(drafts).size).toBe(1)
  expect((await rowOf(asya)).state).not.toEqual(before.state)
})
