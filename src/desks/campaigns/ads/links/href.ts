import { characters, LIMITS } from '../limits.ts'

/** True for a web address Direct takes. */
export function isHref(url: string): boolean {
  return (
    /^https?:\/\//iu.test(url) &&
    !/\s/u.test(url) &&
    characters(url) <= LIMITS.hrefCharacters &&
    URL.canParse(url)
  )
}

/** Address of a page whatever its fragment: two sitelinks must lead to two pages. */
export function pageOf(url: string): string {
  return (url.split('#', 1)[0] ?? '').replace(/\/$/u, '').toLowerCase()
}
