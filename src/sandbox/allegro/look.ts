import { html } from 'hono/html'
import { type Html, htmlPage } from '../service/html-page.ts'

const STYLE = `body{margin:0;background:#f4f4f2;color:#21201f;font:15px/1.45 system-ui,sans-serif}
main{max-width:900px;margin:0 auto;padding:24px 16px}section{background:#fff;border-radius:12px;padding:16px 20px}
h1{font-size:22px}h2{font-size:17px}table{border-collapse:collapse;width:100%}
td,th{padding:6px 8px;text-align:left;border-bottom:1px solid #ddd;vertical-align:middle}
form{display:inline}button,input{font:inherit;padding:4px 10px}input[type=number]{width:64px}
@media(prefers-color-scheme:dark){body{background:#1d1d1b;color:#eee}section{background:#2a2a28}}`

/** A page of the played service. */
export function page(title: string, body: Html): Html {
  return htmlPage({ title, style: STYLE, lang: 'ru', body: html`<section>${body}</section>` })
}
