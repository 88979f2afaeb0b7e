import type { Role } from './context.ts'
import type { Desk } from './desk.ts'

/** One thing that can be asked of the bot, and the lowest role it takes in the workspace it is asked in. */
export interface Right {
  readonly kind: 'action' | 'command' | 'link' | 'form' | 'run'
  readonly name: string
  readonly role: Role
  /** Whatever the role: only for admins of the installation. */
  readonly isForAdmins: boolean
}

/** Of a run nobody said more of: it spends and writes. */
const RUN_ROLE: Role = 'manager'

/**
 * Everything that can be asked of the bot with the role it takes: made of what the desks bring, so nothing can be missing.
 * Each is refused by this role where it begins (`Desk`, forms, whoever starts a run), and again where something is written
 * (`withAuthority`).
 */
export function rightsOf(
  desks: readonly Desk[],
  runs: Iterable<{ readonly kind: string; readonly role?: Role }>,
): Right[] {
  const ofDesk = (desk: Desk): Right[] => {
    const { taps, commands, links, forms, roles } = desk
    const right = (kind: Right['kind'], name: string, role?: Role): Right => ({
      ...{ kind, name, role: role ?? roles.get(`${kind} ${name}`) ?? 'viewer' },
      isForAdmins:
        (desk.isForAdmins && kind !== 'link') ||
        (kind === 'command' && commands.get(name)?.scope === 'admin'),
    })
    return [
      ...[...taps.keys()].map((name) => right('action', name)),
      ...[...commands.values()].map(({ name, role }) => right('command', name, role)),
      ...[...links.keys()].map((name) => right('link', name)),
      ...forms.map(({ name, role }) => right('form', name, role)),
    ]
  }
  return [
    ...desks.flatMap(ofDesk),
    ...[...runs].map(
      ({ kind, role = RUN_ROLE }): Right => ({ kind: 'run', name: kind, role, isForAdmins: false }),
    ),
  ]
}
