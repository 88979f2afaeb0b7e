const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)
}

const STYLE = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 16px; color: #202124; background: #fff }
h1 { font-size: 18px } h2 { font-size: 14px; margin: 20px 0 6px }
nav a { margin-right: 12px } .scroll { overflow: auto; max-height: 70vh; border: 1px solid #dadce0 }
table { border-collapse: collapse; table-layout: fixed }
td, th { border: 1px solid #dadce0; padding: 3px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { position: sticky; top: 0; background: #eee } .red { background: #f5cccc }
code { overflow-wrap: anywhere; background: #f1f3f4; padding: 2px 4px }
button { font: inherit; padding: 8px 16px }`
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"

/** A plain page; `body` is markup, everything in it escaped already. */
export function htmlPage(title: string, body: string, status = 200): Response {
  const page = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`
  return new Response(page, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  })
}
