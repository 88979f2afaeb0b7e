import type { CampaignContent } from '../campaign.ts'
import type { SheetTab } from '../ports.ts'

/** The last tab: what the others say, and what is left to the seller. */
export function guideTab(content: CampaignContent): SheetTab {
  const { brief, groups } = content
  const phrases = groups.reduce((sum, group) => sum + group.phrases.length, 0)
  const ads = groups.reduce((sum, group) => sum + group.ads.length, 0)
  const budget = brief.weeklyBudget === null ? 'не задан' : `${brief.weeklyBudget} ₽ в неделю`
  return {
    title: 'Как читать',
    header: ['Что', 'Что это значит'],
    rows: [
      ['Кампания', brief.name],
      ['Регионы', brief.regionNames.join(', ')],
      ['Исходные фразы', brief.seeds.join(', ')],
      ['Собрано', `Групп: ${groups.length}, фраз: ${phrases}, объявлений: ${ads}`],
      ['Бюджет', budget],
      [
        'Показов в месяц',
        `Данные Вордстата, фразы реже ${brief.minFrequency} не вошли. Фразы вложены друг в друга, поэтому складывать их нельзя.`,
      ],
      ['Намерение', 'Чего хочет человек с таким запросом: по словам самой фразы.'],
      [
        'Красная ячейка',
        'Строка длиннее, чем принимает Директ. Измените её, и краснота уйдёт сама.',
      ],
      [
        'Длина текста',
        'До 81 знака; знаки ! , . ; : " считаются отдельно, их до 15. Заголовок — до 56 знаков со всеми.',
      ],
      ['Откуда текст', 'Модель писала сама, после исправления, или строка собрана по шаблону.'],
      [
        'До запуска',
        'Проверьте цены и обещания, задайте недельный бюджет и стратегию. Сама кампания не запустится.',
      ],
    ],
    widths: [180, 720],
    limits: {},
  }
}
