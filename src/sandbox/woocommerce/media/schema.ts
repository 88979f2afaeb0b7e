import { ORDER, PAGES } from '../wp/lists.ts'
import type { FieldSpec, Schema } from '../wp/schema.ts'

const text: FieldSpec = { type: 'string' }
const number: FieldSpec = { type: 'integer' }
const ids: FieldSpec = { type: 'array', items: number }
const texts: FieldSpec = { type: 'array', items: text }
const moment: FieldSpec = { type: 'string', format: 'date-time' }
const choice = (words: readonly string[]): FieldSpec => ({ type: 'string', enum: words })
const TALK = choice(['open', 'closed'])

/** WordPress' own part knows one context more. */
export const WP_CONTEXT: Schema = { context: choice(['view', 'embed', 'edit']) }

/** What a list of files is asked with, in the order of the interface; unlike WooCommerce's it minds what is no id. */
export const MEDIA_QUERY: Schema = {
  ...{ ...WP_CONTEXT, ...PAGES, after: moment, modified_after: moment },
  ...{ author: ids, author_exclude: ids, before: moment, modified_before: moment },
  ...{ exclude: ids, include: ids, offset: number, ...ORDER },
  orderby: choice([
    ...['author', 'date', 'id', 'include', 'modified', 'parent', 'relevance', 'slug'],
    ...['include_slugs', 'title'],
  ]),
  ...{ parent: ids, parent_exclude: ids, slug: texts },
  status: { type: 'array', items: choice(['inherit', 'private', 'trash']) },
  media_type: {
    type: 'array',
    items: choice(['image', 'video', 'text', 'audio', 'application']),
  },
  mime_type: texts,
}

/** What is written of a file. */
export const MEDIA: Schema = {
  slug: text,
  status: choice(['publish', 'future', 'draft', 'pending', 'private']),
  ...{ author: number, comment_status: TALK, ping_status: TALK, template: text },
  ...{ alt_text: text, post: number },
}
