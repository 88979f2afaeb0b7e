import { Parser } from 'htmlparser2'

/** The ledger takes so many. */
const MOST = 20_000
const BREAKS = /^(?:p|div|br|li|tr|h[1-6]|ul|ol|table)$/
const HIDDEN = /^(?:script|style|template)$/

/** The words of a description that may be HTML, a line a paragraph, cut where it is too long. */
export function plainOf(html: string): string {
  let text = ''
  let hidden = 0
  const parser = new Parser(
    {
      onopentag(name) {
        if (HIDDEN.test(name)) hidden += 1
        if (BREAKS.test(name)) text += '\n'
      },
      onclosetag(name) {
        if (HIDDEN.test(name)) hidden -= 1
      },
      ontext(words) {
        if (hidden === 0) text += words
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  const lines = text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
  return [...lines.join('\n')].slice(0, MOST / 2).join('')
}
