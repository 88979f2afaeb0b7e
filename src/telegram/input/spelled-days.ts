const UNITS = ['перв', 'втор', 'трет', 'четверт', 'пят', 'шест', 'седьм', 'восьм', 'девят', 'десят']
const TEENS = [
  ...['одиннадцат', 'двенадцат', 'тринадцат', 'четырнадцат', 'пятнадцат', 'шестнадцат'],
  ...['семнадцат', 'восемнадцат', 'девятнадцат', 'двадцат'],
]
const STEMS = [...UNITS, ...TEENS]
const DAY = new RegExp(
  `(?<!\\p{L})(?:(двадцать|тридцать) )?(${[...STEMS, 'тридцат'].join('|')})(?:ого|ое|его|ье|ьего)(?!\\p{L})`,
  'gu',
)

/** "Двадцать пятого", "с первого" as numbers, in lower case. */
export const spelledDays = (text: string): string =>
  text.replace(DAY, (all, tens: string | undefined, stem: string) => {
    const day = stem === 'тридцат' ? 30 : STEMS.indexOf(stem) + 1
    if (tens === undefined) return String(day)
    return day < 10 ? String(day + (tens === 'двадцать' ? 20 : 30)) : all
  })
