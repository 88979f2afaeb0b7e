export interface WbWarehouse {
  readonly id: number
  readonly name: string
  readonly isSortingCenter: boolean
}

/** WB's lists of warehouses do not say it, their names do. */
export function isSortingCenterName(name: string): boolean {
  return /^СЦ\s/.test(name)
}

/** What to offer while every directory of WB is switched off: ids seen in public material of 2026. */
export const KNOWN_WAREHOUSES: readonly WbWarehouse[] = [
  { id: 507, name: 'Коледино', isSortingCenter: false },
  { id: 120762, name: 'Электросталь', isSortingCenter: false },
  { id: 206348, name: 'Тула', isSortingCenter: false },
  { id: 117986, name: 'Казань', isSortingCenter: false },
  { id: 130744, name: 'Краснодар (Тихорецкая)', isSortingCenter: false },
  { id: 208277, name: 'Невинномысск', isSortingCenter: false },
  { id: 301760, name: 'Рязань (Тюшевское)', isSortingCenter: false },
  { id: 301809, name: 'Котовск', isSortingCenter: false },
  { id: 301805, name: 'Новосемейкино', isSortingCenter: false },
  { id: 301983, name: 'Волгоград', isSortingCenter: false },
  { id: 301981, name: 'Владимир Воршинское', isSortingCenter: false },
  { id: 301987, name: 'Сарапул', isSortingCenter: false },
  { id: 50045809, name: 'Пенза', isSortingCenter: false },
  { id: 50045246, name: 'Шушары', isSortingCenter: false },
  { id: 300571, name: 'Екатеринбург - Перспективная 14', isSortingCenter: false },
  { id: 686, name: 'Новосибирск', isSortingCenter: false },
  { id: 207743, name: 'СЦ Пушкино', isSortingCenter: true },
]
