import { createServiceController } from '#sandbox/service/controller.ts'
import type { Actor } from './actor.ts'
import { comesTrue, hold, type Story } from './goals.ts'
import { masked } from './stage.ts'

/** Ten phrases of a seller of mugs: together they bring more than a hundred. */
export const SEEDS = [
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
/** What the seller says of the mugs. */
export const ABOUT =
  'Термокружка из нержавеющей стали, 350 и 500 мл. Держит тепло 8 часов, крышка не протекает. Цена 1290 рублей, доставка по Москве за 1 день, гарантия 1 год.'
/** What the services take over a call in life, ms. */
const LATENCY = { wordstat: 150, openai: 2_000, yandex: 300, google: 300 }

interface WordstatState {
  readonly phrases: readonly { readonly phrase: string; readonly times: number }[]
}
interface YandexState {
  readonly campaigns: readonly { readonly status: string }[]
}
interface OpenAiState {
  readonly answered: readonly unknown[]
}
interface GoogleState {
  readonly files: readonly {
    readonly id: string
    readonly sheets: readonly { readonly title: string; readonly values: readonly unknown[][] }[]
  }[]
}

/** From six questions to a sheet, a file and a draft; and the same seeds again for nothing. */
export function campaignStory(
  anna: Actor,
  url: string,
  { latency = LATENCY }: { readonly latency?: Readonly<Record<string, number>> } = {},
): Story {
  const wordstat = createServiceController<WordstatState>(`${url}/services/wordstat`)
  const yandex = createServiceController<YandexState>(`${url}/services/yandex`)
  const openAi = createServiceController<OpenAiState>(`${url}/services/openai`)
  const google = createServiceController<GoogleState>(`${url}/services/google`)
  let sheetId = ''

  const bought = async () =>
    (await wordstat.state()).phrases.reduce((sum, { times }) => sum + times, 0)

  /** Up to the summary; `wrongly` is said first where the page is asked for. */
  const answer = async (name: string, wrongly?: () => Promise<void>) => {
    await anna.say('/new_campaign')
    await anna.sees('Как назвать кампанию')
    await anna.say(name)
    await anna.sees('Расскажите о товаре')
    await anna.say(ABOUT)
    await anna.sees('По каким словам')
    await anna.say(SEEDS.join('\n'))
    await anna.sees('Где показывать')
    await anna.tap(/Россия/)
    await anna.tap('✓ Далее')
    await anna.sees('Куда ведёт объявление')
    await wrongly?.()
    await anna.say('shop.example/termo')
    await anna.sees('Какой бюджет')
    await anna.say('20 000 ₽ в месяц')
    await anna.sees('проверьте')
  }

  const sizeOf = async (path = '') => (await (await fetch(`${url}${path}`)).bytes()).length

  return {
    title: 'Campaign',
    steps: [
      {
        goal: 'Direct and a Google sheet connected, secrets deleted',
        async play() {
          for (const [service, ms] of Object.entries(latency)) {
            await createServiceController(`${url}/services/${service}`).latency(ms)
          }
          const { access } = await yandex.command<{ access: string }>('account', {
            login: 'orlova-home',
          })
          await anna.say('/keys')
          await anna.tap(/Добавить ключ/)
          await anna.tap(/Директ/)
          await anna.sees('код')
          await anna.say(access, masked(access))
          await anna.sees('Ключ подключён')
          const sheet = await google.command<{ id: string; link: string }>('make-sheet')
          sheetId = sheet.id
          await google.command('share', { id: sheetId })
          await anna.say(sheet.link)
          const [text] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await anna.sees('код')).text) ?? []
          await google.command('type-in', { id: sheet.id, text })
          await anna.tap(/Проверить код/)
          await anna.sees('Ключ подключён')
        },
      },
      {
        goal: 'six questions; a page nobody can open is answered kindly',
        async play() {
          await answer('Термокружки', async () => {
            await anna.say('http://192.168.0.1/')
            await anna.sees('виден только внутри сети')
          })
          await anna.tap('✎ Ещё')
          await anna.tap(/Черновик в Директе/)
          await anna.tap('✓ Далее')
          await anna.sees('черновик в Директе')
        },
      },
      {
        goal: 'groups of real keywords to look at',
        async play() {
          await anna.tap(/Создать кампанию/)
          await anna.sees('Проверьте их')
          await anna.tap(/Посмотреть группы/)
          await anna.sees('Нажмите на группу')
          hold((await bought()) === SEEDS.length, 'Wordstat was not asked once a phrase')
        },
      },
      {
        goal: 'ads written by the model and a file for Commander',
        async play() {
          await anna.tap(/К объявлениям/)
          const file = await anna.person.waitFor(
            () => anna.person.news().find(({ document }) => document?.name.endsWith('.xlsx')),
            { what: 'a Commander file', timeoutMs: 30_000 },
          )
          hold((await openAi.state()).answered.length > 0, 'the model wrote nothing')
          hold((await sizeOf(file.document?.url)) > 0, 'the file is empty')
        },
      },
      {
        goal: 'the same campaign as a spreadsheet at Google',
        async play() {
          await comesTrue(async () => {
            const { files } = await google.state()
            const sheets = files.find(({ id }) => id === sheetId)?.sheets ?? []
            const rows = sheets.reduce((sum, { values }) => sum + values.length, 0)
            return sheets.length > 1 && rows > SEEDS.length
          }, 'the spreadsheet is empty')
        },
      },
      {
        goal: 'the draft stands in Direct, untouched by moderation',
        async play() {
          const drafts = async () => (await yandex.state()).campaigns
          await comesTrue(async () => (await drafts()).length > 0, 'there is no draft')
          const made = await drafts()
          hold(made.length === 1, `${made.length} drafts for one campaign`)
          hold(made[0]?.status === 'DRAFT', 'the draft is not a draft')
          await comesTrue(async () => anna.count('кампания готова') === 1, 'no result in the chat')
        },
      },
      {
        goal: 'the same seeds again: not one call to Wordstat',
        async play() {
          const before = await bought()
          await answer('Термокружки, ещё раз')
          await anna.sees('из памяти 10')
          await anna.tap(/Создать кампанию/)
          await anna.sees('Проверьте их')
          hold((await bought()) === before, 'phrases were bought twice')
          await openAi.latency(0)
        },
      },
    ],
  }
}
