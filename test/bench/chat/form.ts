import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { Desk } from '#telegram/desk.ts'
import { wizardStates } from '#telegram/forms/schema.ts'
import { createFakeSeller } from '#test/telegram/fake-seller.ts'
import { sampleForm } from '#test/telegram/forms/sample.ts'

const PLACES = Array.from({ length: 10_000 }, (_, id) => ({ id, text: `Склад ${id}` }))
const BEFORE = 60
const TIMED = 100

/** Taps in a list of ten thousand within a wizard: what one costs after sixty others (ms each), and what lies in the row by then. */
export async function tapInForm(db: Database): Promise<{ ms: number[]; bytes: number }> {
  const desk = () => {
    const made = new Desk('bench-form').slash({
      name: 'begin',
      handle: (ctx) => ctx.startForm('sample', { name: 'Shop', kind: 'pallet' }),
    })
    made.forms.push(sampleForm({ places: PLACES }))
    return made
  }
  const lang = createTexts({ localesDir: 'locales' }).lang('ru', 'Europe/Moscow')
  const seller = createFakeSeller({ db, lang, desks: () => [desk()] })
  await seller.say('/begin')
  const tap = (count: number) => seller.tap(count % 2 === 0 ? (seller.labels()[0]?.[0] ?? '') : '›')
  for (let count = 0; count < BEFORE; count += 1) await tap(count)
  const [row] = await db.select().from(wizardStates).where(eq(wizardStates.chatId, seller.chatId))
  const ms: number[] = []
  for (let count = 0; count < TIMED; count += 1) {
    const startedAt = performance.now()
    await tap(count)
    ms.push(performance.now() - startedAt)
  }
  return { ms, bytes: row?.state.length ?? 0 }
}
