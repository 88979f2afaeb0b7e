import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A page of a played service for people to look at; strings are escaped, markup is made by hono's `html`. */
export function htmlPage({
  title,
  heading = title,
  description = '',
  body,
  style,
  lang,
}: {
  readonly title: string
  /** What stands at its top; the title when absent. */
  readonly heading?: string | Html
  /** For search engines; none when empty. */
  readonly description?: string
  readonly body: Html
  readonly style: string
  readonly lang: string
}): Html {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${description === '' ? '' : html`<meta name="description" content="${description}" />`}
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html>`
}
