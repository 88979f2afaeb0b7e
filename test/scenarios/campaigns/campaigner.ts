import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { MessageView } from '#sandbox/telegram/chats/view.ts'
import { screenOf } from '#sandbox/telegram/person.ts'
import { type PlayedServices, playedServices } from '#test/processes/services.ts'
import { en, ru } from '#test/telegram/input/langs.ts'
import { openSeller, type Place, type Seller } from '../seller.ts'

type Extra = 'review' | 'draft' | 'sheet'

/** What to answer the wizard with; what is not said is as a hurried seller leaves it. */
export interface Wish {
  readonly name?: string
  readonly about?: string
  readonly seeds?: readonly string[]
  readonly region?: RegExp
  readonly url?: string
  /** Null: skipped. */
  readonly budget?: string | null
  readonly minimum?: number
  /** At most so many phrases. */
  readonly keywords?: number
  /** Exactly these; as the wizard has them when absent. */
  readonly extras?: readonly Extra[]
}

/** A seller who makes campaigns. */
export interface Campaigner extends Seller {
  readonly services: PlayedServices
  /** A text of the bot, as the chat shows it in the seller's language. */
  readonly t: Lang['t']
  /** As any person, but what was asked for may also stand above a message that came meanwhile. */
  sees: Seller['sees']
  /** Taps and waits for what comes. */
  onwards(label: string | RegExp, seen: string | RegExp): Promise<void>
  /** Connects Direct by pasting a token; resolves with it. */
  connectDirect(login: string): Promise<string>
  /** Opens the way to a key of a service; resolves with the address behind its link. */
  wayTo(service: string): Promise<string>
  /** Lets the bot write into the seller's own Drive. */
  connectDrive(email: string): Promise<void>
  /** Shares an empty sheet and sends its link; resolves with the sheet's id. */
  connectSheet(): Promise<string>
  /** Answers every question, up to the summary. */
  toSummary(wish?: Wish): Promise<void>
  /** The same, and Create. */
  make(wish?: Wish): Promise<void>
  /** Waits for the file of a campaign. */
  file(name: string): Promise<MessageView>
  /** The campaign's card as it is now, through the history; what a run still tells may stand below it. */
  openCard(name: string): Promise<MessageView>
}

const ABOUT =
  'Термокружка из нержавеющей стали, 350 и 500 мл. Держит тепло 8 часов, крышка не протекает. Цена 1290 рублей, доставка по Москве за 1 день, гарантия 1 год.'
const SEEDS = ['термокружка', 'термокружка с подогревом', 'термокружка в подарок'] as const

export async function openCampaigner(shop: Place, locale: 'ru' | 'en' = 'ru'): Promise<Campaigner> {
  const seller = await openSeller(shop, locale)
  const lang = locale === 'ru' ? ru : en
  const services = playedServices(shop.sandbox.url)
  const t: Lang['t'] = (key, ...vars) => plainText(lang.t(key, ...vars))

  // A message that was owed may come meanwhile and stand below the screen.
  const sees: Seller['sees'] = async (seen, wait) => {
    const isShown = (message: MessageView | undefined) => {
      const screen = screenOf(message)
      return typeof seen === 'string' ? screen.includes(seen) : seen.test(screen)
    }
    const look = () => [...seller.news(), seller.lastMessage()].findLast(isShown)
    return screenOf(await seller.waitFor(look, { what: `«${seen}»`, ...wait }))
  }
  const onwards: Campaigner['onwards'] = async (label, seen) => {
    await seller.tap(label)
    await sees(seen)
  }
  const tells = async (text: string, seen: string | RegExp) => {
    await seller.say(text)
    await sees(seen)
  }
  /** Until the screen shows this very key. */
  const connects = (secret: string, end: string) =>
    tells(secret, new RegExp(`✅.*…${end.slice(-4)}`))
  const review = t('wizard-review', { title: t('campaign-wizard-title') })

  async function chooseExtras(extras: readonly Extra[]): Promise<void> {
    await onwards(`✎ ${t('campaign-field-extras')}`, t('campaign-ask-extras'))
    for (const extra of ['review', 'draft', 'sheet'] as const) {
      const label = t('campaign-extra-button', { extra })
      const wanted = extras.includes(extra) ? `☑ ${label}` : `☐ ${label}`
      if (seller.rows().flat().includes(wanted)) continue
      await onwards(new RegExp(`${label}$`), `[${wanted}]`)
    }
    await onwards(t('wizard-done'), review)
  }

  const campaigner: Campaigner = {
    ...seller,
    services,
    t,
    sees,
    onwards,
    async connectDirect(login) {
      const { access } = await services.yandex.command<{ access: string }>('account', { login })
      await connects(access, access)
      return access
    },
    async wayTo(service) {
      await tells('/keys', t('keys-title'))
      await onwards(t('button-key-add'), t('keys-choose').split('\n')[1] ?? '')
      await onwards(t('service-button', { service }), `[${t('button-key-enter')}]`)
      const buttons = seller.lastMessage()?.keyboard.flat() ?? []
      const link = buttons.find(({ text }) => text === t('button-key-code'))
      return link && 'url' in link ? link.url : ''
    },
    async connectDrive(email) {
      const link = await campaigner.wayTo('google')
      const { address } = await services.google.command<{ address: string }>('consent', {
        ...{ link, email },
      })
      await tells(address, `✅ ${t('key-added', { name: email, mask: '' }).slice(2).split(':')[0]}`)
    },
    async connectSheet() {
      const { id, link } = await services.google.command<{ id: string; link: string }>('make-sheet')
      await services.google.command('share', { id })
      const question = t('key-unproven', { name: 'Моя таблица', code: '' })
      await tells(link, question.replaceAll(/<[^>]+>/g, '').slice(0, 20))
      const [code] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(seller.text()) ?? []
      await services.google.command('type-in', { id, text: code })
      await onwards(t('button-key-prove'), new RegExp(`✅.*…${id.slice(-4)}`))
      return id
    },
    async toSummary(wish = {}) {
      const { name = 'Термокружки', about = ABOUT, seeds = SEEDS, region = /Россия/ } = wish
      const { url = 'shop.example/termo', budget = '20 000 ₽ в месяц' } = wish
      const { minimum, keywords, extras } = wish
      await tells('/new_campaign', t('campaign-ask-name'))
      await tells(name, t('campaign-ask-description').slice(0, 20))
      await tells(about, t('campaign-ask-seeds', { max: 50 }).slice(0, 20))
      await tells(seeds.join('\n'), t('campaign-ask-regions'))
      await onwards(region, new RegExp(`☑ ${region.source}`))
      await onwards(t('wizard-done'), t('campaign-ask-url'))
      await tells(url, t('campaign-ask-budget', { minimum: 300 }).slice(0, 10))
      if (budget === null) await onwards(t('wizard-skip'), review)
      else await tells(budget, review)
      if (minimum !== undefined) {
        await onwards(`✎ ${t('campaign-field-frequency')}`, t('campaign-ask-frequency'))
        await tells(String(minimum), review)
      }
      if (keywords !== undefined) {
        await onwards(`✎ ${t('campaign-field-keywords')}`, t('campaign-ask-keywords'))
        await tells(String(keywords), review)
      }
      if (extras) await chooseExtras(extras)
    },
    async make(wish = {}) {
      await campaigner.toSummary(wish)
      await seller.tap(t('campaign-wizard-confirm'))
      await seller.gets(
        t('campaign-started', { name: wish.name ?? 'Термокружки' }).split('\n')[0] ?? '',
      )
    },
    file: (name) =>
      seller.waitFor(
        () => seller.messages().findLast(({ text, document }) => document && text.includes(name)),
        { what: `the file of ${name}` },
      ),
    async openCard(name) {
      await tells('/history', t('history-title'))
      const list = await seller.gets(t('history-title'))
      await seller.tap(new RegExp(name))
      const isCard = ({ id, text }: MessageView) =>
        id === list.id && text.includes(name) && !text.includes(t('history-title'))
      return seller.waitFor(() => seller.messages().find(isCard), { what: `the card of ${name}` })
    },
  }
  return campaigner
}
