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
  ['St. Petersburg', 'Шушары'],
  ['коледино и тула', 'Коледино'],
  ['шушары 2', 'Шушары'],
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

test('several names with commas find each of them, the best of each first', () => {
  const names = (text: string) => searchWarehouses(KNOWN_WAREHOUSES, text).map(({ name }) => name)
  expect(names('Коледино, Тула')).toEqual(['Коледино', 'Тула'])
  expect(names('Koledino; шушары,')).toEqual(['Коледино', 'Шушары'])
  expect(names('Коледино, абракадабра')).toEqual(['Коледино'])
  expect(names('абра, кадабра')).toEqual([])
})

test('a name that is spelled right finds no other one that is spelled nearly so', () => {
  const names = (text: string) => searchWarehouses(KNOWN_WAREHOUSES, text).map(({ name }) => name)
  expect(names('Казань')).toEqual(['Казань'])
  expect(names('kazan')).toEqual(['Казань'])
  expect(names('Рязань')).toEqual(['Рязань (Тюшевское)'])
  expect(names('Казынь')).toContain('Казань')
})
