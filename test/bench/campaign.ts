import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPerson, type Person } from '#sandbox/telegram/person.ts'
import { startDemo } from '#src/demo/demo.ts'
import { playedServices } from '#test/processes/services.ts'
import type { Report } from './main.ts'

/** What the services take over a call, ms: frequencies, a model's answer, Google and Direct. */
const LATENCY = { wordstat: 150, openAi: 2_000, google: 300, yandex: 300 } as const
const SEEDS = [
  'термокружка',
  'купить термокружку',
  'термокружка с подогревом',
  'термокружка автомобильная',
  'термокружка детская',
  'термокружка с логотипом',
  'термокружка стальная',
  'термокружка для кофе',
  'термокружка в подарок',
  'термокружка с трубочкой',
]
const ABOUT =
  'Термокружка из нержавеющей стали, 350 и 500 мл. Держит тепло 8 часов, крышка не протекает. Гарантия 1 год.'
const PATIENCE_MS = 120_000

/**
 * One campaign of ten seeds and a hundred keywords with a sheet and a draft, from the tap on Create, over the whole product.
 * Naive: the calls it made, one after another.
 */
export async function run(report: Report): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'prilavok-campaign-'))
  const demo = await startDemo({
    ...{ dataDir, fresh: true, port: 0, autoSlots: false, logLevel: 'error' },
  })
  const { url } = demo.sandbox
  const anna = await createPerson({
    ...{ url, id: 300_001, firstName: 'Анна', locale: 'ru', timeoutMs: PATIENCE_MS },
  })
  const services = playedServices(url)
  try {
    for (const [name, ms] of Object.entries(LATENCY))
      await services[name as keyof typeof LATENCY].latency(ms)
    await prepare(anna, services)
    const begun = await calls(services)
    const startedAt = performance.now()
    const since = () => (performance.now() - startedAt) / 1_000
    await anna.tap(/Создать кампанию/)
    await anna.waitFor(() => anna.messages().find(({ document }) => document), { what: 'a file' })
    const toFile = since()
    const result = await anna.waitFor(
      () => anna.messages().find(({ text }) => text.includes('кампания готова')),
      { what: 'the result card' },
    )
    const toResult = since()
    const made = await calls(services)
    const oneByOne = Object.entries(LATENCY).reduce(
      (sum, [name, ms]) => sum + ((made[name] ?? 0) - (begun[name] ?? 0)) * ms,
      0,
    )
    const [, keywords, groups, ads] = /Фраз: (\d+) · групп: (\d+) · объявлений: (\d+)/.exec(
      result.text,
    ) ?? [undefined, 0, 0, 0]
    const what = `${SEEDS.length} seeds, ${keywords} keywords, ${groups} groups, ${ads} ads`
    report({
      figure: `from Create to the file in the chat: ${what}`,
      value: toFile,
      unit: 's',
      better: 'less',
      baseline: oneByOne / 1_000,
      bar: 20,
    })
    report({
      figure: 'from Create to the result card, sheet and draft included',
      value: toResult,
      unit: 's',
      better: 'less',
      baseline: oneByOne / 1_000,
    })
  } finally {
    await anna.close()
    await demo.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Services = ReturnType<typeof playedServices>

/** Keys, and the wizard up to its summary. */
async function prepare(anna: Person, { yandex, google }: Services): Promise<void> {
  const { access } = await yandex.command<{ access: string }>('account', { login: 'bench' })
  const { id, link } = await google.command<{ id: string; link: string }>('make-sheet')
  await google.command('share', { id })
  for (const secret of [access, link]) {
    await anna.say(secret)
    await anna.sees('Ключ подключён')
    await anna.say('/menu')
    await anna.sees('Прилавок')
  }
  const answers = [
    ['/new_campaign', 'Как назвать'],
    ['Термокружки', 'Расскажите о товаре'],
    [ABOUT, 'По каким словам'],
    [SEEDS.join('\n'), 'Где показывать'],
  ] as const
  for (const [text, next] of answers) {
    await anna.say(text)
    await anna.sees(next)
  }
  await anna.tap(/Россия/)
  await anna.tap('✓ Далее')
  await anna.sees('Куда ведёт')
  await anna.say('shop.example/termo')
  await anna.sees('Какой бюджет')
  await anna.say('5 000 в неделю')
  await anna.sees('проверьте')
  await anna.tap('✎ Ещё')
  await anna.tap(/Черновик в Директе/)
  await anna.tap(/Я проверю группы/)
  await anna.tap('✓ Далее')
  await anna.sees('проверьте')
}

/** Calls answered so far, by service. */
async function calls(services: Services): Promise<Record<string, number>> {
  const counted = Object.keys(LATENCY).map(async (name) => {
    const { calls: figures } = await services[name as keyof typeof LATENCY].state()
    return [name, figures.reduce((sum, { requests }) => sum + requests, 0)] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}
