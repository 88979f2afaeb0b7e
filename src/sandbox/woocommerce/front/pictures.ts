import type { WooMedia, WooShop } from '../records.ts'

interface Kept {
  readonly bytes: Uint8Array
  readonly mime: string
}

/** As much of what was uploaded as is held, all shops together. */
const BUDGET = 64 * 1024 * 1024

export type Pictures = ReturnType<typeof createPictures>

/** The files of uploaded pictures, the newest of them; the others are drawn. */
export function createPictures() {
  const kept = new Map<string, Kept>()
  let size = 0

  return {
    keep({ id }: WooShop, { file, mime }: WooMedia, bytes: Uint8Array): void {
      kept.set(`${id} ${file}`, { bytes: bytes.slice(), mime })
      size += bytes.length
      for (const [key, one] of kept) {
        if (size <= BUDGET) break
        kept.delete(key)
        size -= one.bytes.length
      }
    },
    /** What an address below `wp-content/uploads/` answers; a smaller size is the picture itself. */
    answer(shop: WooShop, file: string): Response {
      const whole = file.replace(/-\d+x\d+(?=\.[a-z]+$)/, '')
      const media = [...shop.media.values()].find((one) => one.file === file || one.file === whole)
      if (!media) return new Response('Not Found', { status: 404 })
      const found = kept.get(`${shop.id} ${media.file}`)
      if (found) return new Response(found.bytes, { headers: { 'content-type': found.mime } })
      return new Response(drawn(media), { headers: { 'content-type': 'image/svg+xml' } })
    },
  }
}

function drawn({ id, title, width, height }: WooMedia): string {
  const hue = (id * 47) % 360
  const name = title.replace(/[<&]/g, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="hsl(${hue} 40% 85%)"/><text x="50%" y="50%" text-anchor="middle" font-size="${Math.round(width / 18)}">${name}</text></svg>`
}
