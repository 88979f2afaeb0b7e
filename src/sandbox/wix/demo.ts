import type { NewProduct, WixWorld } from './world.ts'

const MUGS: readonly NewProduct[] = [
  {
    name: 'Кружка эмалированная 350 мл',
    variants: [
      { choice: 'Синяя', sku: 'MUG-350-BLU', quantity: 12 },
      { choice: 'Красная', sku: 'MUG-350-RED', quantity: 7 },
    ],
  },
  { name: 'Термокружка 500 мл', sku: 'THERMO-500', quantity: 20 },
  { name: 'Чайник эмалированный', sku: 'KETTLE-2L', quantity: 4, hasPreorder: true },
  { name: 'Подставка под кружку', sku: 'COASTER-OAK', quantity: 30, isVisible: false },
  { name: 'Открытка в подарок', quantity: 0, isTracked: false },
]

/** Two shops of one seller, an old one and a new one, with a key for both. */
export function furnishWix(world: WixWorld): void {
  world.addSite('Кружки', 'V1_CATALOG', MUGS)
  world.addSite('Mugs & co', 'V3_CATALOG', MUGS)
  world.issueKey(undefined, 'demo')
}
