import type { AdExtras, CampaignBrief, Sitelink } from '../campaign.ts'
import type { SitePage } from '../ports.ts'
import { checkSitelinkText } from './checker/campaign-checker.ts'
import { isClean } from './checker/checker.ts'
import { subjectOf } from './checker/subject.ts'
import { characters, LIMITS } from './limits.ts'
import { displayPathOf } from './links/display-path.ts'
import { sitelinkPages } from './links/sitelink-pages.ts'
import { readExtras, type WrittenSitelink } from './model/answer.ts'
import { extrasRequest } from './model/prompt.ts'
import { readSeller, type SellerText } from './seller-text.ts'
import { distinct, sellersFacts } from './template/stock.ts'
import { capitalised, textKey, tidy, trimAtWord } from './words.ts'
import { type AskModel, ask, type ModelCall } from './write-ads.ts'

/** Characters of callouts a wide screen shows at once; more would never be seen. */
const CALLOUTS_SHOWN = 132
/** A link's own text, whole as a rule; or so short that four are within the sum Direct allows. */
const OWN_TITLES = [22, 16]
/** The fewest sitelinks the wide format shows together. */
const USUAL_SITELINKS = 4

export interface WriteExtrasOptions {
  readonly model: AskModel
  readonly brief: CampaignBrief
  /** Names of the clusters, most frequent first. */
  readonly phrases: readonly string[]
  /** The page ads lead to; null when it could not be read: then there are no sitelinks. */
  readonly page: SitePage | null
}

/**
 * Callouts, sitelinks and the display path of a campaign. Sitelinks lead only to pages the seller's own page links to; what the model
 * writes against the rules is left out, and the seller's facts and link texts stand in. Passes {@link checkExtras} always. One call.
 */
export async function writeExtras({
  model,
  brief,
  phrases,
  page,
}: WriteExtrasOptions): Promise<{ readonly extras: AdExtras; readonly calls: ModelCall[] }> {
  const calls: ModelCall[] = []
  const links = page ? sitelinkPages(page, brief.url) : []
  const written = readExtras(await ask(model, extrasRequest(brief, phrases, links), calls))
  const seller = readSeller(brief, null)
  const goods = { name: brief.seeds[0] ?? brief.name, phrases: [] }
  const subject = subjectOf(brief, goods, seller)
  const extras = {
    callouts: callouts([...written.callouts, ...sellersFacts(seller)], seller),
    sitelinks: sitelinks(written.sitelinks, links, brief, seller),
    displayPath: displayPathOf([written.displayPath, subject, brief.name], seller),
  }
  return { extras, calls }
}

function callouts(texts: readonly string[], seller: SellerText): string[] {
  const taken: string[] = []
  let shown = 0
  const clean = distinct(texts.map((text) => text.replace(/[.,;:]+$/u, '')))
  for (const text of clean.filter((one) => isClean('callout', one, seller))) {
    shown += characters(text)
    if (shown > CALLOUTS_SHOWN || taken.length >= LIMITS.callouts) break
    taken.push(text)
  }
  return taken
}

/** The model's choice first; the page's own links when it chose fewer than a screen shows. */
function sitelinks(
  written: readonly WrittenSitelink[],
  links: SitePage['links'],
  brief: CampaignBrief,
  seller: SellerText,
): Sitelink[] {
  const taken: Sitelink[] = []
  const add = (link: SitePage['links'][number], titles: readonly string[], description: string) => {
    if (taken.length >= LIMITS.sitelinks || taken.some(({ url }) => url === link.url)) return
    // What a page's link says of it is the seller's word too.
    const said = { ...brief, description: `${brief.description}.\n${link.text}` }
    const linkSeller = readSeller(said, null)
    const passes = (kind: 'sitelink-title' | 'sitelink-description', text: string) =>
      isClean(kind, text, linkSeller) && checkSitelinkText(kind, text, seller).length === 0
    const title = titles.find((text) => fits(text, taken) && passes('sitelink-title', text))
    if (title === undefined) return
    const isDescribed = passes('sitelink-description', description)
    taken.push({ title, url: link.url, description: isDescribed ? description : '' })
  }
  for (const { page, title, description } of written) {
    const link = links[page]
    if (link) add(link, [title, ...ownTitles(link.text)], description)
  }
  for (const link of links) {
    if (taken.length >= USUAL_SITELINKS) break
    add(link, ownTitles(link.text), '')
  }
  return taken
}

/** Titles of the link's own text, best first. */
function ownTitles(text: string): string[] {
  const plain = tidy(text.replace(/[!?[\]|"«»]/gu, ' '))
  const calm = plain === plain.toUpperCase() ? plain.toLowerCase() : plain
  return OWN_TITLES.map((longest) =>
    capitalised(trimAtWord(calm, (head) => characters(head) <= longest)),
  )
}

/** Another title, and the four it stands among stay within their sum. */
function fits(title: string, taken: readonly Sitelink[]): boolean {
  const four = taken.slice(taken.length - (taken.length % LIMITS.sitelinksInSum))
  const sum = characters([...four.map((link) => link.title), title].join(''))
  return (
    sum <= LIMITS.sitelinkTitlesSum && taken.every((link) => textKey(link.title) !== textKey(title))
  )
}
