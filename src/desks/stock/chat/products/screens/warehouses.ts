import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Warehouse } from '../../../ledger/warehouses.ts'
import * as actions from '../../actions.ts'
import { shelfOf, WHOLE } from '../view.ts'
import { cut, toStock, toWarehouses } from './parts.ts'

const SHOWN = 12

/** Where goods lie. */
export function warehousesScreen(
  lang: Lang,
  { warehouses, canManage }: { warehouses: readonly Warehouse[]; canManage: boolean },
): Screen {
  const add: Button = { text: lang.t('button-stock-warehouse-add'), data: actions.addWarehouse({}) }
  return {
    text: [
      lang.t('stock-warehouses-title'),
      lang.t(warehouses.length === 0 ? 'stock-warehouses-none' : 'stock-warehouses-hint'),
    ].join('\n'),
    keyboard: [
      ...warehouses.slice(0, SHOWN).map(({ id, name, isDefault }): Button[] => [
        {
          text: `${isDefault ? '⭐ ' : ''}${fitLabel(name, 36)}`,
          data: actions.openWarehouse({ id }),
        },
      ]),
      ...(canManage ? [[add]] : []),
      [toStock(lang)],
    ],
  }
}

/** One warehouse and what can be done with it. */
export function warehouseScreen(
  lang: Lang,
  {
    warehouse,
    products,
    canManage,
  }: { warehouse: Warehouse; products: number; canManage: boolean },
): Screen {
  const { id, name, isDefault } = warehouse
  const list: Button = {
    text: lang.t('button-stock-warehouse-list'),
    data: actions.openCatalogue({ view: { ...WHOLE, shelf: shelfOf(id) } }),
  }
  const others: Button[] = isDefault
    ? []
    : [
        { text: lang.t('button-stock-warehouse-main'), data: actions.makeDefault({ id }) },
        { text: lang.t('button-stock-warehouse-off'), data: actions.archiveWarehouse({ id }) },
      ]
  return {
    text: [
      lang.t('stock-warehouse-title', { name: cut(name, 100) }),
      ...(isDefault ? [lang.t('stock-warehouse-main')] : []),
      lang.t('stock-warehouse-products', { products }),
    ].join('\n'),
    keyboard: [
      [
        ...(products > 0 ? [list] : []),
        ...(canManage
          ? [{ text: lang.t('button-stock-rename'), data: actions.renameWarehouse({ id }) }]
          : []),
      ],
      ...(canManage && others.length > 0 ? [others] : []),
      [toWarehouses(lang)],
    ].filter((row) => row.length > 0),
  }
}
