import { readFile } from 'node:fs/promises'
import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import type { Phrase } from '#desks/campaigns/phrase.ts'
import { readPhraseTable } from '#desks/campaigns/phrases/phrase-table.ts'

/**
 * Prints the phrases of a file in groups, as JSON `[{name, intent, phrases}]`. The file is UTF-8: a phrase a line, or a table of phrases
 * and their shows a month (tabs, semicolons, commas; with headings or without). All phrases come out as they are written, doubles too.
 * Resolves with the exit code.
 */
export async function clusterFile(
  path: string | undefined,
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  if (path === undefined) {
    complain('Name a file of phrases: one a line, or a table (CSV) with the shows a month.')
    return 1
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const why = error instanceof TypeError ? 'it is not UTF-8 text' : reasonOf(error)
    complain(`The file ${path} cannot be read: ${why}.`)
    return 1
  }
  const everything = { keepDuplicates: true, maxWords: Number.POSITIVE_INFINITY }
  const { clusters } = cluster(phrasesIn(text), everything)
  const groups = clusters.map(({ name, intent, phrases }) => ({
    name,
    intent,
    phrases: phrases.map((phrase) => phrase.text),
  }))
  print(JSON.stringify(groups, null, 2))
  return 0
}

/** Blank lines are passed over; what is no table has a phrase a line, up to its first tab. */
function phrasesIn(text: string): readonly Phrase[] {
  const rows =
    readPhraseTable(text) ??
    text.split(/\r\n|\n|\r/).map((line) => ({ phrase: line.split('\t')[0] ?? '', frequency: 0 }))
  return rows.flatMap(({ phrase, frequency }) =>
    phrase.trim() === '' ? [] : [{ text: phrase, frequency }],
  )
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES') return 'access is denied'
  return String(code ?? error)
}
