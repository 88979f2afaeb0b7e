import type { SitePage } from '../../ports.ts'
import { keyOf } from '../words.ts'
import { isHref, pageOf } from './href.ts'

/** Pages nobody comes from an ad for. */
const USELESS =
  /(?<!\p{L})(?:корзин|войти|вход|выйти|регистрац|кабинет|личн\p{L}* кабинет|политик|соглашени|персональн\p{L}* данн|cookie|оферт|поиск|избранн|сравнени|карта сайта|главная|подробнее|читать|далее|назад|login|cart|sign|privacy|search)/u

/** Links of a page that may become sitelinks: other pages of the same site, each once, with a name. */
export function sitelinkPages(page: SitePage, landing: string): SitePage['links'] {
  const seen = new Set([pageOf(page.url), pageOf(landing)])
  const host = hostOf(page.url)
  return page.links.filter(({ text, url }) => {
    const address = pageOf(url)
    if (!isHref(url) || hostOf(url) !== host || seen.has(address)) return false
    if (!/\p{L}{2}/u.test(text) || USELESS.test(keyOf(text))) return false
    seen.add(address)
    return true
  })
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : ''
}
