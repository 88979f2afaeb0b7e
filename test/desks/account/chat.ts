import { type TeamDeskDeps, teamDesk } from '#desks/account/team/desk.ts'
import { createInvites } from '#desks/account/team/invites.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { homeDesk } from '#telegram/bot/bot.ts'
import { createRouter } from '#telegram/bot/router.ts'
import { openHome } from '#telegram/home/actions.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { createRegistry } from '#telegram/registry.ts'
import type { Screen } from '#telegram/screen.ts'
import type { Turn } from '#telegram/turn.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

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
    const people = createPeople({ db, clock, adminIds: [] })
    const desk = teamDesk({
      ...{ db, clock, people, enqueue },
      botUsername: () => 'prilavok_bot',
      chrome: { homeData: openHome({}) },
      memberGone: async (_tx, one) => void gone.push(one),
    })
    const route = createRouter({
      registry: createRegistry([desk, homeDesk]),
      wizards: {
        start: async () => {},
        handleText: async () => false,
        cancel: async () => undefined,
      },
      help: async () => {},
    })
    return { people, desk, route }
  }
  const first = boot()

  const seller = async (
    id: number,
    firstName: string,
    locale: 'ru' | 'en' = 'ru',
    { people, route } = first,
  ) => {
    const from = { id, first_name: firstName, language_code: locale }
    const shown: Screen[] = []
    const toasts: string[] = []
    const place = { chatId: id, from, isPrivate: true, messageId: 1 }

    const turnOf = async (): Promise<Turn> => {
      const { user, workspace, role } = await people.ensure(from)
      const home = async (note = '') => {
        shown.push({ text: [note, `HOME ${workspace.name}`].join('\n').trim() })
      }
      return {
        ...{ updateId, chatId: id, user, workspace, role, clock, home },
        lang: texts.lang(user.locale, user.timeZone),
        text: undefined,
        show: async (screen) => void shown.push(screen),
        toast: async (text) => void toasts.push(text),
        removeIncoming: async () => true,
        startWizard: async () => {},
      }
    }
    const act = async (
      incoming: { kind: 'tap'; queryId: string; data: string } | { kind: 'message'; text: string },
    ) => {
      const turn = await turnOf()
      const open = { turn, home: turn.home }
      await route({ ...place, updateId, ...incoming }, open)
    }

    await people.ensure(from)
    return {
      id,
      name: firstName,
      toasts,
      shown,
      screen: (): Screen => shown.at(-1) ?? { text: '' },
      /** Presses a button, or repeats the very update that pressed last. */
      async press(data: string, options: { again?: boolean } = {}) {
        if (!options.again) updateId += 1
        await act({ kind: 'tap', queryId: 'query', data })
      },
      async start(payload: string) {
        updateId += 1
        await act({ kind: 'message', text: `/start ${payload}` })
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
