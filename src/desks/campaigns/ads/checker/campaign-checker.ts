import type { AdExtras, AdGroup, CampaignBrief, CampaignContent, Sitelink } from '../../campaign.ts'
import { type Topic, topicsOf } from '../lexicon/topics.ts'
import { characters, LIMITS } from '../limits.ts'
import { isHref, pageOf } from '../links/href.ts'
import { trackingFaults, withTracking } from '../links/tracking.ts'
import { readSeller, type SellerText } from '../seller-text.ts'
import { keyOf, textKey } from '../words.ts'
import { adKey, checkAd, checkString } from './checker.ts'
import { directKeyword } from './direct-keyword.ts'
import { minusLength } from './minus-conflicts.ts'
import { readCluster } from './subject.ts'
import { type Finding, type Place, remove, type Violation, violation } from './violation.ts'

/** Rules a link's own text on the seller's page answers for. */
const SAID_RULES = new Set(['unsaid-number', 'unsaid-claim', 'unsaid-name', 'foreign', 'free'])
const NOWHERE: Place = { group: null, ad: null, part: 'campaign', index: null }

/**
 * Everything wrong with callouts, sitelinks and the display path. A sitelink names a page of the seller's site, so what it says is not
 * looked for in the brief; {@link writeExtras} compares it with the page's own link.
 */
export function checkExtras(extras: AdExtras, seller: SellerText): Violation[] {
  const found: Violation[] = []
  extras.callouts.forEach((text, index) => {
    found.push(...checkString('callout', text, seller, { index: index + 1 }))
  })
  found.push(...doubles(extras.callouts.map(textKey), 'callouts', extras.callouts))
  found.push(...most(extras.callouts.length, LIMITS.callouts, 'callouts'))
  extras.sitelinks.forEach((link, index) => {
    found.push(...checkSitelink(link, seller, index + 1))
  })
  const { sitelinks } = extras
  found.push(...most(sitelinks.length, LIMITS.sitelinks, 'sitelinks'))
  const titles = sitelinks.map((link) => link.title)
  const addresses = sitelinks.map((link) => link.url)
  found.push(...doubles(titles.map(textKey), 'sitelinks', titles))
  found.push(...doubles(addresses.map(pageOf), 'sitelinks', addresses))
  for (let first = 0; first < titles.length; first += LIMITS.sitelinksInSum) {
    const sum = characters(titles.slice(first, first + LIMITS.sitelinksInSum).join(''))
    if (sum > LIMITS.sitelinkTitlesSum) {
      const fix = { do: 'shorten', to: LIMITS.sitelinkTitlesSum } as const
      const finding: Finding = { rule: 'sitelink-sum', value: String(sum), limit: fix.to, fix }
      found.push(violation(finding, { ...NOWHERE, part: 'sitelinks', index: first + 1 }))
    }
  }
  if (extras.displayPath !== '')
    found.push(...checkString('display-path', extras.displayPath, seller))
  return found
}

/** Special topics that what the seller wrote touches: Direct asks for papers, or refuses them. */
export function campaignTopics({ name, description, seeds }: CampaignBrief): readonly Topic[] {
  return topicsOf(keyOf([name, description, ...seeds].join(' ')))
}

/** Everything wrong with a campaign as it would be exported, in the order of its parts; warnings about special topics come first. */
export function checkCampaign(content: CampaignContent): Violation[] {
  const { brief, groups, extras } = content
  const topics = campaignTopics(brief).map((topic) =>
    violation({ rule: 'topic', value: topic, fix: { do: 'warn' } }, NOWHERE),
  )
  return [
    ...topics,
    ...checkLink(content),
    ...minusWords(
      content.minusWords.map((minus) => minus.word),
      LIMITS.campaignMinusCharacters,
      null,
    ),
    ...checkExtras(extras, readSeller(brief, null)),
    ...groups.flatMap((group) => checkGroup(content, group)),
  ]
}

function checkGroup({ brief }: CampaignContent, group: AdGroup): Violation[] {
  const at: Place = { ...NOWHERE, group: group.number, part: 'group' }
  const options = readCluster(brief, group)
  const found = group.ads.flatMap((ad, index) =>
    checkAd(ad, options, { group: group.number, ad: index + 1 }),
  )
  group.phrases.forEach(({ text }, index) => {
    if (directKeyword(text) === null) {
      const finding: Finding = { rule: 'keyword', value: text, fix: { do: 'drop' } }
      found.push(violation(finding, { ...at, part: 'keyword', index: index + 1 }))
    }
  })
  found.push(...most(group.phrases.length, LIMITS.keywords, 'keyword', group.number))
  found.push(...minusWords(group.minusWords, LIMITS.groupMinusCharacters, group.number))
  const isResponsive = group.ads.some((ad) => ad.kind === 'responsive')
  const limit = isResponsive ? LIMITS.responsiveAds : LIMITS.textAds
  found.push(...most(group.ads.length, limit, 'group', group.number))
  const keys = group.ads.map(adKey)
  keys.forEach((key, index) => {
    const first = keys.indexOf(key)
    if (first === index) return
    const finding: Finding = { rule: 'same-ads', value: String(first + 1), fix: { do: 'drop' } }
    found.push(violation(finding, { ...at, part: 'ad', ad: index + 1 }))
  })
  return found
}

/** Everything wrong with a string of a sitelink but that the brief does not say it. */
export function checkSitelinkText(
  kind: 'sitelink-title' | 'sitelink-description',
  text: string,
  seller: SellerText,
  index: number | null = null,
): Violation[] {
  return checkString(kind, text, seller, { index }).filter(({ rule }) => !SAID_RULES.has(rule))
}

function checkSitelink(link: Sitelink, seller: SellerText, index: number): Violation[] {
  const found = checkSitelinkText('sitelink-title', link.title, seller, index)
  if (link.description !== '')
    found.push(...checkSitelinkText('sitelink-description', link.description, seller, index))
  const place: Place = { ...NOWHERE, part: 'sitelinks', index }
  if (!isHref(link.url)) found.push(violation(remove('href', link.url), place))
  return found
}

function checkLink({ brief, tracking }: CampaignContent): Violation[] {
  const found: Violation[] = []
  const link: Place = { ...NOWHERE, part: 'link' }
  const behind: Place = { ...NOWHERE, part: 'tracking' }
  const whole = withTracking(brief.url, tracking)
  if (!isHref(brief.url)) found.push(violation(remove('href', brief.url), link))
  else if (characters(whole) > LIMITS.hrefCharacters) {
    const fix = { do: 'shorten', to: LIMITS.hrefCharacters } as const
    const value = String(characters(whole))
    found.push(violation({ rule: 'length', value, limit: fix.to, fix }, link))
  }
  if (characters(tracking) > LIMITS.trackingCharacters) {
    const fix = { do: 'shorten', to: LIMITS.trackingCharacters } as const
    const value = String(characters(tracking))
    found.push(violation({ rule: 'length', value, limit: fix.to, fix }, behind))
  }
  const faults = trackingFaults(tracking)
  if (faults.length > 0) found.push(violation(remove('tracking', ...faults), behind))
  return found
}

function minusWords(words: readonly string[], limit: number, group: number | null): Violation[] {
  const place: Place = { ...NOWHERE, group, part: 'minus-words' }
  const bad = words.filter((minus) => !isMinusPhrase(minus))
  const found = bad.map((minus) => violation(remove('minus-word', minus), place))
  const length = minusLength(words)
  if (length > limit) {
    const fix = { do: 'shorten', to: limit } as const
    found.push(violation({ rule: 'minus-length', value: String(length), limit, fix }, place))
  }
  return found
}

function most(
  count: number,
  limit: number,
  part: Place['part'],
  group: number | null = null,
): Violation[] {
  if (count <= limit) return []
  const finding: Finding = { rule: 'count', value: String(count), limit, fix: { do: 'drop' } }
  return [violation(finding, { ...NOWHERE, group, part })]
}

function doubles(
  keys: readonly string[],
  part: Place['part'],
  texts: readonly string[],
): Violation[] {
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return []
    const finding: Finding = { rule: 'duplicate', value: texts[index] ?? '', fix: { do: 'drop' } }
    return [violation(finding, { ...NOWHERE, part, index: index + 1 })]
  })
}

function isMinusPhrase(minus: string): boolean {
  const words = minus.match(/[\p{L}\p{N}-]+/gu) ?? []
  return (
    /^[\p{L}\p{N}!+"[\]. -]+$/u.test(minus) &&
    words.length >= 1 &&
    words.length <= LIMITS.keywordWords &&
    words.every((word) => characters(word) <= LIMITS.keywordWord)
  )
}
