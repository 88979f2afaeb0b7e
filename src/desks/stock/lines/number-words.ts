/** Numbers up to twenty as they are said, in the cases that stand before a noun. */
const WORDS: readonly (readonly [value: number, words: string])[] = [
  [1, 'один одна одно одну one'],
  [2, 'два две двух двое пара пару two couple pair'],
  [3, 'три трех трое three'],
  [4, 'четыре четырех четверо four'],
  [5, 'пять пяти пятеро five'],
  [6, 'шесть шести six'],
  [7, 'семь семи seven'],
  [8, 'восемь восьми eight'],
  [9, 'девять девяти nine'],
  [10, 'десять десяти десяток ten'],
  [11, 'одиннадцать eleven'],
  [12, 'двенадцать дюжина дюжину twelve dozen'],
  [13, 'тринадцать thirteen'],
  [14, 'четырнадцать fourteen'],
  [15, 'пятнадцать fifteen'],
  [16, 'шестнадцать sixteen'],
  [17, 'семнадцать seventeen'],
  [18, 'восемнадцать eighteen'],
  [19, 'девятнадцать nineteen'],
  [20, 'двадцать twenty'],
]
const VALUES = new Map(
  WORDS.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
)

/** What a word counts (lower case); undefined for any other word. */
export function numberWord(word: string): number | undefined {
  return VALUES.get(word)
}

/** Things that are sold in pairs: one of them may be two pieces or one. */
export const PAIRED =
  /^(?:носк|носок|туфл|кроссов|ботин|сапог|сапож|кед|перчат|варежк|серег|серьг|сереж|ласт|лыж|тапо|тапк|sock|shoe|glove|boot|earring|sneaker|mitten)/u
export const PAIR = /^(?:пара|пару|пары|пар|pairs?)$/u
/** Vessels of goods: how many pieces one holds is not said. */
export const BOX =
  /^(?:короб(?:ка|ки|ку|ок|ов|а)?|упаков(?:ка|ки|ку|ок)|пач(?:ка|ки|ку|ек)|ящик(?:а|ов|и)?|блок(?:а|ов|и)?|паллет[аыу]?|boxe?s?|packs?|cases?|pallets?)$/u
