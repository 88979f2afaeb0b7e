import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { wizardStates } from '#telegram/forms/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { SHOP } from '../fake-seller.ts'
import { ru } from '../input/langs.ts'
import { KNOWN, sampleForm } from './sample.ts'
import { createSeller, type Seller } from './seller.ts'

const { db } = await freshDatabase()
const SECRET = 'sk-proj-abcdefgh1234abcdefgh1234'

/** Starts the sample at this question, with all before it known. */
const startAt = (name: keyof typeof KNOWN) => (asya: Seller) =>
  asya.start('sample', { ...KNOWN, [name]: undefined })
const edits = (label: string) => async (asya: Seller) => {
  await asya.start('sample', KNOWN)
  await asya.tap(label)
}

test.each([
  ['a text', 'Name?', startAt('name')],
  ['an optional text', 'Note?', edits('✎ Пропустить')],
  ['a choice', 'Kind?', startAt('kind')],
  ['several choices', 'Days?', startAt('days')],
  ['days', 'Dates?', startAt('dates')],
  [
    'the calendar',
    'Dates?',
    async (asya: Seller) => {
      await startAt('dates')(asya)
      await asya.tap('📅 Календарь')
    },
  ],
  ['a list', 'Places?', startAt('places')],
  ['the summary', 'Name: Shop', (asya: Seller) => asya.start('sample', KNOWN)],
] as const)(
  'a secret typed at %s leaves the chat, lies nowhere, and the form waits',
  async (_where, question, go) => {
    const asya = createSeller({ db, lang: ru, forms: [sampleForm()] })
    await go(asya)
    expect(asya.lines().join('\n')).toContain(question)
    await asya.say(`вот: ${SECRET}`)
    expect(asya.removed).toHaveLength(1)
    expect(asya.lines()[0]).toContain('ключ OpenAI')
    const [row] = await db.select().from(wizardStates).where(eq(wizardStates.chatId, asya.chatId))
    const record = row && asya.vault.open(row.state, { workspaceId: SHOP, service: 'wizard' })
    expect(record).toBeDefined()
    expect(record).not.toContain('abcdefgh1234')
    await asya.start('sample')
    await asya.tap('Продолжить')
    expect(asya.lines().join('\n')).toContain(question)
  },
)

test('an address with a password is no answer to a question for words, and the question stays', async () => {
  const asya = createSeller({ db, lang: ru, forms: [sampleForm()] })
  await startAt('name')(asya)
  await asya.say('postgres://anna:Qwerty123@db.example/shop')
  expect(asya.removed).toHaveLength(1)
  expect(asya.lines().join('\n')).toContain('Name?')
  expect(asya.lines().join('\n')).toContain('адрес с паролем')
  await asya.say('Shop')
  expect(asya.lines().join('\n')).not.toContain('Name?')
})
