import type { PlayedBrand, PlayedCategory } from './records.ts'

/** Sold under this id and name, but no brand: "hot series". */
const PSEUDO_BRAND: PlayedBrand = { id: 100_000, name: '热门系列' }

const NAMES = [
  ...['Nike', 'Jordan', 'adidas', 'New Balance', 'Converse', 'Vans', 'Puma', 'ASICS', 'Reebok'],
  ...['Under Armour', 'Salomon', 'HOKA', 'Li-Ning', 'ANTA', 'Fila', 'Timberland', 'Dr. Martens'],
  ...['Crocs', 'UGG', 'The North Face', 'Supreme', 'Stussy', 'Carhartt WIP', 'Champion', 'Levi’s'],
  ...['Arc’teryx', 'Columbia', 'Patagonia', 'Moncler', 'Canada Goose', 'Gucci', 'Prada', 'Coach'],
  ...['Michael Kors', 'Longchamp', 'MLB', 'New Era', 'Casio', 'Swarovski', 'Pandora', 'Ray-Ban'],
  ...['Dior', 'Chanel', 'YSL', 'Lancôme', 'Estée Lauder', 'Creed', 'Apple', 'Fear of God', 'KITH'],
]
/** Little-known ones, so that brands fill more than one page. */
const SMALL = 70

export const BRANDS: readonly PlayedBrand[] = [
  ...NAMES.map((name, index) => ({ id: 144 + index, name })),
  PSEUDO_BRAND,
  ...Array.from({ length: SMALL }, (_, index) => ({
    id: 10_000 + index,
    name: `Studio ${String(index + 1).padStart(2, '0')}`,
  })),
]

type Names = readonly [zh: string, ru: string, en: string]
interface Root {
  readonly id: number
  readonly names: Names
  readonly leaves: readonly (readonly [number, ...Names])[]
}

const ROOTS: readonly Root[] = [
  {
    id: 29,
    names: ['鞋类', 'Обувь', 'Shoes'],
    leaves: [
      [30, '休闲鞋', 'Повседневная обувь', 'Casual Shoes'],
      [31, '篮球鞋', 'Баскетбольные кроссовки', 'Basketball Shoes'],
      [32, '跑步鞋', 'Беговые кроссовки', 'Running Shoes'],
      [33, '帆布鞋', 'Кеды', 'Canvas Shoes'],
      [34, '靴子', 'Ботинки', 'Boots'],
      [38, '板鞋', 'Скейтерская обувь', 'Skate Shoes'],
    ],
  },
  {
    id: 1_000_095,
    names: ['女装', 'Женская одежда', 'Women’s Apparel'],
    leaves: [
      [1_000_201, '连衣裙', 'Платья', 'Dresses'],
      [1_000_202, '女士卫衣', 'Женские худи', 'Women’s Hoodies'],
    ],
  },
  {
    id: 1_000_096,
    names: ['男装', 'Мужская одежда', 'Men’s Apparel'],
    leaves: [
      [1_000_301, 'T恤', 'Футболки', 'T-Shirts'],
      [1_000_302, '卫衣', 'Худи', 'Hoodies'],
      [1_000_303, '羽绒服', 'Пуховики', 'Down Jackets'],
    ],
  },
  {
    id: 92,
    names: ['配饰', 'Аксессуары', 'Accessories'],
    leaves: [
      [93, '帽子', 'Головные уборы', 'Hats'],
      [94, '手表', 'Часы', 'Watches'],
    ],
  },
  {
    id: 48,
    names: ['箱包', 'Сумки', 'Bags'],
    leaves: [
      [49, '双肩包', 'Рюкзаки', 'Backpacks'],
      [50, '单肩包', 'Сумки через плечо', 'Shoulder Bags'],
    ],
  },
  {
    id: 278,
    names: ['美妆', 'Косметика и духи', 'Beauty'],
    leaves: [
      [279, '香水', 'Духи', 'Perfume'],
      [280, '口红', 'Помада', 'Lipstick'],
    ],
  },
]

export const CATEGORIES: readonly PlayedCategory[] = ROOTS.flatMap((root) => [
  category(root.id, 1, root.id, root.names),
  ...root.leaves.map(([id, ...names]) => category(id, 2, root.id, names)),
])

function category(id: number, level: number, rootId: number, [zh, ru, en]: Names): PlayedCategory {
  return { id, level, rootId, zh, ru, en }
}

/** Of a leaf with its root. */
export function categoriesOf(leafId: number): { leaf: PlayedCategory; root: PlayedCategory } {
  const find = (wanted: number) => CATEGORIES.find(({ id }) => id === wanted)
  const leaf = find(leafId)
  const root = leaf && find(leaf.rootId)
  if (!leaf || !root) throw new Error(`no category ${leafId}`)
  return { leaf, root }
}

export function brandOf(brandId: number): PlayedBrand {
  return BRANDS.find(({ id }) => id === brandId) ?? PSEUDO_BRAND
}
