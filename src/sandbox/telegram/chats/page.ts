import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
}
const FOLDER = new URL('../page/', import.meta.url)
/** Nothing from outside, and nothing a message could smuggle in. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

/** The chat page: plain files, read at each request so that a change shows on reload. */
export function createChatPage(): Hono {
  const app = new Hono()
  app.get('/:file?', async (c, next) => {
    const name = c.req.param('file') ?? 'index.html'
    const type = /^[a-z-]+\.(html|css|js|svg)$/.exec(name)?.[1]
    if (type === undefined) return next()
    const body = await readFile(new URL(name, FOLDER)).catch(() => undefined)
    if (!body) return next()
    return c.body(new Uint8Array(body), 200, {
      'content-type': `${TYPES[type]}; charset=utf-8`,
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
    })
  })
  return app
}
