import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Html } from '../service/html-page.ts'
import { page } from './look.ts'
import type { Market } from './market.ts'
import type { Offer } from './records.ts'
import type { AllegroWorld } from './world.ts'

const STATUS: Readonly<Record<Offer['status'], string>> = {
  INACTIVE: 'черновик',
  ACTIVATING: 'включается',
  ACTIVE: 'продаётся',
  ENDED: 'завершено',
}

/** `/page`: offers and orders of all sellers; buy one, cancel one, change one behind everybody's back. */
export function createMarketPage(world: AllegroWorld, market: Market): Hono {
  const app = new Hono()

  const offerRow = (offer: Offer): Html => html`<tr>
    <td>${offer.name}<br /><small>${offer.id}</small></td>
    <td>${offer.sku ?? '—'}</td>
    <td>${STATUS[offer.status]}${offer.endedBy === null ? '' : ` (${offer.endedBy})`}</td>
    <td>
      <form method="post" action="page/edit">
        <input type="hidden" name="offerId" value="${offer.id}" />
        <input
          type="number"
          min="0"
          name="available"
          aria-label="Остаток"
          value="${offer.available}"
        />
        <button>Изменить</button>
      </form>
    </td>
    <td>
      <form method="post" action="page/purchase">
        <input type="hidden" name="offerId" value="${offer.id}" /><button>Купить 1</button>
      </form>
    </td>
  </tr>`

  app.get('/page', (context) => {
    world.settle()
    const sellers = [...world.sellers.values()].map(({ id, login }) => {
      const offers = [...world.offers.values()].filter(({ sellerId }) => sellerId === id)
      const forms = [...world.forms.values()].filter(({ sellerId }) => sellerId === id).reverse()
      return html`<h2>${login}</h2>
        <table>
          <tr>
            <th>Предложение</th>
            <th>SKU</th>
            <th>Статус</th>
            <th>Остаток</th>
            <th></th>
          </tr>
          ${offers.map(offerRow)}
        </table>
        ${forms.slice(0, 20).map(
          (form) =>
            html`<p>
              ${form.lines.map((line) => `${line.quantity} × ${line.offerName}`).join(', ')} —
              ${form.status}
              <form method="post" action="page/cancel">
                <input type="hidden" name="formId" value="${form.id}" /><button>Отменить</button>
              </form>
            </p>`,
        )}`
    })
    const body = sellers.length === 0 ? html`<p>Продавцов пока нет</p>` : html`${sellers}`
    return context.html(page('Allegro (песочница)', body))
  })

  app.post('/page/:act', async (context) => {
    const { offerId, formId, available } = await context.req.parseBody()
    const act = context.req.param('act')
    if (act === 'purchase') market.purchase(String(offerId))
    if (act === 'cancel') market.cancel(String(formId))
    const number = Number(available)
    if (act === 'edit' && Number.isInteger(number) && number >= 0) {
      market.edit(String(offerId), { available: number })
    }
    return context.redirect('../page')
  })
  return app
}
