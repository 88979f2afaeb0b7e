import { type Ban, type BanOptions, bansIn } from './banned.ts'
import { type CardFacts, saidBy } from './facts.ts'
import { cleanHtml, textOfHtml } from './html.ts'
import { LENGTHS, lengthOf, type TextField } from './product-texts.ts'

export type Rule =
  | Ban
  | 'length'
  | 'markup'
  | 'unsaid-name'
  | 'unsaid-number'
  | 'unsaid-material'
  | 'unsaid-country'
  | 'unsaid-technology'

export interface TextFault {
  readonly rule: Rule
  /** What was found; the length for `length`. */
  readonly found: string
}

/** Beginnings of words that stand for a property; a text may use those that the card's words begin with too. */
const MATERIALS =
  /(?<!\p{L})(?:кож|замш|нубук|текстил|хлоп|полиэст|полиамид|нейлон|резин|каучук|шерст|кашемир|ш[её]лк|л[её]н(?!\p{L})|льн|пух|мех(?!ан)|сетк|сетч|трикотаж|деним|канвас|пластик|силикон|сталь|вискоз|эластан|акрил|микрофибр|велюр|бархат|флис|фланел|плюш|серебр|золот|титан|карбон|керами|стекл)/giu
const COUNTRIES =
  /(?<!\p{L})(?:кита|вьетнам|индонез|итал|франц|герман|немец|япон|коре[яюий]|сша(?!\p{L})|америк|англи|британ|турц|турец|росси|русск|швейцар|испан|португал|тайван|таиланд|камбодж|инди[яий]|бангладеш|европ)/giu
const TECHNOLOGIES =
  /(?<!\p{L})(?:мембран|амортиз|водонепрон|водоотталк|непромок|влаго|дыша|воздухопрон|антибактери|ортопед|терморег|светоотраж|износост|нескольз|гипоаллерген|экологич|ручн(?:ой|ая)\s+работ)/giu

export type Validator = (field: TextField, text: string) => readonly TextFault[]

/** Says what is wrong with a text about a card: the same for what a model, a template or a person wrote. */
export function createValidator(facts: CardFacts, options: BanOptions): Validator {
  const said = saidBy(facts).toLowerCase()
  const names = new Set(namesIn(said))
  const numbers = new Set(numbersIn(said))
  const begins = (pattern: RegExp) => new Set(stems(said, pattern))
  const properties = [
    ['unsaid-material', MATERIALS, begins(MATERIALS)],
    ['unsaid-country', COUNTRIES, begins(COUNTRIES)],
    ['unsaid-technology', TECHNOLOGIES, begins(TECHNOLOGIES)],
  ] as const

  return (field, text) => {
    const isHtml = field === 'description'
    const plain = isHtml ? textOfHtml(text) : text
    const lower = plain.toLowerCase()
    const faults: TextFault[] = bansIn(plain, options).map(({ ban, found }) => ({
      rule: ban,
      found,
    }))
    const length = lengthOf(isHtml ? text : plain)
    const { min, max } = LENGTHS[field]
    if (length < min || length > max) faults.push({ rule: 'length', found: String(length) })
    if (isHtml && cleanHtml(text) !== text) faults.push({ rule: 'markup', found: '' })
    const add = (rule: Rule, found: string | undefined) => {
      if (found !== undefined) faults.push({ rule, found })
    }
    add(
      'unsaid-name',
      namesIn(lower).find((name) => !names.has(name)),
    )
    add(
      'unsaid-number',
      numbersIn(lower).find((number) => !numbers.has(number)),
    )
    for (const [rule, pattern, known] of properties) {
      add(
        rule,
        stems(lower, pattern).find((stem) => !known.has(stem)),
      )
    }
    return faults
  }
}

/** Latin words of two letters and more: models, technologies, brands. */
const namesIn = (lower: string) => lower.match(/\p{Script=Latin}{2,}/gu) ?? []
const numbersIn = (lower: string) =>
  (lower.match(/\d+(?:[.,]\d+)?/gu) ?? []).map((number) => number.replace(',', '.'))
const stems = (lower: string, pattern: RegExp) => lower.match(pattern) ?? []
