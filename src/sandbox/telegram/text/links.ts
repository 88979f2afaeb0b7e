/**
 * Why Telegram would refuse a link, or undefined when it is fine. Hosts need a dot, so `localhost` is refused as it is
 * by the real service; `tg:` links pass.
 */
export function linkFault(url: string): string | undefined {
  if (url === '') return 'URL host is empty'
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'tg' || /^tg:/i.test(url)) return undefined
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return 'Unsupported URL protocol'
  }
  const full = scheme === undefined ? `http://${url}` : url
  if (!URL.canParse(full)) return 'Wrong HTTP URL'
  const { hostname } = new URL(full)
  return hostname.includes('.') || hostname.startsWith('[') ? undefined : 'Wrong HTTP URL'
}
