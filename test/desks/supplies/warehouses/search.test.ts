import { expect, test } from 'vitest'
import { searchWarehouses } from '#desks/supplies/warehouses/search.ts'
import { KNOWN_WAREHOUSES } from '#integrations/wildberries/warehouses.ts'

test.for<[string, string]>([
  ['коледино', 'Коледино'],
  ['Koledino', 'Коледино'],
  ['kol', 'Коледино'],
  ['каледино', 'Коледино'],
  ['шушары', 'Шушары'],
  ['shushary', 'Шушары'],
  ['Nevinnomyssk', 'Невинномысск'],
  ['ryazan', 'Рязань (Тюшевское)'],
  ['tihoreckaya', 'Краснодар (Тихорецкая)'],
  ['ekaterinburg', 'Екатеринбург - Перспективная 14'],
  ['yekaterinburg', 'Екатеринбург - Перспективная 14'],
  ['пушкино', 'СЦ Пушкино'],
  ['507', 'Коледино'],
  ['екб', 'Екатеринбург - Перспективная 14'],
  ['EKB', 'Екатеринбург - Перспективная 14'],
  ['спб', 'Шушары'],
  ['питер', 'Шушары'],
  ['Санкт-Петербург', 'Шушары'],
  ['нск', 'Новосибирск'],
  ['крд', 'Краснодар (Тихорецкая)'],
  ['самара', 'Новосемейкино'],
])('%s finds %s first', ([text, name]) => {
  expect(searchWarehouses(KNOWN_WAREHOUSES, text)[0]?.name).toBe(name)
})

test('nonsense finds nothing, nothing finds all', () => {
  expect(searchWarehouses(KNOWN_WAREHOUSES, 'абракадабра')).toEqual([])
  expect(searchWarehouses(KNOWN_WAREHOUSES, ' ')).toHaveLength(KNOWN_WAREHOUSES.length)
})
