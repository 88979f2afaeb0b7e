import { Hono } from 'hono'
import { playedPicture } from './picture.ts'

/** Pages of a played shop: title and links as a real menu has them. */
interface Shop {
  readonly title: string
  readonly links: Readonly<Record<string, string>>
}

const SHOP: Shop = {
  title: 'Термокружки Орлова Home',
  links: {
    '/catalog': 'Каталог термокружек',
    '/dostavka': 'Доставка и оплата',
    '/garantiya': 'Гарантия 1 год',
    '/otzyvy': 'Отзывы покупателей',
    '/sale': 'Распродажа',
    '/kontakty': 'Контакты',
    '/podarki': 'Подарочные наборы',
    '/cart': 'Корзина',
  },
}

/**
 * The open internet as far as ads and products lead there: `GET ?url=…`. Every public name answers with a shop's page, or with a picture
 * where a path is named like one, except `gone.…` (404), `down.…`
 * (not reached), `moved.…` (redirects to the name without it) and `inside.…` (redirects into a private network).
 */
export function createSitesSandbox() {
  const visits: string[] = []
  const app = new Hono()
  app.get('/', (context) => {
    const asked = context.req.query('url') ?? ''
    if (!URL.canParse(asked)) return context.text('which page?', 400)
    const url = new URL(asked)
    visits.push(url.href)
    const [first = '', ...rest] = url.hostname.split('.')
    switch (first) {
      case 'gone':
        return context.text('not found', 404)
      case 'down':
        return context.text('bad gateway', 502)
      case 'moved':
        return context.redirect(`https://${rest.join('.')}${url.pathname}`, 301)
      case 'inside':
        return context.redirect('http://192.168.0.1/admin', 302)
      default:
        if (/\.(?:jpe?g|png|webp)$/i.test(url.pathname)) {
          return context.body(playedPicture(url.href), 200, {
            'content-type': 'image/png',
            'x-final-url': url.href,
          })
        }
        return context.html(pageOf(SHOP), 200, { 'x-final-url': url.href })
    }
  })
  return { app, visits }
}

function pageOf({ title, links }: Shop): string {
  const menu = Object.entries(links).map(([path, text]) => `<li><a href="${path}">${text}</a></li>`)
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title></head>
<body><nav><ul>${menu.join('')}</ul></nav><h1>${title}</h1></body></html>`
}
