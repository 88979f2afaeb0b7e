/**
 * What moderators refuse whoever the seller is (yandex.ru/legal and ad rules, February 2026). Patterns are tried at the beginning of a
 * word, on lower-case text with ё as е.
 */
const word = (body: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?:\\p{L}*)`, 'gu')
const exact = (body: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, 'gu')

/** "Best", "number one", comparisons: need proof on the page, so an ad does without. */
export const SUPERLATIVES: readonly RegExp[] = [
  word('(?:наи)?лучш|наилегч|наивысш|наивыгодн|наинизш|непревзойденн|несравненн|непобедим'),
  word('единственн|уникальн|эксклюзивн|идеальн|безупречн|совершенн(?:ый|ая|ое|ые|ого|ой|ых)'),
  word('лидер'),
  exact('сам(?:ый|ая|ое|ые|ого|ой|ую|ому|ым|ыми|ых)'),
  exact(
    'лучше|дешевле|выгоднее|быстрее всех|ниже рынка|дешевле рынка|вне конкуренции|вне конкурса',
  ),
  exact('топ ?\\d+|номер (?:один|1)|абсолютн\\p{L}+'),
  /№ ?(?:1|один)(?![\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:best|top|leader|number one)(?![\p{L}\p{N}])/gu,
]

/** First aid, a top to wear, a super-glue are goods: allowed when the seller's product is called so. */
export const SUPERLATIVES_OR_GOODS: readonly RegExp[] = [
  exact('перв(?:ый|ая|ое|ые|ого|ой|ую|ому|ым|ыми|ых)|супер|топ'),
]

export const PROMISES: readonly RegExp[] = [
  word('вылеч|излеч|исцел|оздоров(?:им|ит)'),
  word('гарант\\p{L}*(?: \\p{L}+)? (?:доход|заработ|прибыл|результат|успех|одобр|похуд|выздоровл)'),
  word('(?:доход|заработ|прибыл|результат|успех|одобр)\\p{L}* (?:с )?гарант'),
  word('(?:сто|100) ?(?:%|процент\\p{L}*) (?:результат|гарант|эффект|одобр|успех)'),
  word('(?:пассивн|легк|быстр)\\p{L}* (?:доход|заработ|деньги|денег)'),
  word('(?:похуде|помолоде|разбогате|заработа)\\p{L}* (?:за|на) \\d'),
  exact('без (?:отказа|отказов|риска|побочных эффектов)|раз и навсегда|навсегда избав\\p{L}+'),
  word('мгновенн\\p{L}* (?:результат|эффект)|чудо-?средств|панаце'),
]

export const CLICKS: readonly RegExp[] = [
  exact('жми|жмите|жмем|кликай|кликайте|кликни|кликните|клик|тыкай|тыкни|ткни|тапай|тапни'),
  exact('нажми|нажмите|нажимай|нажимайте|щелкни|щелкните'),
  word('(?:перейди|переходи|пройди|жми)\\p{L}* по (?:этой |нашей )?ссылк'),
  exact('click here|click'),
]

/** Some of it is goods too (tin is "жесть"): allowed when the seller's product is called so. */
export const SLANG: readonly RegExp[] = [
  word('офиген|охрен|хренов|нафиг|пофиг|халяв|бомбическ|отпадн|улетн|зашквар|кайф|хайп'),
  exact('круто|крутой|крутая|крутое|крутые|крутых|жесть|имба|топчик|годнота|вау|ваще|норм|че'),
  exact('лол|угар|лох|лохи'),
]

export const SWEARS: readonly RegExp[] = [
  word('ху[йяе]|пизд|еба[лнт]|ебл|бляд|говн|дерьм|муда[кч]|мраз[ьи]|ублюд|идиот|дебил'),
  exact('бля|блять|сука|суки|жопа|жопы'),
]

/** Ways to reach somebody outside the ad. Names of messengers alone are fine only as the product itself. */
export const MESSENGERS: readonly RegExp[] = [
  word('whats ?app|ватс ?ап|вотс ?ап|вацап|вайбер|viber|telegram|телеграм|скайп|skype|вконтакте'),
  word('инстаграм|instagram|facebook|фейсбук|мессенджер|wechat|вичат|тикток|tiktok'),
  exact('тг|tg|vk|вк|wa|директ|direct'),
]

export const FREE: readonly RegExp[] = [
  word('бесплатн|безвозмездн'),
  exact('даром|на халяву|за 0 ?(?:₽|руб\\p{L}*|р)|0 ?(?:₽|руб\\p{L}*)|free'),
]
