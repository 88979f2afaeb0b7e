/** Words of a whole number up to 999, Russian and English; each adds. */
const ADDENDS = new Map<string, number>(
  [
    ['один|одна|одну|one|a', 1],
    ['два|две|two', 2],
    ['три|three', 3],
    ['четыре|four', 4],
    ['пять|five', 5],
    ['шесть|six', 6],
    ['семь|seven', 7],
    ['восемь|eight', 8],
    ['девять|nine', 9],
    ['десять|ten', 10],
    ['одиннадцать|eleven', 11],
    ['двенадцать|twelve', 12],
    ['тринадцать|thirteen', 13],
    ['четырнадцать|fourteen', 14],
    ['пятнадцать|fifteen', 15],
    ['шестнадцать|sixteen', 16],
    ['семнадцать|seventeen', 17],
    ['восемнадцать|eighteen', 18],
    ['девятнадцать|nineteen', 19],
    ['двадцать|twenty', 20],
    ['тридцать|thirty', 30],
    ['сорок|forty', 40],
    ['пятьдесят|fifty', 50],
    ['шестьдесят|sixty', 60],
    ['семьдесят|seventy', 70],
    ['восемьдесят|eighty', 80],
    ['девяносто|ninety', 90],
    ['сто|сотня|сотню', 100],
    ['двести', 200],
    ['триста', 300],
    ['четыреста', 400],
    ['пятьсот', 500],
    ['шестьсот', 600],
    ['семьсот', 700],
    ['восемьсот', 800],
    ['девятьсот', 900],
    ['полтора|полторы', 1.5],
    ['пол|half', 0.5],
  ].flatMap(([words = '', value]) =>
    String(words)
      .split('|')
      .map((word) => [word, Number(value)] as const),
  ),
)
/** Words that multiply what stands before them, a lone one being once. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^hundred$/u, 100],
  [/^(?:тысяч[аиу]?|тыс\.?|тыщ[аиу]?|thousand)$/u, 1_000],
  [/^(?:миллион(?:а|ов)?|млн\.?|million)$/u, 1_000_000],
]

/** `двадцать пять тысяч`, `полторы тысячи`, `2 тысячи 500`, `five hundred`; undefined when a word is no number. */
export function readNumberWords(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?<=^|\s)пол(?=тысячи|миллиона)/gu, 'пол ')
    .split(/\s+|(?<=[a-z])-(?=[a-z])/u)
    .filter((word) => word !== '' && word !== 'and')
  if (words.length === 0) return undefined
  let total = 0
  let current = 0
  for (const word of words) {
    const addend = /^\d+$/u.test(word) ? Number(word) : ADDENDS.get(word)
    const scale = SCALES.find(([pattern]) => pattern.test(word))?.[1]
    if (addend !== undefined) current += addend
    else if (scale === 100) current = (current || 1) * scale
    else if (scale !== undefined) {
      total += (current || 1) * scale
      current = 0
    } else return undefined
  }
  return total + current
}
