import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import type { RunContext, RunDefinition } from '#runs/definition.ts'
import type { Cards } from '#telegram/cards/cards.ts'
import { sampleRun } from './support.ts'

/** Where the worker may die: around an effect, around a checkpoint, around the last card. */
export const DEATHS = [
  'before-effect',
  'before-remembered',
  'after-remembered',
  'before-checkpoint',
  'second-stage',
  'before-card',
  'after-card',
] as const
export type Death = (typeof DEATHS)[number]
export const STEPS = 4

export async function createEffects(db: Database): Promise<void> {
  await db.execute(
    sql`create table effects (run uuid, step text, times int, primary key (run, step))`,
  )
  await db.execute(
    sql`create table chat (id serial primary key, chat bigint, body text, final bool)`,
  )
}

/** A run of two stages that leaves each effect in a table, keyed as the outside world would have it. */
export function crashRun(db: Database, die: (at: Death) => void): RunDefinition {
  const stage = (name: string) => async (state: string[], context: RunContext) => {
    for (let item = 0; item < STEPS; item++) {
      await context.step(String(item), async () => {
        if (item === 2 && name === 'one') die('before-effect')
        await db.execute(sql`insert into effects values (${context.runId}, ${`${name}/${item}`}, 1)
          on conflict (run, step) do update set times = effects.times + 1`)
        if (item === 2 && name === 'one') die('before-remembered')
      })
      if (item === 2) die(name === 'one' ? 'after-remembered' : 'second-stage')
      context.progress(item + 1, STEPS)
    }
    if (name === 'one') die('before-checkpoint')
    return [...state, name]
  }
  return sampleRun({ one: stage('one'), two: stage('two') })
}

/** A chat that outlives its process. */
export function storedChat(db: Database, die: (at: Death) => void): Cards {
  return {
    async update({ chatId, messageId, screen, final }) {
      // The first card is one that is owed, too: the last is known by what it says.
      const isLast = screen.text.startsWith('result')
      if (isLast) die('before-card')
      const { rows } = messageId
        ? await db.execute<{ id: number }>(
            sql`update chat set body = ${screen.text}, final = ${final} where id = ${messageId} returning id`,
          )
        : await db.execute<{ id: number }>(
            sql`insert into chat (chat, body, final) values (${chatId}, ${screen.text}, ${final}) returning id`,
          )
      if (isLast) die('after-card')
      return rows[0]?.id ?? null
    },
  }
}
