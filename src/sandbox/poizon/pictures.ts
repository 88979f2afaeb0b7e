import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { LRUCache } from 'lru-cache'

const HUGE_BYTES = 31_457_280
const KEPT = 100
const JPEG = { 'content-type': 'image/jpeg' }

/**
 * The host of pictures: `GET ?url=…` for the address as a card tells it. The beginning of a file's name says what is odd about it:
 * `gone-` 404, `html-`, `truncated-`, `huge-` 30 MB, `cmyk-`, `transparent-`, `moved-` a redirect, `inside-` one into a private network.
 */
export function pictureHost({ side }: { readonly side: number }) {
  const drawn = new LRUCache<string, Buffer>({ max: KEPT })
  const visits: string[] = []

  async function jpegOf(address: string): Promise<Buffer> {
    const known = drawn.get(address)
    if (known) return known
    const image = await picture(drawing(address, side, '#fff'))
    const made = await image.jpeg({ quality: 85 }).toBuffer()
    drawn.set(address, made)
    return made
  }

  async function answer(address: string): Promise<Response> {
    const name = address.split('/').at(-1) ?? ''
    switch (name.split('-')[0]) {
      case 'gone':
        return new Response('not found', { status: 404 })
      case 'html':
        return new Response('<html><body>moved</body></html>', {
          headers: { 'content-type': 'text/html' },
        })
      case 'moved':
        return Response.redirect(address.replace('moved-', 'plain-'), 302)
      case 'inside':
        return Response.redirect('http://192.168.0.1/picture.jpg', 302)
      case 'truncated': {
        const whole = await jpegOf(address)
        return new Response(new Uint8Array(whole.subarray(0, Math.floor(whole.length / 2))), {
          headers: JPEG,
        })
      }
      case 'huge':
        return new Response(new Uint8Array(HUGE_BYTES), { headers: JPEG })
      case 'cmyk': {
        const image = await picture(await jpegOf(address))
        const cmyk = await image.toColourspace('cmyk').jpeg().toBuffer()
        return new Response(new Uint8Array(cmyk), { headers: JPEG })
      }
      case 'transparent': {
        const image = await picture(drawing(address, side, 'none'))
        const png = await image.png().toBuffer()
        return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } })
      }
      default:
        return new Response(new Uint8Array(await jpegOf(address)), { headers: JPEG })
    }
  }

  const app = new Hono().get('/', async (context) => {
    const asked = context.req.query('url') ?? ''
    if (!URL.canParse(asked)) return context.text('which picture?', 400)
    visits.push(asked)
    return answer(asked)
  })
  return { app, visits }
}

/** Loads sharp with the first picture. */
async function picture(bytes: Buffer) {
  const { default: sharp } = await import('sharp')
  return sharp(bytes)
}

/** A shoe on a ground; its colours and its turn are those of the address. */
function drawing(address: string, side: number, ground: string): Buffer {
  const noise = createHash('sha256').update(address).digest()
  const colour = (at: number) => `#${noise.subarray(at, at + 3).toString('hex')}`
  const turn = ((noise[9] ?? 0) % 31) - 15
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">
<rect width="100" height="100" fill="${ground}"/><g transform="rotate(${turn} 50 50)">
<path d="M12 68 L12 45 Q18 40 26 44 L40 34 Q48 30 54 38 L62 52 Q84 54 88 66 L88 70 Z" fill="${colour(0)}"/>
<path d="M12 66 H88 Q90 74 86 74 H14 Q10 74 12 66 Z" fill="${colour(3)}"/>
<path d="M30 60 Q46 62 60 46" stroke="${colour(6)}" stroke-width="4" fill="none"/></g></svg>`)
}
