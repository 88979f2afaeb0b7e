import type { Phrase } from '#desks/campaigns/phrase.ts'

const THINGS =
  'термокружка|кроссовки|диван|кровать|матрас|шкаф купе|тормозные колодки|моторное масло|аккумулятор|крем для лица|шампунь|помада|рюкзак|куртка|велосипед|самокат|ноутбук|наушники|чехол для телефона|пылесос|чайник|сковорода|подушка|одеяло|шторы|ковер|люстра|обои|ламинат|дрель|палатка|спиннинг|корм для кошек|лежанка для собаки|коляска|автокресло|конструктор|кукла|глобус|гитара'
const PROPERTIES =
  'детский|женский|мужской|белый|черный|красный|синий|зеленый|большой|маленький|легкий|складной|кожаный|деревянный|стеклянный|металлический|с подогревом|с чехлом|для дома|для дачи|для школы|в подарок|500 мл|2 метра|xl|премиум|bosch|samsung|stanley|ikea|новинка|зимний|летний|умный|беспроводной|турецкий|корейский|немецкий'
const WAYS =
  '|купить|цена|недорого|интернет магазин|москва|спб|отзывы|рейтинг|оптом|бу|доставка|как выбрать|екатеринбург|купить недорого|своими руками'

/** So many different phrases as sellers' seeds bring them: things with properties and ways to buy, some rare words among them. */
export function phrasesLikeReal(count: number): Phrase[] {
  const things = THINGS.split('|')
  const properties = PROPERTIES.split('|')
  const ways = WAYS.split('|')
  return Array.from({ length: count }, (_, i) => {
    const thing = things[i % things.length] ?? ''
    const step = Math.floor(i / things.length)
    const property = properties[(step * 7 + i) % properties.length] ?? ''
    const way = ways[Math.floor(step / 3) % ways.length] ?? ''
    const rare = i % 4 === 0 ? ` модель${step}` : ''
    return {
      text: `${thing} ${property}${rare} ${way}`.trim(),
      frequency: 1 + Math.floor(100_000 / (i + 1)),
    }
  })
}
