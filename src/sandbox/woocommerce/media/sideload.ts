import { isIP } from 'node:net'
import { WpError } from '../wp/problems.ts'
import { type ImageFacts, mimeOfName } from './image-size.ts'

/** What an address of the played internet answers. */
export interface RemotePicture {
  readonly status: number
  readonly mime: string
  readonly width: number
  readonly height: number
}

export type RemotePictures = ReadonlyMap<string, RemotePicture>

interface SideloadAsked {
  readonly url: string
  readonly home: string
  /** Of a refusal. */
  readonly code: string
  /** Of a refusal for what the file is. */
  readonly typeCode?: string
}

const NOT_ALLOWED = 'Invalid image: Sorry, you are not allowed to upload this file type.'

/**
 * Fetches a picture for `images[].src`. Nothing leaves the machine: an address is answered as it was set up, else by its file's name (`404…`
 * is not there, `html…` is a page, `….jpg` a picture of 1400×1000 pixels). Throws {@link WpError} with `code`.
 */
export function sideload(
  { url, home, code, typeCode = code }: SideloadAsked,
  pictures: RemotePictures,
): { readonly name: string; readonly facts: ImageFacts } {
  const refuse = (message: string) => new WpError(code, message, 400)
  const failed = (why: string) => refuse(`Error getting remote image ${url}. Error: ${why}`)
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (!target || !/^https?:$/.test(target.protocol)) throw failed('A valid URL was not provided.')
  const known = pictures.get(url)
  if (!known && !isOpen(target, new URL(home))) throw failed('A valid URL was not provided.')
  const name = decodeURIComponent(target.pathname.slice(target.pathname.lastIndexOf('/') + 1))
  const remote = known ?? byName(name)
  if (remote.status === 404) throw failed('Not Found')
  if (remote.status >= 400) throw failed(`HTTP ${remote.status}`)
  const isPicture = mimeOfName(name) !== undefined && /^image\//.test(remote.mime)
  // The picture library of the shop cannot read AVIF.
  if (!isPicture || remote.mime === 'image/avif') throw new WpError(typeCode, NOT_ALLOWED, 400)
  return { name, facts: remote }
}

/** WordPress asks public hosts on the usual ports, and its own host. A name under a reserved top level has no address. */
function isOpen({ hostname, port }: URL, home: URL): boolean {
  if (hostname === home.hostname) return true
  const isNamed =
    /\.[a-z]+$/i.test(hostname) && !/\.(?:invalid|test|example|local)$/i.test(hostname)
  const isPublic =
    isIP(hostname) !== 0 && !/^(?:0|10|127|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./.test(hostname)
  return (isNamed || isPublic) && ['', '80', '443', '8080'].includes(port)
}

function byName(name: string): RemotePicture {
  const named = /^webp-as/.test(name) ? 'image/webp' : mimeOfName(name)
  return {
    status: /^404/.test(name) ? 404 : 200,
    mime: /^html/.test(name) ? 'text/html' : (named ?? 'application/octet-stream'),
    ...{ width: 1400, height: 1000 },
  }
}
