import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { Desk } from '#telegram/desk.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { type Moment, watchStatements } from '#test/support/statements.ts'
import { ru } from '../input/langs.ts'
import { openSurface } from '../surface.ts'
import { KNOWN, sampleForm } from './sample.ts'

const statements = watchStatements()

/** A form whose submit owes somebody a message: the effect that is counted. */
async function open() {
  const desk = new Desk('sample')
    .slash({ name: 'make', handle: (ctx) => ctx.startForm('sample') })
    .slash({ name: 'review', handle: (ctx) => ctx.startForm('sample', KNOWN) })
  const surface = await openSurface({ desks: [desk] })
  const { db } = surface.database
  desk.forms.push(
    sampleForm({
      submit: async (ctx, _values, draftId) => {
        const notice = { kind: 'text', text: 'made' } as never
        await enqueue(db, { key: draftId, chatId: 1, workspaceId: null, notice })
        await ctx.show({ text: 'created' })
        return ok(undefined)
      },
    }),
  )
  const { telegram, bot, notifier } = await surface.start({ polls: false })
  await notifier.stop()
  let read = 0
  /** What was said or pressed since. */
  const next = async (): Promise<Update> => {
    const [update, ...more] = await telegram.bare.getUpdates({ offset: read + 1, timeout: 20 })
    if (!update || more.length > 0) throw new Error('one update was expected')
    read = update.update_id
    return update
  }
  const handle = (update: Update) => bot.handle(update, surface.clock.now())
  let id = 2_000
  const arrive = async () => {
    const { sandbox } = surface
    id += 1
    const person = await sandbox.person({ id, started: false })
    const does = async (act: Promise<unknown>) => {
      const update = await next()
      await Promise.all([handle(update), act])
    }
    return { ...person, does }
  }
  return { db, next, handle, arrive }
}
type Person = Awaited<ReturnType<Awaited<ReturnType<typeof open>>['arrive']>>

const moments: readonly Moment[] = ['before it is sent', 'before its answer']
const save = ru.t('button-save')

interface Case {
  readonly what: string
  /** The way to the update under test. */
  readonly way: (person: Person) => Promise<void>
  readonly act: (person: Person) => Promise<unknown>
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
  async ({ way, act, seen, effects, moment }) => {
    const { db, next, handle, arrive } = await open()
    let at = 0
    for (let isHit = true; isHit; ) {
      at += 1
      const person = await arrive()
      await way(person)
      const before = await db.$count(outbox)
      const acting = act(person)
      const update = await next()
      isHit = await statements.dies(at, moment, () => handle(update))
      await handle(update)
      await acting
      expect(person.screen()).toContain(seen)
      expect((await db.$count(outbox)) - before).toBe(effects)
    }
    expect(at).toBeGreaterThan(3)
  },
)
