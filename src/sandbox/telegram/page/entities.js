import { make } from './dom.js'

const SAFE = /^(https?|tg|mailto):/i

/** A link's address if it is safe to open; addresses without a scheme get https. */
export function safeHref(url) {
  if (SAFE.test(url)) return url
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? undefined : `https://${url}`
}

const link = (url) => {
  const href = safeHref(url)
  return make('a', href === undefined ? {} : { href, target: '_blank', rel: 'noopener noreferrer' })
}

function wrapperOf(entity, text, actions) {
  switch (entity.type) {
    case 'bold':
      return make('b')
    case 'italic':
      return make('i')
    case 'underline':
      return make('u')
    case 'strikethrough':
      return make('s')
    case 'code':
    case 'pre':
      return make(entity.type, { onclick: () => actions.copy(text) })
    case 'blockquote':
    case 'expandable_blockquote':
      return make('blockquote')
    case 'spoiler':
      return make('span', {
        class: 'spoiler',
        onclick: (event) => event.currentTarget.classList.add('shown'),
      })
    case 'bot_command':
      return make('button', { class: 'command', type: 'button', onclick: () => actions.say(text) })
    case 'text_link':
      return link(entity.url)
    case 'url':
      return link(text)
    case 'email':
      return link(`mailto:${text}`)
    case 'mention':
      return link(`https://t.me/${text.slice(1)}`)
    case 'date_time':
      return make('time')
    default:
      return make('span')
  }
}

/** Text with its entities as DOM nodes. Offsets are UTF-16 units, which is what JavaScript strings count. */
export function renderText(text, entities, actions) {
  const root = document.createDocumentFragment()
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  fill(root, text, 0, text.length, sorted, actions)
  return root
}

function fill(parent, text, from, to, entities, actions) {
  let at = from
  while (entities.length > 0 && entities[0].offset < to) {
    const entity = entities.shift()
    const end = Math.min(entity.offset + entity.length, to)
    if (entity.offset < at || end <= entity.offset) continue
    parent.append(text.slice(at, entity.offset))
    const element = wrapperOf(entity, text.slice(entity.offset, end), actions)
    fill(element, text, entity.offset, end, entities, actions)
    parent.append(element)
    at = end
  }
  parent.append(text.slice(at, to))
}
