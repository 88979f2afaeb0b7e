import { z } from 'zod'
import { type ControlCommand, command } from '#sandbox/service/control.ts'
import { consentAddress } from './consent.ts'
import type { Tokens } from './tokens.ts'
import { DEMO_GOOGLE_EMAIL, type GoogleWorld, SERVICE_EMAIL } from './world.ts'

const email = z.string().default(DEMO_GOOGLE_EMAIL)
const fileId = z.object({ id: z.string() })

/** What people do in their Google accounts. */
export function createCommands({
  world,
  tokens,
}: {
  world: GoogleWorld
  tokens: Tokens
}): Record<string, ControlCommand> {
  const fileOf = (id: string) => {
    const file = world.files.get(id)
    if (!file) throw new Error(`no file ${id}`)
    return file
  }
  const unshare = (id: string, who: string) => {
    const file = fileOf(id)
    file.permissions = file.permissions.filter((one) => one.emailAddress !== who)
  }

  return {
    /** A person says yes or no on the consent page; answers the address the browser lands on. */
    consent: command(
      z.object({
        link: z.url(),
        email,
        isAllowed: z.boolean().default(true),
        scope: z.string().optional(),
      }),
      ({ link, ...asked }) => consentAddress(tokens, new URL(link), asked),
    ),
    /** An empty spreadsheet of somebody's own. */
    'make-sheet': command(
      z.object({ title: z.string().default('Моя таблица'), email }),
      ({ title, email: owner }) => {
        const { id } = world.makeFile({ name: title, owner, driveId: null })
        return { id, link: `https://docs.google.com/spreadsheets/d/${id}/edit?usp=sharing` }
      },
    ),
    share: command(
      z.object({
        id: z.string(),
        email: z.string().default(SERVICE_EMAIL),
        role: z.enum(['reader', 'writer']).default('writer'),
      }),
      ({ id, email: emailAddress, role }) => {
        unshare(id, emailAddress)
        fileOf(id).permissions.push({ id: `permission-${emailAddress}`, emailAddress, role })
      },
    ),
    unshare: command(
      z.object({ id: z.string(), email: z.string().default(SERVICE_EMAIL) }),
      ({ id, email: who }) => unshare(id, who),
    ),
    /** Somebody types a text into the first empty row of the first tab. */
    'type-in': command(z.object({ id: z.string(), text: z.string() }), ({ id, text }) => {
      fileOf(id).sheets[0]?.values.push([text])
    }),
    trash: command(fileId, ({ id }) => {
      fileOf(id).isTrashed = true
    }),
    delete: command(fileId, ({ id }) => {
      world.files.delete(id)
    }),
    /** No room left on somebody's Drive. */
    'fill-drive': command(
      z.object({ email, isFull: z.boolean().default(true) }),
      ({ email: of, isFull }) => {
        world.person(of).isFull = isFull
      },
    ),
    revoke: command(z.object({ email }), ({ email: of }) => tokens.revoke(of)),
    'expire-tokens': command(z.object({}), () => tokens.expireAll()),
  }
}
