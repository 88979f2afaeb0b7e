import { seedShop } from './catalog/seed.ts'
import type { WooWorld } from './world.ts'

/** One furnished shop in roubles: categories, a brand and a product of its owner's, so that an import has something to fit into. */
export function furnishWoo(world: WooWorld): void {
  const shop = world.addShop('sneakers', { name: 'Кроссовочная', plugins: ['yoast/v1'] })
  seedShop(shop, world.clock.now(), {
    categories: [
      { id: 16, name: 'Обувь', slug: 'obuv' },
      { id: 17, name: 'Кроссовки', slug: 'krossovki', parent: 16 },
      { id: 18, name: 'Ботинки', slug: 'botinki', parent: 16 },
      { id: 19, name: 'Одежда', slug: 'odezhda' },
      { id: 20, name: 'Сумки', slug: 'sumki' },
    ],
    brands: [{ id: 21, name: 'Nike', slug: 'nike' }],
    attributes: [{ id: 1, name: 'Размер', slug: 'pa_size' }],
    products: [
      {
        ...{ name: 'Шнурки белые, 120 см', slug: 'shnurki-belye', sku: 'LACES-120' },
        ...{ regular_price: '290', price: '290', manage_stock: true, stock_quantity: 40 },
        ...{ categories: [{ id: 16 }], description: '<p>Плоские, хлопок.</p>' },
      },
    ],
  })
  world.issuePassword(shop.id)
}
