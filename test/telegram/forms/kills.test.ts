import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import type { Database } from '#db/connection.ts'
import { Desk } from '#telegram/desk.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { watchStatements } from '#test/support/statements.ts'
import { ru } from '../input/langs.ts'
import { type KillCase, moments, openStepwise } from '../stepwise.ts'
import { KNOWN, sampleForm } from './sample.ts'

const statements = watchStatements()

/** A form whose submit owes somebody a message: the effect that is counted. */
function effectOf(db: Database) {
  return sampleForm({
    submit: async (ctx, _values, draftId) => {
      const notice = { kind: 'text', text: 'made' } as never
      await enqueue(db, { key: draftId, chatId: 1, workspaceId: null, notice })
      await ctx.show({ text: 'created' })
      return ok(undefined)
    },
  })
}

const desk = new Desk('sample')
  .slash({ name: 'make', handle: (ctx) => ctx.startForm('sample') })
  .slash({ name: 'review', handle: (ctx) => ctx.startForm('sample', KNOWN) })

const save = ru.t('button-save')

interface Case extends KillCase {
  readonly seen: string
  readonly effects: number
}
const cases: readonly Case[] = [
  {
    what: 'the command that begins it',
    way: async () => {},
    act: (person) => person.say('/make'),
    ...{ seen: 'Name?', effects: 0 },
  },
  {
    what: 'a wrong answer, which leaves the chat',
    way: (person) => person.does(person.say('/make')),
    act: (person) => person.say('x'.repeat(201)),
    ...{ seen: '⚠️ Too long, for example: Name\nName?', effects: 0 },
  },
  {
    what: 'a typed answer',
    way: (person) => person.does(person.say('/make')),
    act: (person) => person.say('Shop'),
    ...{ seen: 'Kind?', effects: 0 },
  },
  {
    what: 'a tap on an answer',
    async way(person) {
      await person.does(person.say('/make'))
      await person.does(person.say('Shop'))
    },
    act: (person) => person.tap('Pallet'),
    ...{ seen: 'Places?', effects: 0 },
  },
  {
    what: 'the tap that does it',
    way: (person) => person.does(person.say('/review')),
    act: (person) => person.tap(save),
    ...{ seen: 'created', effects: 1 },
  },
]

test.each(cases.flatMap((one) => moments.map((moment) => ({ ...one, moment }))))(
  '$what, the process killed at any statement $moment, then the update again: one effect, the right screen',
  async ({ seen, effects, moment, ...one }) => {
    const { db, killEverywhere } = await openStepwise(statements, [desk], async ({ database }) => {
      desk.forms.splice(0, 1, effectOf(database.db))
    })
    let before = 0
    await killEverywhere(moment, one, async (person) => {
      expect(person.screen()).toContain(seen)
      const owed = await db.$count(outbox)
      expect(owed - before).toBe(effects)
      before = owed
    })
  },
)
