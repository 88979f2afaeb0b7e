import { createPerson } from '#sandbox/telegram/person.ts'
import type { Product } from './product.ts'
import { WISH } from './wish.ts'

/** The bot takes a burst of twenty acts and then two a second; sellers here think as long as that takes. */
const THINKING_MS = 500
const LONGEST_MS = 120_000

/** Milliseconds from Create. */
export interface Made {
  readonly file: number
  /** The sheet and the draft stand too. */
  readonly everything: number
  readonly groups: number
  readonly keywords: number
}

/** One seller with Direct and a sheet connected makes a campaign in the chat. */
export async function makeCampaign({ sandbox, services }: Product, id: number): Promise<Made> {
  const { url, clock } = sandbox
  const person = await createPerson({ url, id, firstName: 'Анна', locale: 'ru' })
  const say = async (text: string, seen: string | RegExp) => {
    clock.advance(THINKING_MS)
    await person.say(text)
    await person.sees(seen)
  }
  const tap = async (label: string | RegExp, seen: string | RegExp) => {
    clock.advance(THINKING_MS)
    await person.tap(label)
    await person.sees(seen)
  }

  try {
    await say('/start', 'Анна')
    const { access } = await services.yandex.command<{ access: string }>('account', {
      login: `bench-${id}`,
    })
    await say(access, 'Ключ подключён')
    const sheet = await services.google.command<{ id: string; link: string }>('make-sheet')
    await services.google.command('share', { id: sheet.id })
    await say(sheet.link, 'Моя таблица')
    const [text] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(person.lastMessage()?.text ?? '') ?? []
    await services.google.command('type-in', { id: sheet.id, text })
    await tap(/Проверить код/, 'Ключ подключён')

    await say('/new_campaign', 'шаг 1')
    await say(WISH.name, 'шаг 2')
    await say(WISH.description, 'шаг 3')
    await say(WISH.seeds.join('\n'), 'шаг 4')
    await tap(/Россия/, '☑ Россия')
    await tap('✓ Далее', 'шаг 5')
    await say(WISH.url, 'шаг 6')
    await say(String(WISH.weeklyBudget), 'проверьте')
    await tap('✎ Ещё', 'Что сделать ещё')
    await tap(/Я проверю группы/, '☐ Я проверю')
    await tap(/Черновик в Директе/, '☑ Черновик')
    await tap('✓ Далее', 'проверьте')

    const startedAt = performance.now()
    const since = () => performance.now() - startedAt
    await person.tap('✓ Создать кампанию')
    const timeoutMs = LONGEST_MS
    const { messages } = person
    await person.waitFor(() => messages().some(({ document }) => document), { timeoutMs })
    const file = since()
    const done = await person.waitFor(
      () => messages().find(({ text }) => text.includes('Черновик в Директе №')),
      { timeoutMs },
    )
    const everything = since()
    const [keywords = 0, groups = 0] = [...done.text.matchAll(/(?:Фраз|групп): (\d+)/g)].map(
      ([, figure]) => Number(figure),
    )
    return { file, everything, groups, keywords }
  } finally {
    await person.close()
  }
}
