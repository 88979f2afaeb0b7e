export interface Warehouse {
  readonly id: number
  readonly name: string
  readonly isSortingCenter: boolean
}

/** Ids and names as seen in public material of 2026; the first ones are the busiest. */
const SEED_WAREHOUSES: readonly Warehouse[] = [
  [507, 'Коледино'],
  [120762, 'Электросталь'],
  [206348, 'Тула'],
  [117986, 'Казань'],
  [130744, 'Краснодар (Тихорецкая)'],
  [208277, 'Невинномысск'],
  [301760, 'Рязань (Тюшевское)'],
  [301809, 'Котовск'],
  [301805, 'Новосемейкино'],
  [301983, 'Волгоград'],
  [301981, 'Владимир Воршинское'],
  [301987, 'Сарапул'],
  [50045809, 'Пенза'],
  [50045246, 'Шушары'],
  [300571, 'Екатеринбург - Перспективная 14'],
  [686, 'Новосибирск'],
  [207743, 'СЦ Пушкино'],
].map(([id, name]) => ({
  id: Number(id),
  name: String(name),
  isSortingCenter: String(name).startsWith('СЦ'),
}))

/** The seed, filled up with made sorting centres to `count` warehouses (WB has about 90). */
export function makeWarehouses(count: number): readonly Warehouse[] {
  const made = Array.from({ length: Math.max(0, count - SEED_WAREHOUSES.length) }, (_, index) => ({
    id: 900_001 + index,
    name: `СЦ Учебный ${index + 1}`,
    isSortingCenter: true,
  }))
  return [...SEED_WAREHOUSES.slice(0, count), ...made]
}
