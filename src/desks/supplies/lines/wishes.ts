import type { Cutter, Part } from '#telegram/input/cutter.ts'
import { isOneSlip } from '#telegram/input/slip.ts'
import type { MonitorMode } from '../monitors/monitor.ts'
import type { SupplyType } from '../slot.ts'

const TYPES: readonly (readonly [SupplyType | undefined, string])[] = [
  [undefined, '(?:люб\\p{L}{2,3}|все|any|all) (?:тип\\p{L}*|types?)(?: поставк\\p{L}*)?'],
  // Pieces on a pallet have no row of their own in what Wildberries tells.
  [
    undefined,
    'поштучн\\p{L}* ?пал+ет\\p{L}*|коробк?\\p{L}* на пал+ет\\p{L}*|box(?:es)? on pallets?',
  ],
  ['super-safe', 'суп+ер[- ]?с[еэ]йф\\p{L}*|sup+er[- ]?safe(?: boxes)?|с[еэ]йф-?пакет\\p{L}*|сейф'],
  [
    'mono',
    'моно[- ]?пал+ет\\p{L}*|моно\\p{L}*|mono[- ]?pallets?|mono|пал+ет\\p{L}*|пол+ет[ыа]\\p{L}*|pal+ets?',
  ],
  [
    'qr',
    'qr(?:[- ]?(?:постав\\p{L}*|код\\p{L}*|suppl\\p{L}*|boxes))?|кью?[- ]?[ау]р\\p{L}*|к[уь]ю?ар\\p{L}*',
  ],
  ['box', 'к[оа]р[оа]б\\p{L}*|кароб\\p{L}*|кор\\.?|бокс\\p{L}*|box(?:es|s|e)?|bxes|boexs|cartons?'],
]

/** What is brought. A number of boxes before it is no wish of ours. */
export function takeType(line: Cutter): Part<SupplyType> & { readonly isSaid: boolean } {
  const found = TYPES.flatMap(([type, words]) => {
    const counted = `(?<!(?:с|со|от|до|по|на|к|from|to|by|till) |[-./,])(?:\\d{1,3} )?(?:${words})`
    const plain = line.cut(counted).length + line.cut(words).length
    return plain > 0 ? [type] : []
  })
  const [type] = found
  if (found.length === 1 && type) return { value: type, isSaid: true }
  return { isDoubtful: found.length > 0, isSaid: found.length > 0 }
}

const SLIPS: Readonly<Record<string, SupplyType>> = {
  ...{ короба: 'box', коробами: 'box', коробов: 'box', boxes: 'box' },
  ...{ паллеты: 'mono', паллетами: 'mono', паллет: 'mono', pallets: 'mono', pallet: 'mono' },
  ...{ монопаллеты: 'mono', монопаллета: 'mono', суперсейф: 'super-safe', supersafe: 'super-safe' },
}

/** A type with a slip of the finger among words that nothing else explains. */
export function typeBySlip(words: readonly string[]) {
  for (const word of words) {
    const said = Object.keys(SLIPS).find((name) => word.length >= 5 && isOneSlip(word, name))
    if (said) return { value: SLIPS[said], word }
  }
  return undefined
}

const HAND_OVER =
  "передай\\p{L}*(?: мне)?|сам(?:а)? (?:за)?бронирую|(?:за)?бронирую сама?|hand (?:it )?over(?: to me)?|i(?: will|'ll|’ll) book(?: it)?(?: myself)?"
const AUTO =
  'авто(?:матическ\\p{L}*)?[- ]?(?:за)?брон\\p{L}*|(?:за)?бронир\\p{L}*(?: сам(?:а|о)?)?|брон(?:ь|ью)|автоматом|автоматически|auto[- ]?book(?:ing)?|auto(?:matically)?|book(?: it)?(?: for me| automatically| yourself)?'
const NOTIFY =
  '(?:только |просто )?(?:сообщ\\p{L}*|уведом\\p{L}*|скаж\\p{L}*|напиш\\p{L}*|дай(?:те)? знать|след(?:и|ить|ите)|отслежива\\p{L}*|отследи\\p{L}*|маякн\\p{L}*|предупред\\p{L}*)|(?:just |only )?(?:notify(?: me)?|tell me|let me know|alert(?: me)?|watch(?: for)?|keep an eye on)'
const CATCH =
  '(?:пой|вы)май\\p{L}*|пойма(?:ть|й)|с?лов(?:и|ить|ите|им)|выхват\\p{L}*|схват\\p{L}*|урв\\p{L}*|забер\\p{L}*|catch|grab|snatch|get me'

const NO_AUTO = `(?:не (?:надо |нужно )?|без |no |not |without |don['’]?t |do not )(?:${AUTO}|брони|booking)`

/** Says that the bot shall not book; whether it tells or hands over is another question. */
export const takeNoAuto = (line: Cutter): boolean => line.cut(NO_AUTO).length > 0

/** What to do with a slot. "Catch" says that it shall be booked, not by whom. */
export function takeMode(
  line: Cutter,
  isNoAuto = false,
): Part<MonitorMode> & { readonly isSaid: boolean } {
  const said = (words: string) => line.cut(words).length > 0
  const handOver = said(HAND_OVER)
  const auto = said(AUTO)
  const notify = said(NOTIFY)
  const isCatch = said(CATCH)
  const isSaid = handOver || auto || notify || isCatch || isNoAuto
  const modes = [handOver && 'hand-over', auto && 'auto', notify && 'notify'] as const
  const clear = modes.filter((mode): mode is MonitorMode => mode !== false)
  const [mode] = clear
  if (clear.length === 1 && mode && !(mode === 'notify' && isCatch)) return { value: mode, isSaid }
  return { isDoubtful: isSaid, isSaid }
}
