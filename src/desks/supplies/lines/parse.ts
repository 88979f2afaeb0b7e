import { createCutter } from '#telegram/input/cutter.ts'
import type { DateLimits } from '#telegram/input/dates.ts'
import { type DaysPart, takeDays } from '#telegram/input/days-in-line.ts'
import type { Warehouse } from '../feed/store.ts'
import { takeBareTop, takeCap, takeLead, takeTarget } from './amounts.ts'
import { takeListedDays } from './listed-days.ts'
import { placesOf } from './places.ts'
import type { Doubt, LineReading } from './reading.ts'
import { takeWeekdays } from './weekdays.ts'
import { takeMode, takeNoAuto, takeType, typeBySlip } from './wishes.ts'

export interface LineDeps {
  readonly warehouses: readonly Warehouse[]
  readonly limits: DateLimits
}

/** "короба/25.11/х1": a stroke between what is no date. */
const SLASHED = /(?<=\p{L})\/(?=\d)|(?<=\d)\/(?=\p{L})/gu
const QUESTION = /\?\s*$/
/** What other desks do, and what is taken back. */
const OTHERS = [
  'прода(?:л|ж|н|м|ть|дим)\\p{L}*|ушл[оаи]|приш(?:л[оаи]|ел)|приехал\\p{L}*|поступил\\p{L}*|приход|спис\\p{L}*',
  'перемест\\p{L}*|перемещ\\p{L}*|перенес\\p{L}*|перекин\\p{L}*|остал[оа]сь|остат\\p{L}*|возврат\\p{L}*',
  'реклам\\p{L}*|кампани\\p{L}*|объявлени\\p{L}*|директ\\p{L}*|импорт\\p{L}*|загрузи\\p{L}*|пойзон|пар[аы]?',
  'отмен\\p{L}*|удал[ия]\\p{L}*|останов\\p{L}*|выключ\\p{L}*|не (?:надо|нужн\\p{L}*|хочу|ищи|лови)',
  'sold|sell|received|moved?|transfer|stock|returns?|refunds?|campaigns?|ads?|adverts?|import|poizon|pairs?',
  "cancel|delete|stop|pause|don['’]?t|do not",
].join('|')
const ADDRESS = /https?:\/\/|www\.|\S@\S|[\w-]\.(?:ru|com|рф|net|org|shop|store)(?![a-zа-я])/i
/** A mark of the seller's own: letters and digits in one piece. */
const CODE = /(?<!\w)(?=[A-Z\d/-]*\d)(?=[A-Z\d/-]*[A-Z])[A-Z\d]+(?:[-/][A-Z\d]+)+(?!\w)|\d{8,}/
const SUPPLY =
  'слот\\p{L}*|поставк\\p{L}*|приемк\\p{L}*|отгруз\\p{L}*|отвезти|монитор\\p{L}*|вб|wb|slots?|suppl(?:y|ies)|shipment|acceptance|inbound'

/**
 * A line in which a seller asks for a slot, in Russian or English: `Коледино 25-30 ноября короба до х2`, `catch me a slot at Kazan next
 * week`. Nothing is guessed: what could mean two things is in `doubts` and left out.
 */
export function parseMonitorLine(text: string, { warehouses, limits }: LineDeps): LineReading {
  const line = createCutter(text.replace(SLASHED, ' / '))
  const isNoAuto = takeNoAuto(line)
  if (QUESTION.test(text) || ADDRESS.test(text) || CODE.test(text) || line.has(OTHERS)) {
    return { kind: 'none' }
  }
  const isOfSupplies = line.has(SUPPLY)
  // One box may be a thing that is sold.
  const isThing = line.has('коробк\\p{L}*|box')
  const mode = takeMode(line, isNoAuto)
  const leadDays = takeLead(line)
  const cap = takeCap(line)
  const said = takeType(line)
  const target = takeTarget(line)
  const named = takeWeekdays(line)
  const isBareTop = takeBareTop(line)
  const listed = named === undefined ? takeListedDays(line, limits) : undefined
  const more = takeDays(line, limits)
  // Two answers to one question are none.
  const isTwice = listed && (more.value ?? more.isDoubtful) !== undefined
  const days: DaysPart = isTwice ? { isDoubtful: true } : (listed ?? more)
  const weekdays = named ?? (isTwice ? undefined : listed?.weekdays)
  line.cut(SUPPLY)
  const places = placesOf(line.text, warehouses)
  // Only beside a place and days or an amount: else it may be a thing.
  const isAsked = days.value !== undefined || cap.value !== undefined
  const slip =
    said.isSaid || places.ids.length === 0 || !isAsked ? undefined : typeBySlip(places.rest)
  const type = slip ? { value: slip.value, isSaid: true, isDoubtful: false } : said
  const isNumbered = places.rest.some((word) => /^\d+$/.test(word))

  const doubts: Doubt[] = []
  if (places.isDoubtful) doubts.push('warehouses')
  if (type.isDoubtful) doubts.push('type')
  if (days.isDoubtful || ((isBareTop || isNumbered) && !days.value)) doubts.push('dates')
  if (cap.isDoubtful || (isBareTop && cap.value === undefined)) doubts.push('cap')
  if (mode.isDoubtful || (target !== undefined && !mode.value)) doubts.push('mode')

  const hasDays = days.value !== undefined || days.isDoubtful === true
  const signals = [
    type.isSaid,
    cap.value !== undefined || doubts.includes('cap'),
    hasDays || isBareTop,
    weekdays !== undefined,
    isOfSupplies,
    mode.isSaid,
  ].filter(Boolean).length
  const { ids } = places
  const rest = places.rest.filter(
    (word) => word !== slip?.word && (!/^\d+$/.test(word) || days.value !== undefined),
  )
  const hasPlace = ids.length > 0
  const isGoods = type.isSaid && hasDays
  const isClear = rest.length === 0 || (type.isSaid && !isThing && rest.length <= 2)
  const enough = hasPlace ? (isClear ? 1 : 2) : isGoods ? 2 : 3
  const isWordy = rest.length > (hasPlace ? 4 : isGoods ? 2 : 0)
  if (signals < enough || isWordy) {
    return isOfSupplies || (signals >= 2 && hasPlace) ? { kind: 'maybe' } : { kind: 'none' }
  }
  const reading = {
    warehouseIds: hasPlace && !places.isDoubtful ? ids : undefined,
    supplyType: type.value,
    dates: days.value,
    maxCoefficient: cap.value,
    mode: mode.value,
    ...(days.begun && { begun: days.begun }),
    ...{ target, leadDays, weekdays, doubts },
    unread: rest.join(' '),
  }
  return { kind: 'monitor', reading, isSure: rest.length === 0 && hasPlace && !isMuddled(doubts) }
}

/** A coefficient or a mode in doubt is a question of one tap; these may be said more clearly than we can read. */
const isMuddled = (doubts: readonly Doubt[]) =>
  doubts.some((doubt) => doubt === 'dates' || doubt === 'type')
