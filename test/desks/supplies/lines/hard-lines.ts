import type { DateChoice } from '#telegram/input/date-choice.ts'

/** What a line says; a part left out is not said. `ask`: nobody can tell, so it has to be asked. */
export interface Expected {
  readonly warehouses?: readonly number[] | 'ask'
  readonly type?: 'box' | 'mono' | 'super-safe' | 'qr' | 'ask'
  readonly dates?: DateChoice | 'ask'
  /** Hundredths. */
  readonly cap?: number | 'ask'
  readonly mode?: 'notify' | 'hand-over' | 'auto' | 'ask'
  readonly target?: number | 'ask'
  readonly lead?: number
  readonly weekdays?: number
}

/** A Friday. */
const TODAY = '2026-11-20'
/** First and last day that may be chosen on that day. */
export const LIMITS = { today: TODAY, min: '2026-11-21', max: '2027-01-01' } as const

const range = (from: string, to: string): DateChoice => ({ kind: 'range', from, to })
const rolling = (days: number, leadDays = 1): DateChoice => ({ kind: 'rolling', days, leadDays })

/** Lines that are hard to read, with what each means; null: no wish for a slot. Written before the reader was. */
export const HARD_LINES: readonly (readonly [string, Expected | null])[] = [
  [
    'поймай слот на Коледино на след неделе, короба, не дороже х2',
    {
      warehouses: [507],
      type: 'box',
      dates: range('2026-11-23', '2026-11-29'),
      cap: 200,
      mode: 'ask',
    },
  ],
  [
    'екб или казань монопаллеты бесплатно с понедельника',
    {
      warehouses: [1733, 300571, 117986],
      type: 'mono',
      dates: range('2026-11-23', '2027-01-01'),
      cap: 0,
    },
  ],
  [
    'спб qr в декабре до х3',
    {
      warehouses: [2737, 50045246],
      type: 'qr',
      dates: range('2026-12-01', '2026-12-31'),
      cap: 300,
    },
  ],
  ['Элетросталь короб любая дата +3', { warehouses: [120762], type: 'box', dates: rolling(40, 3) }],
  [
    'тула, рязань коробами 1-5.12 кэф 0',
    {
      warehouses: [206348, 301760],
      type: 'box',
      dates: range('2026-12-01', '2026-12-05'),
      cap: 0,
    },
  ],
  [
    'koledino boxes next week free',
    { warehouses: [507], type: 'box', dates: range('2026-11-23', '2026-11-29'), cap: 0 },
  ],
  [
    'Catch me a slot at Kazan next week, boxes, not above x2',
    {
      warehouses: [117986],
      type: 'box',
      dates: range('2026-11-23', '2026-11-29'),
      cap: 200,
      mode: 'ask',
    },
  ],
  [
    '2 штуки Коледино суперсейф до 10 декабря не выше 5',
    {
      warehouses: [507],
      type: 'super-safe',
      dates: range('2026-11-21', '2026-12-10'),
      cap: 500,
      target: 2,
      mode: 'ask',
    },
  ],
  [
    'новосиб по будням короба х1 ближайшие 2 недели',
    { warehouses: [686], type: 'box', dates: rolling(14), cap: 100, weekdays: 31 },
  ],
  [
    'следи за Краснодаром, QR, завтра',
    {
      warehouses: [130744],
      type: 'qr',
      dates: range('2026-11-21', '2026-11-21'),
      mode: 'notify',
    },
  ],
  [
    'бронируй Невинку коробы с 1 декабря максимум х1,5',
    {
      warehouses: [208277],
      type: 'box',
      dates: range('2026-12-01', '2027-01-01'),
      cap: 150,
      mode: 'auto',
    },
  ],
  [
    'коледено моно 28.11',
    { warehouses: [507], type: 'mono', dates: range('2026-11-28', '2026-11-28') },
  ],
  [
    'Пенза/Волгоград/Котовск короба до конца месяца бесплатно или х1',
    {
      warehouses: [50045809, 301983, 301809],
      type: 'box',
      dates: range('2026-11-21', '2026-11-30'),
      cap: 100,
    },
  ],
  [
    'нужна поставка в Тулу на пятницу коробами',
    { warehouses: [206348], type: 'box', dates: range('2026-11-27', '2026-11-27') },
  ],
  [
    'шушары ср-пт короба х2',
    { warehouses: [50045246], type: 'box', dates: range('2026-11-25', '2026-11-27'), cap: 200 },
  ],
  [
    'Короба Коледино по вторникам и четвергам, до ×3, 2 недели',
    { warehouses: [507], type: 'box', dates: rolling(14), cap: 300, weekdays: 10 },
  ],
  [
    'Сарапул завтра послезавтра короба',
    { warehouses: [301987], type: 'box', dates: range('2026-11-21', '2026-11-22') },
  ],
  ['продал 2 MUG-350 со склада Тула', null],
  ['перемести 5 кружек из Тулы в Казань', null],
  ['где мои короба в Коледино?', null],
  [
    'не раньше 1 декабря, не позже 10-го, Электросталь, палеты, коэффициент не больше 2',
    {
      warehouses: [120762],
      type: 'mono',
      dates: range('2026-12-01', '2026-12-10'),
      cap: 200,
    },
  ],
  [
    'Коледино и Электросталь, в приоритете Электросталь, короба 25 ноября',
    {
      warehouses: [120762, 507],
      type: 'box',
      dates: range('2026-11-25', '2026-11-25'),
    },
  ],
  [
    'kzn, ekb qr from Dec 1, free only',
    {
      warehouses: [117986, 1733, 300571],
      type: 'qr',
      dates: range('2026-12-01', '2027-01-01'),
      cap: 0,
    },
  ],
  [
    'сообщи когда откроется Владимир на короба не дороже х3',
    { warehouses: [301981], type: 'box', cap: 300, mode: 'notify' },
  ],
  [
    'Коледино 30 ноября - 2 декабря 3 поставки х0',
    {
      warehouses: [507],
      dates: range('2026-11-30', '2026-12-02'),
      cap: 0,
      target: 3,
      mode: 'ask',
    },
  ],
  [
    '25-30 коледино коробки х2',
    { warehouses: [507], type: 'box', dates: range('2026-11-25', '2026-11-30'), cap: 200 },
  ],
  ['Рязань короба 32 ноября', { warehouses: [301760], type: 'box', dates: 'ask' }],
  ['Коледино короба на вчера', { warehouses: [507], type: 'box', dates: 'ask' }],
  ['Влад короба до х1 на неделю', { warehouses: 'ask', type: 'box', dates: rolling(7), cap: 100 }],
  ['коледино короба до 5', { warehouses: [507], type: 'box', dates: 'ask', cap: 'ask' }],
  [
    'паллеты Казань и короба Тула 1 декабря',
    {
      warehouses: [117986, 206348],
      type: 'ask',
      dates: range('2026-12-01', '2026-12-01'),
    },
  ],
  [
    'Электросталь не раньше чем через 3 дня короба по нулям',
    { warehouses: [120762], type: 'box', dates: rolling(40, 3), cap: 0 },
  ],
  [
    'хочу в пушкино сц qr поставку на 3-е декабря',
    { warehouses: [207743], type: 'qr', dates: range('2026-12-03', '2026-12-03') },
  ],
  [
    'Новосемейкино + Пенза, boxes, до нового года, макс x2, бронируй сам',
    {
      warehouses: [301805, 50045809],
      type: 'box',
      dates: range('2026-11-21', '2026-12-31'),
      cap: 200,
      mode: 'auto',
    },
  ],
  [
    'Тихорецкая короба с 25 по 28 бесплатно',
    { warehouses: [130744], type: 'box', dates: range('2026-11-25', '2026-11-28'), cap: 0 },
  ],
  [
    'слот Котовск на завтра срочно любой коэф',
    { warehouses: [301809], dates: range('2026-11-21', '2026-11-21'), cap: 'ask' },
  ],
  [
    'Коледино без понедельника, короба, 10 дней, х1',
    { warehouses: [507], type: 'box', dates: rolling(10), cap: 100, weekdays: 126 },
  ],
  [
    'мне бы коледино... ну короба, где-то с 24, и чтоб не дороже двух',
    {
      warehouses: [507],
      type: 'box',
      dates: range('2026-11-24', '2027-01-01'),
      cap: 200,
    },
  ],
  [
    'ЕКБ ПЕРСПЕКТИВНАЯ КОРОБА 26.11 Х1',
    { warehouses: [300571], type: 'box', dates: range('2026-11-26', '2026-11-26'), cap: 100 },
  ],
  [
    'подготовка 4 дня, Волгоград, моно, любой день в ближайшие 10, не дороже x2',
    { warehouses: [301983], type: 'mono', dates: rolling(10), cap: 200, lead: 4 },
  ],
]
