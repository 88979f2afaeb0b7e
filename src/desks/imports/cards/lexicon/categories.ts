/** A kind of goods under its names in three languages. */
export interface Kind {
  /** Of the shop's category, plural. */
  readonly name: string
  /** One of them, as a title begins. */
  readonly one: string
  /** Of the six roots, or itself. */
  readonly root: string
  /** Other names, lower case; Russian by the beginnings of words. */
  readonly words: readonly string[]
}

const kind = (root: string, name: string, one: string, words: string): Kind => ({
  ...{ root, name, one },
  words: words.split('|'),
})

/** Of kinds that share a word the first counts; roots stand last. */
export const KINDS: readonly Kind[] = [
  kind(
    'Обувь',
    'Баскетбольные кроссовки',
    'Баскетбольные кроссовки',
    '篮球鞋|basketball shoes|баскетбольн',
  ),
  kind(
    'Обувь',
    'Беговые кроссовки',
    'Беговые кроссовки',
    '跑步鞋|跑鞋|running shoes|бегов|для бега',
  ),
  kind('Обувь', 'Футбольные бутсы', 'Футбольные бутсы', '足球鞋|football shoes|soccer|бутс'),
  kind('Обувь', 'Кеды', 'Кеды', '板鞋|帆布鞋|skate shoes|canvas shoes|кед|скейтерск'),
  kind('Обувь', 'Ботинки', 'Ботинки', '靴子|马丁靴|工装靴|短靴|靴|boots|ботин|сапог'),
  kind(
    'Обувь',
    'Сандалии и шлёпанцы',
    'Сандалии',
    '凉鞋|拖鞋|sandals|slippers|slides|сандал|шлёпан|шлепан|сланц|тапоч',
  ),
  kind('Обувь', 'Туфли', 'Туфли', '高跟鞋|皮鞋|单鞋|乐福鞋|heels|loafers|dress shoes|туфл|лофер'),
  kind(
    'Обувь',
    'Кроссовки',
    'Кроссовки',
    '运动鞋|休闲鞋|老爹鞋|德训鞋|casual shoes|sneakers|athletic shoes|кроссов|повседневн обув',
  ),
  kind('Одежда', 'Пуховики', 'Пуховик', '羽绒服|down jackets|пухов'),
  kind(
    'Одежда',
    'Куртки',
    'Куртка',
    '夹克|冲锋衣|外套|棉服|jackets|coats|куртк|верхн одежд|ветровк',
  ),
  kind('Одежда', 'Пальто', 'Пальто', '大衣|风衣|overcoats|trench|пальто|тренч'),
  kind('Одежда', 'Худи и толстовки', 'Худи', '卫衣|hoodies|sweatshirts|худи|толстовк|свитшот'),
  kind('Одежда', 'Свитеры', 'Свитер', '毛衣|针织衫|sweaters|knitwear|свитер|джемпер|кардиган'),
  kind('Одежда', 'Футболки', 'Футболка', 't恤|t-shirts|tees|футболк'),
  kind('Одежда', 'Поло', 'Поло', 'polo衫|polo|поло'),
  kind('Одежда', 'Рубашки', 'Рубашка', '衬衫|shirts|рубаш|блуз'),
  kind('Одежда', 'Джинсы', 'Джинсы', '牛仔裤|jeans|джинс'),
  kind('Одежда', 'Шорты', 'Шорты', '短裤|shorts|шорт'),
  kind('Одежда', 'Брюки', 'Брюки', '休闲裤|运动裤|卫裤|长裤|裤子|裤|pants|trousers|брюк|штан'),
  kind('Одежда', 'Платья', 'Платье', '连衣裙|dresses|плать'),
  kind('Одежда', 'Юбки', 'Юбка', '半身裙|裙子|skirts|юбк'),
  kind('Одежда', 'Бельё', 'Комплект белья', '内衣|内裤|文胸|underwear|lingerie|бельё|белье'),
  kind(
    'Аксессуары',
    'Головные уборы',
    'Головной убор',
    '帽子|棒球帽|渔夫帽|毛线帽|hats|caps|beanies|головн|кепк|шапк|бейсболк',
  ),
  kind('Аксессуары', 'Часы', 'Часы', '手表|腕表|watches|часы|часов'),
  kind('Аксессуары', 'Очки', 'Очки', '眼镜|太阳镜|墨镜|sunglasses|eyewear|очки'),
  kind(
    'Аксессуары',
    'Украшения',
    'Украшение',
    '项链|手链|戒指|耳环|耳钉|首饰|jewelry|necklaces|rings|украшен|бижутер|ювелир',
  ),
  kind('Аксессуары', 'Ремни', 'Ремень', '腰带|皮带|belts|ремн|ремень'),
  kind('Аксессуары', 'Шарфы', 'Шарф', '围巾|丝巾|scarves|шарф|платк'),
  kind('Аксессуары', 'Носки', 'Носки', '袜子|袜|socks|носк'),
  kind('Аксессуары', 'Перчатки', 'Перчатки', '手套|gloves|перчат'),
  kind('Сумки', 'Рюкзаки', 'Рюкзак', '双肩包|背包|backpacks|рюкзак'),
  kind('Сумки', 'Сумки через плечо', 'Сумка', '单肩包|斜挎包|shoulder bags|crossbody|через плеч'),
  kind('Сумки', 'Сумки с ручками', 'Сумка', '手提包|托特包|handbags|totes|tote bags|шоппер|с ручк'),
  kind('Сумки', 'Кошельки', 'Кошелёк', '钱包|卡包|wallets|кошел|бумажник|картхолдер'),
  kind('Сумки', 'Чемоданы', 'Чемодан', '行李箱|旅行箱|luggage|suitcases|чемодан'),
  kind(
    'Косметика и парфюмерия',
    'Парфюмерия',
    'Парфюмерная вода',
    '香水|perfume|fragrance|парфюм|духи',
  ),
  kind(
    'Косметика и парфюмерия',
    'Макияж',
    'Косметика',
    '口红|唇膏|唇釉|彩妆|粉底|lipstick|makeup|помад|макияж',
  ),
  kind(
    'Косметика и парфюмерия',
    'Уход',
    'Средство для ухода',
    '护肤|面霜|精华|面膜|skincare|skin care|уход',
  ),
  kind('Электроника', 'Смартфоны', 'Смартфон', '手机|phones|smartphones|смартфон|телефон'),
  kind('Электроника', 'Наушники', 'Наушники', '耳机|headphones|earphones|наушник'),
  kind('Обувь', 'Обувь', 'Обувь', '鞋类|鞋|shoes|footwear|обув'),
  kind(
    'Женская одежда',
    'Женская одежда',
    'Одежда',
    "女装|women’s apparel|women's apparel|women's clothing|женск одежд",
  ),
  kind(
    'Мужская одежда',
    'Мужская одежда',
    'Одежда',
    "男装|men’s apparel|men's apparel|men's clothing|мужск одежд",
  ),
  kind('Одежда', 'Одежда', 'Одежда', '服装|上衣|apparel|clothing|одежд'),
  kind('Сумки', 'Сумки', 'Сумка', '箱包|包袋|包|bags|сумк'),
  kind(
    'Косметика и парфюмерия',
    'Косметика и парфюмерия',
    'Косметика',
    '美妆|化妆品|beauty|cosmetics|косметик|красот',
  ),
  kind('Аксессуары', 'Аксессуары', 'Аксессуар', '配饰|饰品|accessories|аксессуар'),
]

/** The six roots of Poizon by id, as seen in use. */
export const ROOTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ '29': 'Обувь', '1000095': 'Женская одежда', '1000096': 'Мужская одежда' },
    ...{ '92': 'Аксессуары', '48': 'Сумки', '278': 'Косметика и парфюмерия' },
  }),
)
