import { and, eq, or } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import { type KnownWords, NO_WORDS, type UnknownWord } from '../cards/words.ts'
import type { SourceCard } from '../ports.ts'
import { importWords } from './schema.ts'
import { unknownWords } from './translate.ts'

/** What was once put into Russian of the words that a card has and no table. */
export async function knownWords(db: Database, card: SourceCard): Promise<KnownWords> {
  const wanted = unknownWords(card, NO_WORDS)
  if (wanted.length === 0) return NO_WORDS
  const rows = await db
    .select()
    .from(importWords)
    .where(
      or(
        ...wanted.map(({ kind, word }) =>
          and(eq(importWords.kind, kind), eq(importWords.word, word)),
        ),
      ),
    )
  const known = new Map(rows.map(({ kind, word, russian }) => [`${kind}:${word}`, russian]))
  return (kind, word) => known.get(`${kind}:${word}`)
}

/** The first to put a word into Russian has the say: one word is one value of a shop's attribute. */
export async function keepWords(
  db: Database,
  clock: Clock,
  words: readonly (UnknownWord & { readonly russian: string })[],
): Promise<void> {
  if (words.length === 0) return
  const at = new Date(clock.now())
  await db
    .insert(importWords)
    .values(words.map(({ kind, word, russian }) => ({ kind, word, russian, at })))
    .onConflictDoNothing()
}
