export type Lang = 'ru' | 'en'

export const langOf = (header = ''): Lang => (/^\s*en/i.test(header) ? 'en' : 'ru')

interface Words {
  readonly find: string
  readonly count: string
  readonly sku: string
  readonly none: string
  readonly statuses: Readonly<Record<string, string>>
}

export const WORDS: Readonly<Record<Lang, Words>> = {
  ru: {
    ...{ find: 'Найти', count: 'Товаров', sku: 'Артикул', none: 'нет в наличии' },
    statuses: { draft: 'черновик', pending: 'на проверке', private: 'личное' },
  },
  en: {
    ...{ find: 'Find', count: 'Products', sku: 'SKU', none: 'out of stock' },
    statuses: { draft: 'draft', pending: 'pending', private: 'private' },
  },
}

export const STYLE = `body{margin:0;background:#f3f4f6;color:#1c1d1f;font:15px/1.45 system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:24px 16px}h1{font-size:22px}a{color:inherit}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:12px}
.card{background:#fff;border-radius:14px;padding:12px;text-decoration:none;display:flex;flex-direction:column;gap:4px}
.card img{width:100%;aspect-ratio:1;object-fit:contain;background:#fff;border-radius:8px}
.pictures{display:flex;gap:8px;overflow-x:auto}.pictures img{height:260px;background:#fff;border-radius:12px}
.price{font-size:20px}.quiet{color:#75777b;font-size:13px}.small{height:40px}.screen-reader-text{display:none}
em{color:#b3261e;font-style:normal}.out{opacity:.45}table{border-collapse:collapse;background:#fff;border-radius:12px}
td,th{padding:6px 12px;text-align:left;border-bottom:1px solid #8883}button,input{font:inherit;border-radius:8px;border:1px solid #8886;padding:3px 10px}
@media(prefers-color-scheme:dark){body{background:#1b1c1e;color:#eee}.card,table{background:#27292c}}`
