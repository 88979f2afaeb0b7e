import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Html, htmlPage } from '../service/html-page.ts'
import type { Ad, Campaign, Group } from './records.ts'
import type { YandexWorld } from './world.ts'

const STYLE = `body{margin:0;background:#f4f4f2;color:#21201f;font:15px/1.45 system-ui,sans-serif}
main{max-width:760px;margin:0 auto;padding:24px 16px}
section{background:#fff;border-radius:16px;padding:16px 20px;margin:0 0 12px}
h1{font-size:22px}h2{font-size:17px;margin:0 0 4px}h3{font-size:15px;margin:14px 0 4px}
.quiet{color:#7a7875;font-size:13px;margin:0}output{font:600 34px ui-monospace,monospace;letter-spacing:3px}
.badge{background:#ffdc60;border-radius:8px;padding:1px 8px;font-size:12px}
summary{cursor:pointer}.ad{border-left:3px solid #ffdc60;padding-left:10px;margin:8px 0}
@media(prefers-color-scheme:dark){body{background:#1d1d1b;color:#eee}section{background:#2a2a28}.badge{color:#21201f}}`

/** A page of the played service, in its own language. */
export function page(title: string, body: Html): Html {
  return htmlPage({ title, style: STYLE, lang: 'ru', body: html`<section>${body}</section>` })
}

/** `/drafts`: what stands in the Direct accounts, for a person to look at; nothing can be changed here. */
export function createDraftsPage(world: YandexWorld): Hono {
  const app = new Hono()

  const adLines = (ad: Ad): Html => {
    const [titles, texts] =
      ad.kind === 'responsive'
        ? [ad.titles, ad.texts]
        : [[ad.title, ad.title2 ?? ''].filter(Boolean), [ad.text]]
    const line = (text: string) => html`<div>${text}</div>`
    return html`<div class="ad">
      <b>${titles.map(line)}</b>
      ${texts.map(line)}
      <p class="quiet">${ad.href} · ${ad.displayUrlPath ?? ''}</p>
    </div>`
  }

  const groupLines = (group: Group): Html => {
    const keywords = [...world.keywords.values()].filter(
      (keyword) => keyword.groupId === group.id && keyword.autotargeting === null,
    )
    const ads = [...world.ads.values()].filter((ad) => ad.groupId === group.id)
    return html`<details>
      <summary>${group.name} · фраз: ${keywords.length}, объявлений: ${ads.length}</summary>
      <p class="quiet">${keywords.map(({ keyword }) => keyword).join(', ')}</p>
      ${ads.map(adLines)}
    </details>`
  }

  const campaignLines = (campaign: Campaign): Html => {
    const groups = [...world.groups.values()].filter(({ campaignId }) => campaignId === campaign.id)
    return html`<h2>${campaign.name}</h2>
      <p class="quiet">
        <span class="badge">${campaign.status === 'DRAFT' ? 'Черновик' : 'На модерации'}</span>
        № ${campaign.id} · ${campaign.login} · старт ${campaign.startDate} · показы выключены
      </p>
      ${groups.map(groupLines)}`
  }

  app.get('/drafts', (context) => {
    const campaigns = [...world.campaigns.values()].reverse()
    const body =
      campaigns.length === 0
        ? html`<p class="quiet">Кампаний пока нет</p>`
        : html`${campaigns.map(campaignLines)}`
    return context.html(page('Яндекс.Директ · песочница', body))
  })
  return app
}
