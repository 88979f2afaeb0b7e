import type { BaseWorld } from './world.ts'

/** A seller's catalogue with variants and a bundle. */
export function furnishBase(world: BaseWorld): void {
  world.addAccount('demo', {
    products: [
      {
        name: 'Кружка эмалированная 350 мл',
        sku: 'MUG-350',
        description: 'Лёгкая и прочная.',
        features: { Объём: '350 мл', Материал: 'эмаль' },
        images: ['https://static.example.com/mug.jpg'],
        variants: [
          { name: 'Кружка эмалированная 350 мл, синяя', sku: 'MUG-350-BLU', quantity: 12 },
          { name: 'Кружка эмалированная 350 мл, красная', sku: 'MUG-350-RED', quantity: 7 },
        ],
      },
      { name: 'Термокружка 500 мл', sku: 'THERMO-500', ean: '5901234123457', quantity: 20 },
      { name: 'Чайник эмалированный', sku: 'KETTLE-2L', quantity: 4 },
      {
        name: 'Набор: чайник и две кружки',
        sku: 'SET-TEA',
        bundle: { 'KETTLE-2L': 1, 'MUG-350-BLU': 2 },
      },
    ],
  })
}
