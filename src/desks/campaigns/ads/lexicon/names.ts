import { keyOf, stemOf } from '../words.ts'

/** Cities and countries an ad could name by itself, also at the beginning of a sentence, where every word has a capital. */
const PLACES =
  'Москва Московский Подмосковье Петербург Питер Спб Ленинградский Новосибирск Екатеринбург Казань Красноярск Челябинск Самара Уфа Краснодар Омск Воронеж Пермь Волгоград Саратов Тюмень Тольятти Барнаул Махачкала Ижевск Хабаровск Ульяновск Иркутск Владивосток Ярославль Томск Ставрополь Кемерово Оренбург Рязань Пенза Липецк Калининград Тула Курск Сочи Тверь Астрахань Брянск Иваново Сургут Белгород Владимир Калуга Смоленск Вологда Мурманск Архангельск Якутск Псков Минск Алматы Астана Россия Беларусь Казахстан Китай Италия Германия Япония Корея Турция Франция США Европа'

const PLACE_STEMS: ReadonlySet<string> = new Set(
  PLACES.split(' ').map((place) => stemOf(keyOf(place))),
)

/** Said with a capital out of politeness or by habit: not a name. */
const POLITE = /^(?:вы|вас|вам|вами|ваш\p{L}*|мы|нас|нам|наш\p{L}*)$/u

export function isPlace(key: string): boolean {
  // The stem of Rostov is "growth".
  return PLACE_STEMS.has(stemOf(key)) || /^ростов[аеу]?$/u.test(key)
}

export function isPolite(key: string): boolean {
  return POLITE.test(key)
}

/** Shortenings everybody reads without being shouted at. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'РФ США ЕС СНГ СПБ МСК ООО ИП АО ГОСТ ТУ НДС ЖК ТЦ ТВ ПК МФУ ИБП ЭВМ ПВХ МДФ ДСП ЛДСП ДВП ЭВА АКБ АКПП ГБО ОСАГО КАСКО ДТП ЕГЭ ОГЭ ЗАГС МРТ УЗИ ЭКГ ЛФК СПА БАД ДНК USB LED LCD SSD HDD GPS LTE NFC HDMI UV SPF'.split(
    ' ',
  ),
)
