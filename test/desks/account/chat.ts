import type { Update } from 'grammy/types'
import { type TeamDeskDeps, teamDesk } from '#desks/account/team/desk.ts'
import { createInvites } from '#desks/account/team/invites.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { openHome } from '#telegram/home/actions.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import type { Screen } from '#telegram/screen.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { tapUpdate, textUpdate } from '#test/telegram/fake-api.ts'
import { createFakeChat } from '#test/telegram/fake-chat.ts'

export const texts = createTexts({ localesDir: 'locales' })

type Gone = Parameters<TeamDeskDeps['memberGone']>[1]
export type Office = Awaited<ReturnType<typeof openOffice>>
export type Seller = Awaited<ReturnType<Office['seller']>>

/** The team desk behind the real router, database and people; what a turn would send is kept. */
export async function openOffice() {
  const { db } = await freshDatabase()
  const clock = createTestClock()
  const gone: Gone[] = []
  let updateId = 0

  /** One process: what it remembers of people is its own. */
  const boot = () => {
    const people = createPeople({ db, clock, adminIds: [], defaultLocale: 'en' })
    const desk = teamDesk({
      ...{ db, clock, people, enqueue },
      botUsername: () => 'prilavok_bot',
      chrome: { homeData: openHome({}) },
      memberGone: async (_tx, one) => void gone.push(one),
    })
    const bot = createFakeChat({
      ...{ people, texts, clock, desks: [desk] },
    })
    return { people, desk, bot }
  }
  const first = boot()

  const seller = async (
    id: number,
    firstName: string,
    locale: 'ru' | 'en' = 'ru',
    { people, bot } = first,
  ) => {
    const from = { id, first_name: firstName, language_code: locale }
    const act = async (update: Update) => {
      // Sellers think for as long as the bot's pace asks.
      await clock.advance(500)
      await bot.handle(update)
    }

    await people.ensure(from)
    const seen = bot.seenBy(id)
    return {
      id,
      name: firstName,
      toasts: seen.toasts,
      shown: seen.screens,
      screen: (): Screen => seen.screens.at(-1) ?? { text: '' },
      /** Presses a button, or repeats the very update that pressed last. */
      async press(data: string, options: { again?: boolean } = {}) {
        if (!options.again) updateId += 1
        await act(tapUpdate(updateId, from, data))
      },
      async start(payload: string) {
        updateId += 1
        await act(textUpdate(updateId, from, `/start ${payload}`))
      },
      place: async () => {
        const { workspace, role } = await people.ensure(from)
        return { workspace, role }
      },
    }
  }

  return {
    ...{ db, clock, gone, boot, seller },
    people: first.people,
    desk: first.desk,
    invites: createInvites({ db, clock }),
    notices: () => db.select().from(outbox).orderBy(outbox.id),
  }
}

/** The payload of the link that the latest screen shows. */
export function payloadOf(screen: Screen): string {
  const payload = /\?start=(inv_[\w-]+)/.exec(screen.text)?.[1]
  if (!payload) throw new Error(`no link in ${screen.text}`)
  return payload
}

/** Data of the button whose label has this text. */
export function buttonData(screen: Screen, label: string): string {
  const found = screen.keyboard?.flat().find(({ text }) => text.includes(label))
  if (!found?.data) throw new Error(`no button ${label} in ${JSON.stringify(screen.keyboard)}`)
  return found.data
}
