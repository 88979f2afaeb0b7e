import type { ChatContext } from '#telegram/context.ts'
import type { LineReader } from '#telegram/input/entry.ts'
import type { Sites } from '../ports.ts'
import type { CampaignAnswers } from './form/answers.ts'
import { readPage } from './form/readings.ts'
import { readAddress, shownAddress } from './input/address.ts'

export interface CampaignLinesDeps {
  readonly sites: Sites
  readonly start: (ctx: ChatContext, answers?: Partial<CampaignAnswers>) => Promise<void>
}

/** After Imports, whose share links are addresses too, and before Stock, which searches. */
const PLACE = 45
const NAME = { least: 2, most: 100 }
const LEAST_DESCRIPTION = 20

/** A page and what is advertised, as one line says it. */
export interface CampaignLine {
  /** As typed; undefined when none was. */
  readonly address?: string
  /** Without what asks for a campaign; '' when there is only an address. */
  readonly about: string
}

const ASK =
  /^(?:(?:мне )?(?:нужна|нужно|хочу|сделай(?:те)?|создай(?:те)?|запусти(?:те)?|настрой(?:те)?|make|create|start|i need|i want)\s+)?(?:(?:a|an|the|me)\s+)*(?:(?:рекламн\p{L}+\s+)?кампани[юя]|рекл?ам+[ауы]|об[ъь]?явлени[яе]|директ|(?:ad(?:vertising)?\s+)?campaign|advert(?:s|ising)?|ads?)(?:\s+(?:в|на|in|on)\s+(?:яндекс\p{L}*[\s.-]*)?(?:директ\p{L}*|yandex(?: direct)?|direct))?\s*(?::|(?<!\p{L})(?:для|про|на|под|for|about|of|to)(?!\p{L}))?\s+(.+)$/iu
/** What people say of advertising, not what they want advertised. */
const SAYING =
  /^(?:не (?:работает|запускается|идёт|идет|нужна)|сколько|почему|где|когда|стоит|дорого|плохо|хорошо|is not|isn't|doesn't|not working|don't|cost)/iu
const WITH_SCHEME = /https?:\/\/\S+/iu
const BARE =
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+(?:ru|su|рф|com|net|org|shop|store|pro|online|site|by|kz|moscow|москва)(?:\/\S*)?(?![\p{L}\p{N}@-])/iu
/** Addresses that lead to no page of a shop. */
const CHATS = /^(?:t\.me|telegram\.me|wa\.me|vk\.me)(?:\/|$)/iu

/** A pasted address of a page, or "реклама для …"; undefined for everything else. */
export function readCampaignLine(line: string): CampaignLine | undefined {
  const [, asked] = ASK.exec(line) ?? []
  if (asked !== undefined && (SAYING.test(asked.trim()) || line.trim().endsWith('?')))
    return undefined
  const said = (asked ?? line).trim()
  const typed = WITH_SCHEME.exec(said)?.[0] ?? BARE.exec(said)?.[0]
  const address = typed === undefined ? undefined : readAddress(typed)
  const hasPage = address?.ok === true && !CHATS.test(shownAddress(address.value))
  const about = (typed === undefined ? said : said.replace(typed, ' '))
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,:;–—-]+|[\s,:;–—-]+$/gu, '')
  if (asked === undefined)
    return hasPage && about === '' ? { address: typed ?? '', about } : undefined
  if (about === '' && !hasPage) return undefined
  return { ...(hasPage && typed !== undefined && { address: typed }), about }
}

/** Opens the wizard with the page and the words filled in; a page that does not answer is asked for again there. */
export function campaignLines({ sites, start }: CampaignLinesDeps): LineReader {
  return {
    place: PLACE,
    async take(ctx, line) {
      const read = readCampaignLine(line)
      if (!read) return false
      const { address, about } = read
      const page = address === undefined ? undefined : await readPage(ctx, address, sites)
      const url = page?.ok ? page.value : undefined
      const words = about === '' && url !== undefined ? shownAddress(url).split('/')[0] : about
      const name = [...(words ?? '')].slice(0, NAME.most).join('')
      await start(ctx, {
        ...(name.length >= NAME.least && { name }),
        ...([...about].length >= LEAST_DESCRIPTION && { description: about }),
        ...(url !== undefined && { url }),
      })
      return true
    },
  }
}
