import type { Cell, Row, Sheet } from 'write-excel-file/node'
import { workbookCell } from '#platform/workbook.ts'
import type { CampaignContent } from '../campaign.ts'
import {
  AD_TYPE,
  CAMPAIGN_TYPE,
  commanderTable,
  FURTHER_AD_ROW,
  groupsWithoutAds,
  MAIN_ROW,
  type Table,
} from './table.ts'

const HEADER = { fontWeight: 'bold', backgroundColor: '#E8EEF7', wrap: true } as const
/** Column widths in characters; strings of ads and links need room, the empty ones for ids do not. */
const WIDE = /^(Заголовок|Текст|Ссылка|Фраза|Название|Заголовки|Описания|Адреса|Уточнения|Минус)/u
const WIDTHS = { wide: 40, plain: 18, note: 70 }

/**
 * The file Direct Commander and the web's "Управление с помощью Excel" import. Sheets as theirs, the notes last: the import reads the
 * first ones by name. Text cells are strings whatever they begin with, never formulas.
 */
export async function commanderXlsx(content: CampaignContent): Promise<Uint8Array> {
  // Loaded when the first file is asked for.
  const { default: write } = await import('write-excel-file/node')
  const table = commanderTable(content)
  const sheets: Sheet<never>[] = [
    sheetOf(
      'Тексты',
      table,
      table.header.map((name) => (WIDE.test(name) ? 'wide' : 'plain')),
    ),
    sheetOf('Регионы', regions(content), ['wide', 'plain']),
    sheetOf('Словарь значений полей', dictionary(), ['wide', 'wide']),
    sheetOf('Прочтите', notes(content), ['note', 'note']),
  ]
  return write(sheets).toBuffer()
}

function sheetOf(sheet: string, table: Table, widths: readonly (keyof typeof WIDTHS)[]) {
  return {
    sheet,
    data: [table.header.map((value): Cell => ({ value, ...HEADER })), ...table.rows.map(rowOf)],
    columns: widths.map((width) => ({ width: WIDTHS[width] })),
    stickyRowsCount: 1,
  }
}

function rowOf(row: Table['rows'][number]): Row {
  return row.map(workbookCell)
}

function regions({ brief }: CampaignContent): Table {
  return {
    header: ['Регион', 'Номер региона'],
    rows: brief.regionNames.map((name, index) => [name, brief.regionIds[index] ?? '']),
  }
}

function dictionary(): Table {
  return {
    header: ['Поле', 'Значение'],
    rows: [
      ['Тип кампании', CAMPAIGN_TYPE],
      ['Тип объявления', AD_TYPE],
      ['Доп. объявление группы', MAIN_ROW],
      ['Доп. объявление группы', FURTHER_AD_ROW],
    ],
  }
}

/** What the seller has to know before the campaign is switched on; both languages, as the reader is not known here. */
function notes(content: CampaignContent): Table {
  const missing = groupsWithoutAds(content)
  return {
    header: ['Прочтите до запуска', 'Read before you start it'],
    rows: [
      [
        `После импорта стратегия новой кампании — «Максимум кликов» без ограничения бюджета. До включения задайте недельный бюджет${planned(content, ' (вы хотели ', ' ₽)')}.`,
        `After the import a new campaign runs "Maximum clicks" without a budget limit. Before you switch it on set a weekly budget${planned(content, ' (you wanted ', ' ₽)')}.`,
      ],
      [
        'Быстрые ссылки из файла заменят те, что заданы в вебе на уровне кампании и группы.',
        'Sitelinks of this file replace those set on the web for the campaign or the group.',
      ],
      ...(missing.length > 0
        ? [
            [
              `Ещё без объявлений и потому не в файле: ${missing.join(', ')}`,
              `Still without ads, hence not in this file: ${missing.join(', ')}`,
            ],
          ]
        : []),
    ],
  }
}

const planned = ({ brief }: CampaignContent, before: string, after: string) =>
  brief.weeklyBudget === null ? '' : `${before}${brief.weeklyBudget}${after}`
