/** A part of Direct's 17 000 regions: ids and parents as in a recorded answer of dictionaries.get. */
export interface GeoRegion {
  readonly GeoRegionId: number
  readonly GeoRegionName: string
  readonly GeoRegionType: string
  readonly ParentId: number | null
}

const ROWS: readonly (readonly [number, string, string, number | null])[] = [
  [0, 'Все', 'World', null],
  [225, 'Россия', 'Country', 0],
  [149, 'Беларусь', 'Country', 0],
  [159, 'Казахстан', 'Country', 0],
  [983, 'Турция', 'Country', 0],
  [977, 'Крым', 'Administrative area', 0],
  [3, 'Центр', 'Administrative area', 225],
  [17, 'Северо-Запад', 'Administrative area', 225],
  [26, 'Юг', 'Administrative area', 225],
  [40, 'Поволжье', 'Administrative area', 225],
  [52, 'Урал', 'Administrative area', 225],
  [59, 'Сибирь', 'Administrative area', 225],
  [73, 'Дальний Восток', 'Administrative area', 225],
  [1, 'Москва и область', 'Administrative area', 3],
  [213, 'Москва', 'City', 1],
  [193, 'Воронеж', 'City', 3],
  [10174, 'Санкт-Петербург и Ленинградская область', 'Administrative area', 17],
  [2, 'Санкт-Петербург', 'City', 10174],
  [39, 'Ростов-на-Дону', 'City', 26],
  [38, 'Волгоград', 'City', 26],
  [35, 'Краснодар', 'City', 26],
  [239, 'Сочи', 'City', 26],
  [11119, 'Республика Татарстан', 'Administrative area', 40],
  [43, 'Казань', 'City', 11119],
  [47, 'Нижний Новгород', 'City', 40],
  [51, 'Самара', 'City', 40],
  [172, 'Уфа', 'City', 40],
  [50, 'Пермь', 'City', 40],
  [48, 'Оренбург', 'City', 40],
  [11162, 'Свердловская область', 'Administrative area', 52],
  [54, 'Екатеринбург', 'City', 11162],
  [56, 'Челябинск', 'City', 52],
  [11316, 'Новосибирская область', 'Administrative area', 59],
  [65, 'Новосибирск', 'City', 11316],
  [66, 'Омск', 'City', 59],
  [62, 'Красноярск', 'City', 59],
  [63, 'Иркутск', 'City', 59],
  [197, 'Барнаул', 'City', 59],
]

export const GEO_REGIONS: readonly GeoRegion[] = ROWS.map(([id, name, type, parent]) => ({
  GeoRegionId: id,
  GeoRegionName: name,
  GeoRegionType: type,
  ParentId: parent,
}))

const IDS = new Set(GEO_REGIONS.map((region) => region.GeoRegionId))

export function isRegion(id: number): boolean {
  return IDS.has(Math.abs(id))
}

/** Smallest weekly budget of a currency, millionths; what Direct accepts of others is not played. */
export const MINIMUM_WEEKLY: Readonly<Record<string, number>> = {
  RUB: 300_000_000,
  BYN: 10_000_000,
  KZT: 1_500_000_000,
  USD: 10_000_000,
}

/** Money in millionths as text, as recorded in 2026. */
export const CURRENCIES = Object.entries(MINIMUM_WEEKLY).map(([currency, minimum]) => ({
  Currency: currency,
  Properties: [
    { Name: 'FullName', Value: currency },
    { Name: 'MinimumBid', Value: '300000' },
    { Name: 'MaximumBid', Value: '25000000000' },
    { Name: 'MinimumAverageCPC', Value: '900000' },
    { Name: 'MinimumDailyBudget', Value: String(minimum) },
    { Name: 'MinimumWeeklySpendLimit', Value: String(minimum) },
  ],
}))

export const CONSTANTS = [
  { Name: 'MaximumKeywordWordsCount', Value: '7' },
  { Name: 'MaximumKeywordWordLength', Value: '35' },
  { Name: 'MaximumKeywordsPerAdGroup', Value: '200' },
  { Name: 'MaximumSitelinkTextLength', Value: '30' },
  { Name: 'MaximumSitelinkDescriptionLength', Value: '60' },
]
