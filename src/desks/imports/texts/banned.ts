import { CHINESE } from '../cards/words.ts'

/** What no text of a shop may have, whatever the card says. */
export type Ban =
  | 'chinese'
  | 'emoji'
  | 'link'
  | 'phone'
  | 'price'
  | 'guarantee'
  | 'original'
  | 'superlative'
  | 'pressure'
  | 'foreign'
  | 'symbols'

const BANS: Readonly<Record<Ban, RegExp>> = {
  chinese: CHINESE,
  emoji: /\p{Extended_Pictographic}|\p{Regional_Indicator}/u,
  link: /https?:\/\/|www\.\S|@\S|(?<![\p{L}\d])[\p{L}\d-]+\.(?:ru|com|cn|net|org|shop|store|me|рф)(?![\p{L}\d])/iu,
  phone: /(?:\+7|(?<!\d)8)[\s(-]*\d{3}[\s)-]*\d{3}/u,
  price:
    /[₽$€¥￥£]|(?<!\p{L})(?:руб(?!аш|ч|е)|цен(?:а|ы|е|у|ой|ник)(?!\p{L})|скид|распродаж|акци[яию](?!\p{L})|д[её]шев|недорог|юан|рассроч|кредит|бесплатн|выгодн)/iu,
  guarantee: /(?<!\p{L})(?:гарант|возврат|обмен(?!ник)|доставк|доставим|сертифи)/iu,
  original:
    /(?<!\p{L})(?:оригинал|подлинн|аутентич|настоящ(?:ий|ая|ие|его)\s+\p{Lu}|не\s+(?:подделк|реплик|копи)|authentic|genuine|100\s?%\s?original)/iu,
  superlative:
    /(?<!\p{L})(?:лучш|наи(?!м)\p{L}+ш(?:ий|ая|ее|ие|его|ей|их|им|ую)|сам(?:ый|ая|ое|ые|ого|ой|ых)(?!\p{L})|(?!дальн|ближ|стар|млад)\p{L}{3,}(?:ейш|айш)(?:ий|ая|ее|ие|его|ей|их|им|ими|ую|ем)(?!\p{L})|уникальн|эксклюзив|не(?:превзойд|повтор|сравненн|вероятн)|идеальн|безупречн|безукоризн|легендарн|культов|знаменит|популярн|востребован|бестселлер|хит(?:ы|ом|а|ов)?(?!\p{L})|премиум|премиальн|элитн|люкс|роскошн|шикарн|великолепн|превосходн|потряса|совершенн|эталон|топов(?:ый|ая|ое|ые)|лидер|№\s?1(?!\d)|номер\s+один|вне\s+конкуренц|не\s+имеет\s+(?:аналог|равн)|равных\s+нет)/iu,
  pressure:
    /(?<!\p{L})(?:успе(?:й|ва)|спеш|тороп|только\s+сегодня|пока\s+(?:не|есть)|(?:последн|осталось)\p{L}*\s+(?:\p{L}+\s+)?(?:пар|размер|шт|экземпляр)|лимитир|ограниченн|закажите|купите|звоните|подпис)/iu,
  foreign:
    /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|(?!\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Han})\p{L}(?<!\p{Script=Common})|[іїєґўјљњђћџѕ]/iu,
  symbols: /[<>{}[\]*#_|\\`~^]|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u,
}

export interface BanOptions {
  /** The seller takes it on themselves to call goods original. */
  readonly mayClaimOriginal: boolean
}

/** The bans a text breaks, with what broke them. */
export function bansIn(
  text: string,
  { mayClaimOriginal }: BanOptions,
): { readonly ban: Ban; readonly found: string }[] {
  return (Object.keys(BANS) as Ban[]).flatMap((ban) => {
    if (ban === 'original' && mayClaimOriginal) return []
    const found = BANS[ban].exec(text)?.[0]
    return found === undefined ? [] : [{ ban, found }]
  })
}
