import type { Update } from 'grammy/types'
import type { Desk } from '#telegram/desk.ts'
import type { Moment, Statements } from '#test/support/statements.ts'
import { openSurface } from './surface.ts'

export const moments: readonly Moment[] = ['before it is sent', 'before its answer']

/**
 * The chat surface handed one update at a time, so that its process can die at any statement of one. `furnish`: fills the
 * desks once their database is there.
 */
export async function openStepwise(
  statements: Statements,
  desks: readonly Desk[],
  furnish: (surface: Awaited<ReturnType<typeof openSurface>>) => Promise<void>,
) {
  const surface = await openSurface({ desks })
  await furnish(surface)
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
    id += 1
    const person = await surface.sandbox.person({ id, started: false })
    const does = async (act: Promise<unknown>) => {
      const update = await next()
      await Promise.all([handle(update), act])
    }
    return { ...person, does }
  }
  type Arrival = Awaited<ReturnType<typeof arrive>>

  return {
    db: surface.database.db,
    arrive,
    /** Lets the process die at each statement of an update in turn, the update come again, and `check` look. */
    async killEverywhere(
      moment: Moment,
      { way, act }: Pick<KillCase, 'way' | 'act'>,
      check: (person: Arrival, at: number, isHit: boolean) => Promise<void>,
    ): Promise<void> {
      let at = 0
      for (let isHit = true; isHit; ) {
        at += 1
        const person = await arrive()
        await way(person)
        const acting = act(person)
        const update = await next()
        isHit = await statements.dies(at, moment, () => handle(update))
        await handle(update)
        await acting
        await check(person, at, isHit)
      }
      if (at < 4) throw new Error('too few statements to be killed at')
    },
  }
}

export type Arrival = Awaited<ReturnType<Awaited<ReturnType<typeof openStepwise>>['arrive']>>

export interface KillCase {
  readonly what: string
  /** The way to the update under test. */
  readonly way: (person: Arrival) => Promise<void>
  readonly act: (person: Arrival) => Promise<unknown>
}
