import { Parser } from 'htmlparser2'
import type { SitePage } from '#desks/campaigns/ports.ts'

const MAX_LINKS = 60
const MAX_TEXT = 80
/** Pages nobody advertises. */
const SERVICE_PATHS =
  /\.(pdf|jpe?g|png|webp|svg|zip|docx?|xlsx?)$|\/(login|logout|signin|signup|register|cart|basket|account|lk|search|privacy|policy|agreement|oferta|wp-|admin)/i

/** Title and links of a page of `url`: those that lead to other pages of the same site, each once, with their texts. */
export function readPage(url: string, html: string): SitePage {
  const links = new Map<string, string>()
  let title = ''
  let isTitle = false
  let link: { readonly url: string; text: string } | undefined
  let base = url

  const keep = () => {
    const text = oneLine(link?.text ?? '')
    if (link && text.length > 1 && text.length <= MAX_TEXT && links.size < MAX_LINKS) {
      if (!links.has(link.url)) links.set(link.url, text)
    }
    link = undefined
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'title') isTitle = title === ''
        if (name === 'base') base = URL.parse(attributes.href ?? '', url)?.href ?? base
        if (name !== 'a') return
        keep()
        const target = ownPage(attributes.href ?? '', base, url)
        if (target) link = { url: target, text: '' }
      },
      ontext(text) {
        if (isTitle) title += text
        else if (link) link.text += ` ${text}`
      },
      onclosetag(name) {
        if (name === 'title') isTitle = false
        if (name === 'a') keep()
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return {
    url,
    title: oneLine(title),
    links: [...links].map(([target, text]) => ({ url: target, text })),
  }
}

/** The address of another page of the same site without its fragment; undefined for anything else. */
function ownPage(href: string, base: string, page: string): string | undefined {
  if (!URL.canParse(href, base)) return undefined
  const target = new URL(href, base)
  const from = new URL(page)
  if (!/^https?:$/.test(target.protocol) || bareHost(target) !== bareHost(from)) return undefined
  target.hash = ''
  from.hash = ''
  if (target.href === from.href || target.pathname === '/' || target.href.length > 1024) {
    return undefined
  }
  return SERVICE_PATHS.test(target.pathname) ? undefined : target.href
}

const bareHost = ({ host }: URL) => host.replace(/^www\./, '')

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
