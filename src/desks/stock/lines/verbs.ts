import type { LineKind } from './line.ts'

/** What a verb says happened; more than one kind when it does not settle it. */
export interface Verb {
  readonly kinds: readonly LineKind[]
  /** `open`: sellers use it for several things. `plan`: not done yet. */
  readonly doubt?: 'open' | 'plan'
}

const list = (words: string) => words.trim().split(/\s+/)
const verbs = (words: string, kinds: readonly LineKind[], doubt?: Verb['doubt']) =>
  list(words).map((word): [string, Verb] => [word, { kinds, ...(doubt && { doubt }) }])

/** Words that mean it wherever they stand; `е` stands for `ё`. */
const STRONG = new Map<string, Verb>([
  ...verbs(
    `продал продала продали продано продана проданы продан продажа продажи продажу ушло ушла ушли минус
     sold прадал прадала прдал продла slod sodl solld`,
    ['sale'],
  ),
  ...verbs('продам продадим продать продаем', ['sale'], 'plan'),
  ...verbs(
    'списал списала списали списано списание списать брак потерял потеряли',
    ['sale'],
    'open',
  ),
  ...verbs(
    `пришло пришли пришла пришел приход приехало приехали приехала поступило поступили поступила поступление
     получил получила получили получено принял приняла приняли принято приемка приемку оприходовал оприходовали
     добавил добавила добавили добавь плюс привезли привез привезла завез завезли закупил закупила закупили
     received receive arrived restocked restock recieved`,
    ['receipt'],
  ),
  ...verbs('возврат вернул вернула вернули вернулось вернулись', ['receipt', 'sale'], 'open'),
  ...verbs('returned refund купил купила купили bought', ['receipt', 'sale'], 'open'),
  ...verbs('придет приедет поступит получим закуплю', ['receipt'], 'plan'),
  ...verbs(
    `перенес перенесла перенесли перенести перенеси переместил переместила переместили переместить перемещение
     перевез перевезла перевезли перекинул перекинула перекинули переложил переложила переложили
     moved transfer transferred`,
    ['transfer'],
  ),
  ...verbs('перенесу перевезу перемещу', ['transfer'], 'plan'),
  ...verbs(
    'отгрузил отгрузила отгрузили отвез отвезла отвезли отправил отправила отправили отдал отдала отдали shipped',
    ['transfer', 'sale'],
    'open',
  ),
  ...verbs(
    `осталось остались остался осталась остаток остатка исправь исправил поправь установи пересчитал пересчитала
     пересчитали пересчет инвентаризация remaining counted`,
    ['correction'],
  ),
])

/** Words that are also parts of names: they count at the line's beginning or end only, and beside no other verb. */
const WEAK = new Map<string, Verb>([
  ...verbs('sale sell', ['sale']),
  ...verbs('add added got', ['receipt']),
  ...verbs('move shift', ['transfer']),
  ...verbs('set left stock count correct поставь стало теперь есть сейчас', ['correction']),
])

/** Shorter words are too often one letter away from a verb (сталь, стало). */
const LONG_ENOUGH = 6
const TYPED = [...STRONG].filter(([word]) => word.length >= LONG_ENOUGH)

export interface FoundVerb extends Verb {
  readonly at: number
}

/** The verbs among the words of a line (lower case, `ё` as `е`); a slip of one letter is understood where no verb is spelt right. */
export function findVerbs(words: readonly string[]): FoundVerb[] {
  const strong = words.flatMap((word, at) => found(STRONG.get(word), at))
  if (strong.length > 0) return strong
  const ends = [...new Set([0, words.length - 1])]
  // "14 left at Tula".
  const counted = words.findIndex(
    (word, at) => word === 'left' && /^\d+$/.test(words[at - 1] ?? ''),
  )
  const weak = [counted, ...ends].flatMap((at) => found(WEAK.get(words[at] ?? ''), at))
  if (weak.length > 0) return weak.slice(0, 1)
  return ends.flatMap((at) => found(typo(words[at] ?? ''), at)).slice(0, 1)
}

const found = (verb: Verb | undefined, at: number): FoundVerb[] => (verb ? [{ ...verb, at }] : [])

function typo(word: string): Verb | undefined {
  if (word.length < LONG_ENOUGH - 1) return undefined
  return TYPED.find(([verb]) => word[0] === verb[0] && isOneSlip(word, verb))?.[1]
}

/** One letter missed, added or changed, or two swapped. */
function isOneSlip(word: string, verb: string): boolean {
  let at = 0
  while (at < word.length && word[at] === verb[at]) at += 1
  const [typed, meant] = [word.slice(at), verb.slice(at)]
  return (
    typed.slice(1) === meant.slice(1) ||
    typed === meant.slice(1) ||
    typed.slice(1) === meant ||
    (typed[0] === meant[1] && typed[1] === meant[0] && typed.slice(2) === meant.slice(2))
  )
}
