import { COUNTRIES } from '../cards/lexicon/countries.ts'
import { MATERIALS } from '../cards/lexicon/materials.ts'

/** What a text may say of goods only where the card says so. */
export type Unsaid =
  | 'unsaid-material'
  | 'unsaid-country'
  | 'unsaid-technology'
  | 'unsaid-promise'
  | 'unsaid-color'
  | 'unsaid-sex'

/** Beginnings of words that mean one thing, without ё: a text may use any of them when the card has one. */
type Meaning = readonly string[]

const meanings = (text: string): Meaning[] =>
  text
    .trim()
    .split(/\s*\n\s*|\s*;\s*/u)
    .map((line) => line.split(/\s+/u))

/** The first letters of the longer words of a lexicon: five tell a material from its neighbours. */
function beginsOf(words: Readonly<Record<string, string>>): Meaning[] {
  const all = Object.values(words).flatMap((value) => value.toLowerCase().split(/[^\p{L}]+/u))
  const long = all.filter((word) => word.length > 5).map((word) => word.replaceAll('ё', 'е'))
  const stems = new Set(long.map((word) => word.slice(0, 5)))
  return [...stems].filter((stem) => !OF_ANYTHING.has(stem)).map((stem) => [stem])
}
/** Said of other things as well. */
const OF_ANYTHING = new Set(['други', 'волок'])

const LISTS: Readonly<Record<Unsaid, readonly Meaning[]>> = {
  'unsaid-material': [
    ...beginsOf(MATERIALS),
    ...meanings(`
      кож; замш; нубук; текстил; хлоп; полиэст; полиамид; нейлон; резин; каучук; шерст; кашемир; шелк; лен$ льн; пух$ пуха пухом пухов
      мех$ меха мехом мехов; сетк сетч; трикотаж; деним джинсов; канвас; пластик; силикон; стали сталь стальн; вискоз; эластан; акрил; модал
      микрофибр; велюр; вельвет; бархат; флис; фланел; плюш; серебр; золот; титан; карбон; керами; стекл; дерев; бамбук; пробк; латекс
      неопрен; экокож экомех экозамш; натуральн; искусственн; синтетич; органическ; переработан; пеноматериал; поролон
    `),
  ],
  'unsaid-country': [
    ...beginsOf(COUNTRIES),
    ...meanings(`
      кита; вьетнам; индонез; итал; франц; герман немец; япон; корея кореи корейск; сша$ америк; англи британ; турц турец; росси русск
      швейцар; испан; португал; тайван; таиланд тайск; камбодж; индия индии индийск; бангладеш; европ; скандинав; азиат
    `),
  ],
  'unsaid-technology': meanings(`
    мембран; амортиз; водонепрон водостойк водоотталк непромок водозащит; влаг влаго; дыша воздухопрон вентил; антибактери; ортопед
    терморег термо утеплен утеплит теплоизол; светоотраж; износост; нескольз противоскольз; гипоаллерген; экологич; ручн; бесшовн
    эластичн; ультралегк сверхлегк; двухслойн трехслойн многослойн; влагоотв; ветрозащит ветронепр; морозост; ударопроч; противоудар
    карман; капюшон; подклад; стельк; подошв; протектор; каблук; танкетк; платформ; пряжк; манжет; воротник; вышивк вышит; принт; логотип
    шнурк шнуров; липучк; молни; пуговиц; застежк; кулиск; ремеш; ремн ремен; пыльник; коробк упаковк; аксессуар; инструкц
    маломер; большемер; зим; летн летом лета; осен; весен весн; демисез; всесез
    бег$ бега бегу бегом бегов; баскетбол; футбол; теннис; трениров; фитнес; треккинг; поход; йог; скейтб; альпин; лыж; плава
    дизайнер; коллаборац; капсульн; винтаж; инноваци; запатент патент; технологи
  `),
  'unsaid-promise': meanings(`
    обеща; прослуж; долговечн; годами; навсегда; вечн; обеспеч; избав; лечит лечат лечебн; оздоров; профилактик
    защит; сохранит сохранят сохраня; согре; убереж; подарит подарят; выдерж; удерж держит держат
    промок промокн; скольз; натира; линя; выцвет; деформир; мнется мнутся; изнаш износ; пожале; доволен довольны$; устанут
  `),
  'unsaid-color': meanings(`
    красн red; синий синяя синее синие синег синей синих сине- синем blue navy; зелен green; желт yellow; бел$ белый белая белое белые
    белог белой белых белом бело- белосн white; черн black; серый серая серое серые серог серой серых серо- сером grey gray; розов pink
    фиолет purple violet; оранж orange; коричн brown; беж beige; голуб blue; бордов burgundy; сирен lilac; бирюз teal; хаки khaki; мятн mint
    кремов cream; персик peach; лайм lime; малинов; вишнев; изумруд emerald; песочн sand; разноцв пестр мультиц multi
  `),
  'unsaid-sex': meanings(`
    мужск мужчин парней юнош унисекс; женск женщин девуш дам$ дамск унисекс; детск дете дети ребен малыш мальчик девоч подрост школьн
  `),
}

const RULES = Object.keys(LISTS) as Unsaid[]

/** `$` ends a stem that is a whole word. */
function patternOf(stems: readonly string[]): RegExp {
  const parts = stems.map((stem) => stem.replace(/\$$/u, '(?!\\p{L})'))
  return new RegExp(`(?<!\\p{L})(?:${parts.join('|')})`, 'u')
}
const known = RULES.map((rule) => ({
  rule,
  meanings: LISTS[rule].map((stems) => ({ stems, pattern: patternOf(stems) })),
}))

/** What a text says of goods that these facts do not: each with what was found. Facts and text in lower case without ё. */
export function unsaidIn(
  said: string,
): (lower: string) => readonly { readonly rule: Unsaid; readonly found: string }[] {
  const wanted = known.map(({ rule, meanings: all }) => {
    const foreign = all.filter(({ pattern }) => !pattern.test(said)).flatMap(({ stems }) => stems)
    return { rule, pattern: foreign.length === 0 ? undefined : patternOf(foreign) }
  })
  return (lower) =>
    wanted.flatMap(({ rule, pattern }) => {
      const found = pattern?.exec(lower)?.[0]
      return found === undefined ? [] : [{ rule, found }]
    })
}
