import { Parser } from 'htmlparser2'

/** What descriptions are made of; everything else is left out, its words kept. */
const TAGS = new Set(['p', 'ul', 'li', 'h3', 'table', 'tr', 'th', 'td', 'strong', 'br'])
/** Left out with what is in them. */
const SILENT = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'svg',
  'head',
  'template',
  'noscript',
])
/** Words on both sides of these are parted. */
const BLOCKS = new Set(['p', 'ul', 'li', 'h3', 'table', 'tr', 'th', 'td', 'br'])

/** Markup of the allowed tags alone, without attributes and properly closed; headings of other levels become h3. */
export function cleanHtml(html: string): string {
  let out = ''
  let silent = 0
  const open: string[] = []
  const parser = new Parser(
    {
      onopentagname(given) {
        if (SILENT.has(given)) silent += 1
        const name = tagOf(given)
        if (silent > 0 || !TAGS.has(name)) return
        out += `<${name}>`
        if (name !== 'br') open.push(name)
      },
      ontext(text) {
        if (silent === 0) out += escapeHtml(text)
      },
      onclosetag(given) {
        if (SILENT.has(given)) silent = Math.max(0, silent - 1)
        const name = tagOf(given)
        if (silent > 0 || name === 'br' || !open.includes(name)) return
        for (let last = open.pop(); last !== undefined; last = open.pop()) {
          out += `</${last}>`
          if (last === name) break
        }
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  for (const name of open.reverse()) out += `</${name}>`
  return out.trim()
}

/** What a reader sees; blocks stand apart by spaces. */
export function textOfHtml(html: string): string {
  let text = ''
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (BLOCKS.has(name)) text += ' '
      },
      onclosetag: (name) => {
        if (BLOCKS.has(name)) text += ' '
      },
      ontext: (part) => {
        text += part
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return text.replace(/\s+/gu, ' ').trim()
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function tagOf(given: string): string {
  if (/^h[1-6]$/.test(given)) return 'h3'
  return given === 'b' ? 'strong' : given === 'ol' ? 'ul' : given
}
