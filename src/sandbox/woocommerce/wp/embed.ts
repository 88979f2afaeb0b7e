import type { Json, JsonObject } from '../records.ts'
import type { WpRequest } from './request.ts'
import { userView } from './site.ts'
import { intOf, objectOf, objectsOf, textOf, wordsOf } from './values.ts'

/** With `_embed` what an answer's links lead to comes along, where they say that it may: of all that is played, the author of a file. */
export function withEmbedded(request: WpRequest, body: Json): Json {
  const asked = request.query._embed
  if (asked === undefined || request.method !== 'GET') return body
  const names = /^(?:|1|true)$/i.test(textOf(asked)) ? ['author'] : wordsOf(asked)
  if (!names.includes('author')) return body
  return Array.isArray(body)
    ? body.map((one) => withAuthor(request, one))
    : withAuthor(request, body)
}

function withAuthor(request: WpRequest, body: Json): Json {
  const row = objectOf(body)
  const [link] = objectsOf(objectOf(row?._links)?.author)
  const id = intOf(textOf(link?.href).split('/').at(-1))
  const user = request.shop.users.find((one) => one.id === id)
  if (!row || !link || !user) return body
  const { meta: _meta, is_super_admin: _keeps, ...author } = userView(request, user)
  return { ...row, _embedded: { author: [author as JsonObject] } }
}
