import { stem } from '../stem.ts'
import { stemsOf } from './stems.ts'

/** Spellings of a town by line; the first is its key. A town not among these lines is told by its only name in {@link OTHER_TOWNS}. */
const SPELLINGS: readonly ReadonlySet<string>[] = [
  stemsOf('москва москве московский мск'),
  stemsOf('петербург петербурге спб питер'),
  stemsOf('екатеринбург екатеринбурге екб'),
  stemsOf('новгород новгороде нн'),
]
const OTHER_TOWNS = stemsOf(`
  новосибирск казань челябинск самара омск ростов уфа красноярск воронеж пермь волгоград краснодар саратов тюмень тольятти ижевск барнаул
  ульяновск иркутск хабаровск ярославль владивосток махачкала томск оренбург кемерово новокузнецк рязань астрахань пенза липецк киров
  чебоксары тула калининград курск ставрополь сочи иваново брянск белгород сургут владимир архангельск чита калуга смоленск якутск вологда
  череповец мурманск саранск тамбов кострома новороссийск тверь псков минск алматы астана симферополь севастополь
`)
const LANDS = stemsOf(
  'россия россии российский рф беларусь казахстан крым подмосковье санкт область',
)

/** The town a stem names, the same for all its spellings; undefined for other words. */
export function townOf(root: string): string | undefined {
  const spelled = SPELLINGS.find((spellings) => spellings.has(root))
  return spelled ? [...spelled][0] : OTHER_TOWNS.has(root) ? root : undefined
}

export function isPlace(word: string): boolean {
  const root = stem(word)
  return LANDS.has(root) || townOf(root) !== undefined
}
