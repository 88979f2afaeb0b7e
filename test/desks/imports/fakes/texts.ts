import type { SaidTexts } from '#desks/imports/batches/item/texts.ts'
import type { SourceCard } from '#desks/imports/ports.ts'

/** Short texts, always the same for a card. */
export function playedTexts({ titleEn, titleZh, article, spuId }: SourceCard): SaidTexts {
  const title = `Кроссовки ${titleEn ?? titleZh}`
  return {
    ...{ title, short: `${title} с доставкой`, description: `<p>${title}</p>` },
    ...{ seoTitle: title, seoDescription: `Купить: ${title}`, slug: `krossovki-${spuId}` },
    tags: ['Nike'],
    attributes: [{ name: 'Артикул', value: article ?? spuId }],
  }
}
