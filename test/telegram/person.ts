import type { Locale } from '#platform/texts/lang.ts'
import type { Person } from '#telegram/identity/person.ts'

/** The owner of a shop as the bot knows them. */
export function ownerOf(id: number, locale: Locale = 'ru', timeZone = 'Europe/Moscow'): Person {
  return {
    user: {
      ...{ id, firstName: 'Анна', lastName: null, username: null },
      ...{ locale, timeZone, isAdmin: false, createdAt: new Date(0) },
    },
    workspace: { id: '018f0000-0000-7000-8000-000000000001', name: 'Shop', ownerId: id },
    role: 'owner',
    ...{ isBlocked: false, wasRefused: false, isNew: false },
  }
}

/** People among whom there is but this one. */
export function onlyPerson(person: () => Person) {
  return {
    find: async () => person(),
    ensure: async () => person(),
    claimRefusal: async () => false,
    markLeft: async () => {},
  }
}
