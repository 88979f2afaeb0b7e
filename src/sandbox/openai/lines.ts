import { z } from 'zod'

const question = z.object({
  line: z.string(),
  first: z.string(),
  last: z.string(),
  warehouses: z.array(z.string()),
})

/** The answer to a question about a line in which a seller may ask for a slot; undefined for any other question. */
export function answerOnLines(name: string, input: string): unknown {
  if (name !== 'monitor_line') return undefined
  const asked = question.safeParse(JSON.parse(input)).data
  if (!asked) return undefined
  const line = asked.line.toLowerCase()
  const has = (words: RegExp) => words.test(line)
  const near = has(/подмосков|москв|столиц|moscow/)
  const isKnown = (word: string) =>
    asked.warehouses.some((one) => one.toLowerCase().startsWith(word.toLowerCase().slice(0, 5)))
  const names = asked.line.match(/(?<!^)(?<=\s)[А-ЯЁ][а-яё]{4,}/g) ?? []
  const days = Number(/(\d{1,2}) (?:дн|day)/.exec(line)?.[1] ?? 0)
  return {
    isWish:
      has(/слот|постав|отвезти|везти|короб|пал+ет|slot|suppl|deliver|box/) && !line.includes('?'),
    warehouses: asked.warehouses.filter((one) =>
      near ? /Коледино|Подольск|Электросталь/.test(one) : line.includes(one.toLowerCase()),
    ),
    supplyType: has(/пал+ет|pallet/) ? 'mono' : has(/короб|box/) ? 'box' : 'unsaid',
    ...{ from: '', to: '', rollingDays: has(/недел|week/) ? 7 : days },
    ...{ leadDays: -1, maxCoefficient: has(/дешев|недорог|cheap/) ? 1 : -1, weekdays: [] },
    ...{ mode: 'unsaid', supplies: 0, unclear: names.filter((word) => !isKnown(word)).join(' ') },
  }
}
