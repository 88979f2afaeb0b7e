import type { Warehouse } from '#desks/supplies/feed/store.ts'

const of = (id: number, name: string): Warehouse => ({
  ...{ id, name },
  isSortingCenter: name.startsWith('СЦ '),
})

/** Names as Wildberries spells them: several in one city, some named after a settlement nearby. */
export const WAREHOUSES: readonly Warehouse[] = [
  of(507, 'Коледино'),
  of(120762, 'Электросталь'),
  of(117501, 'Подольск'),
  of(206348, 'Тула'),
  of(117986, 'Казань'),
  of(130744, 'Краснодар (Тихорецкая)'),
  of(208277, 'Невинномысск'),
  of(301760, 'Рязань (Тюшевское)'),
  of(301809, 'Котовск'),
  of(301805, 'Новосемейкино'),
  of(301983, 'Волгоград'),
  of(301981, 'Владимир Воршинское'),
  of(301987, 'Сарапул'),
  of(50045809, 'Пенза'),
  of(50045246, 'Шушары'),
  of(2737, 'Санкт-Петербург (Уткина Заводь)'),
  of(1733, 'Екатеринбург - Испытателей 14г'),
  of(300571, 'Екатеринбург - Перспективная 14'),
  of(686, 'Новосибирск'),
  of(207743, 'СЦ Пушкино'),
  of(300862, 'СЦ Владивосток'),
  of(218987, 'СЦ Казань'),
]
