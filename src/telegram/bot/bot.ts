import { type Api, Bot, type FilterQuery } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import type { Locale } from '#platform/texts/lang.ts'
import type { Texts } from '#platform/texts/texts.ts'
import type { ReadFile } from '../api/api.ts'
import type { ChatContext } from '../context.ts'
import type { Forms } from '../forms/forms.ts'
import type { Groups } from '../groups/groups.ts'
import type { Home } from '../home/home.ts'
import type { Activity } from '../identity/activity.ts'
import type { People } from '../identity/people.ts'
import { lineEntry } from '../input/entry.ts'
import type { Registry } from '../registry.ts'
import type { Screens } from '../screens/screens.ts'
import { createCourtesy } from './courtesy.ts'
import { active } from './middlewares/active.ts'
import { departures } from './middlewares/departures.ts'
import type { ErrorScreens } from './middlewares/error-screen.ts'
import { groups } from './middlewares/groups.ts'
import { type Access, identity } from './middlewares/identity.ts'
import { livingScreen } from './middlewares/living-screen.ts'
import { navigation } from './middlewares/navigation.ts'
import { pace, repeats } from './middlewares/pace.ts'
import type { PaymentDoor } from './middlewares/payments.ts'
import { presence, type Taps } from './middlewares/presence.ts'
import { refuseAddresses, removeSecrets, takeSecrets } from './middlewares/secrets.ts'
import { strayCommands } from './middlewares/stray-command.ts'
import { unhandled } from './middlewares/unhandled.ts'
import { deadline, request } from './middlewares/update.ts'
import { words } from './middlewares/words.ts'
import { createSpeech } from './speech.ts'

const WRITTEN: FilterQuery[] = ['message', 'edited_message']

export interface BotDeps {
  /** Its token, address and `fetch` become the bot's. */
  readonly api: Api
  /** Undefined in a process that handles no updates. */
  readonly me: UserFromGetMe | undefined
  readonly clock: Clock
  readonly log: Log
  readonly texts: Texts
  readonly defaultLocale: Locale
  readonly limiter: Limiter
  readonly people: Pick<People, 'find' | 'ensure' | 'claimRefusal' | 'markLeft'>
  /** Absent where nobody counts who comes. */
  readonly activity?: Pick<Activity, 'handled'>
  readonly groups: Pick<Groups, 'bind' | 'moved' | 'lost'>
  readonly access: Access
  readonly adminIds: readonly number[]
  readonly screens: Screens
  readonly forms: Pick<Forms, 'composer' | 'cancel'>
  readonly readFile: ReadFile
  readonly registry: Registry
  readonly home: Home
  readonly taps: Taps
  readonly patienceMs: number
  readonly errors: ErrorScreens
  readonly payments: Pick<PaymentDoor, 'middleware'>
  /** When an update reached us, ms. */
  readonly receivedAt: (update: Update) => number
}

/** From an update to its effect, in the order it happens. */
export function createBot(deps: BotDeps): Bot<ChatContext> {
  const { registry, forms } = deps
  const { desks } = registry
  const speech = createSpeech(deps.texts, deps.defaultLocale)
  const courtesy = createCourtesy(deps)

  const bot = new Bot<ChatContext>(deps.api.token, {
    ...(deps.me && { botInfo: deps.me }),
    ...(deps.api.options && { client: deps.api.options }),
  })
  bot.use(request(deps), presence(deps), deadline(deps), deps.payments.middleware)
  bot.use(departures(deps))
  bot.use(groups({ groups: deps.groups, courtesy, speech }))
  bot.use(identity({ ...deps, courtesy, speech }), active(deps), livingScreen(deps))
  bot.on(WRITTEN, words(deps.readFile), removeSecrets())
  bot.use(pace({ courtesy, log: deps.log }), repeats(deps))
  const chat = bot.errorBoundary(deps.errors.boundary)
  chat.use(deps.errors.own)
  chat.on(WRITTEN, takeSecrets(desks.flatMap(({ secrets }) => secrets)))
  chat.use(forms.composer)
  chat.on(WRITTEN, refuseAddresses())
  chat.use(navigation({ registry, leave: forms.cancel }), ...desks)
  chat.use(lineEntry(desks.flatMap(({ line }) => line ?? [])))
  chat.use(strayCommands(registry), unhandled)
  return bot
}
