import type { NewPerson } from './people.ts'

/** Who waits in the chat list of a demo: a seller for each interface language. */
export const DEMO_PEOPLE: readonly NewPerson[] = [
  {
    id: 100_001,
    first_name: 'Анна',
    last_name: 'Орлова',
    username: 'orlova_home',
    language_code: 'ru',
  },
  {
    id: 100_002,
    first_name: 'Emma',
    last_name: 'Clark',
    username: 'emma_sells',
    language_code: 'en',
  },
]

/** An admin of the demo: `/admin` opens for her. */
export const DEMO_ADMIN: NewPerson & { readonly id: number } = {
  id: 100_003,
  first_name: 'Ольга',
  last_name: 'Админ',
  username: 'olga_admin',
  language_code: 'ru',
}
