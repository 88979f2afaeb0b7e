import type { Region } from '#desks/campaigns/ports.ts'

/** Offered first: where most sellers advertise. */
export const USUAL_REGION_IDS: readonly number[] = [225, 213, 2, 54, 65, 43]

/**
 * What to offer while the tree cannot be read: ids seen in a recorded Dictionaries.GeoRegions answer of 2026. The parent is the nearest
 * ancestor within this part.
 */
export const KNOWN_REGIONS: readonly Region[] = [
  { id: 225, name: 'Россия', parentId: null },
  { id: 3, name: 'Центральный федеральный округ', parentId: 225 },
  { id: 17, name: 'Северо-Западный федеральный округ', parentId: 225 },
  { id: 26, name: 'Южный федеральный округ', parentId: 225 },
  { id: 40, name: 'Приволжский федеральный округ', parentId: 225 },
  { id: 52, name: 'Уральский федеральный округ', parentId: 225 },
  { id: 59, name: 'Сибирский федеральный округ', parentId: 225 },
  { id: 73, name: 'Дальневосточный федеральный округ', parentId: 225 },
  { id: 1, name: 'Москва и Московская область', parentId: 3 },
  { id: 213, name: 'Москва', parentId: 1 },
  { id: 10174, name: 'Санкт-Петербург и Ленинградская область', parentId: 17 },
  { id: 2, name: 'Санкт-Петербург', parentId: 10174 },
  { id: 54, name: 'Екатеринбург', parentId: 52 },
  { id: 65, name: 'Новосибирск', parentId: 59 },
  { id: 43, name: 'Казань', parentId: 40 },
  { id: 47, name: 'Нижний Новгород', parentId: 40 },
  { id: 56, name: 'Челябинск', parentId: 52 },
  { id: 51, name: 'Самара', parentId: 40 },
  { id: 66, name: 'Омск', parentId: 59 },
  { id: 39, name: 'Ростов-на-Дону', parentId: 26 },
  { id: 172, name: 'Уфа', parentId: 40 },
  { id: 62, name: 'Красноярск', parentId: 59 },
  { id: 50, name: 'Пермь', parentId: 40 },
  { id: 193, name: 'Воронеж', parentId: 3 },
  { id: 38, name: 'Волгоград', parentId: 26 },
  { id: 35, name: 'Краснодар', parentId: 26 },
  { id: 63, name: 'Иркутск', parentId: 59 },
  { id: 197, name: 'Барнаул', parentId: 59 },
  { id: 48, name: 'Оренбург', parentId: 40 },
  { id: 239, name: 'Сочи', parentId: 26 },
  { id: 977, name: 'Республика Крым', parentId: null },
  { id: 149, name: 'Беларусь', parentId: null },
  { id: 159, name: 'Казахстан', parentId: null },
  { id: 983, name: 'Турция', parentId: null },
  { id: 0, name: 'Все регионы', parentId: null },
]
