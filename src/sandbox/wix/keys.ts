import { createHash } from 'node:crypto'

/** An API key of Wix's shape: `IST.` and a signed token. The same for the same name. */
export function makeWixKey(name: string): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
  const header = part({ kid: 'sandbox1', alg: 'RS256' })
  const claims = part({ data: JSON.stringify({ identity: { type: 'application' } }), name })
  return `IST.${header}.${claims}.${noise(name, 342)}`
}

function noise(name: string, length: number): string {
  let text = ''
  for (let number = 0; text.length < length; number += 1) {
    text += createHash('sha256').update(`${name} ${number}`).digest('base64url')
  }
  return text.slice(0, length).replaceAll('-', 'x')
}
