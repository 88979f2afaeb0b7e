import { icon, make } from './dom.js'
import { renderText } from './entities.js'
import { createKeys } from './keys.js'
import { formatSize, formatTime, words } from './words.js'

const MAX_PHOTO = 430
const MIN_PHOTO = 120

/** One message of the chat; `update` changes it in place. */
export function createBubble(message, actions) {
  const bubble = make('div', { class: 'bubble' })
  const element = make('article', { class: 'message', 'data-id': message.id }, bubble)
  const keys = createKeys({ ...actions, press: (data) => actions.press(message.id, data) })
  let shown = ''
  const update = (next) => {
    element.classList.toggle('own', !next.fromBot)
    element.classList.toggle('with-keys', next.keyboard.length > 0)
    const { keyboard, ...content } = next
    const shape = JSON.stringify(content)
    if (shape !== shown) bubble.replaceChildren(...contentOf(next, actions))
    shown = shape
    bubble.classList.toggle('bare', Boolean(next.photo) && next.text === '')
    bubble.style.width = next.photo ? `${photoWidth(next.photo)}px` : ''
    keys.update(keyboard)
    if (keyboard.length === 0) keys.element.remove()
    // Moving an element takes its focus away, hence only when it is not there.
    else if (!keys.element.isConnected) element.append(keys.element)
  }
  update(message)
  return { element, update }
}

function contentOf(message, actions) {
  const nodes = []
  const replied = message.replyTo === undefined ? undefined : actions.find(message.replyTo)
  if (replied) {
    nodes.push(
      make(
        'div',
        { class: 'reply' },
        make('b', {}, replied.fromBot ? actions.botName() : words.you),
        make('span', {}, previewOf(replied)),
      ),
    )
  }
  if (message.invoice) nodes.push(invoiceOf(message, actions))
  if (message.receipt) nodes.push(receiptOf(message.receipt))
  if (message.photo) nodes.push(photoOf(message.photo, actions))
  if (message.document) nodes.push(documentOf(message.document))
  if (message.text !== '') {
    const text = make('div', { class: 'text' })
    text.append(renderText(message.text, message.entities, actions), metaOf(message, 'meta-space'))
    nodes.push(text)
  } else if (message.document) nodes.push(metaOf(message, 'meta-space'))
  nodes.push(metaOf(message, 'meta'))
  return nodes
}

/** Time, and for one's own messages the ticks. Telegram marks edits of people only, not those of bots. */
function metaOf(message, className) {
  const parts = []
  if (message.edited && !message.fromBot) parts.push(make('span', {}, words.edited))
  parts.push(make('time', {}, formatTime(message.date)))
  if (!message.fromBot) parts.push(icon('ticks'))
  const hidden = className === 'meta-space' ? { 'aria-hidden': 'true' } : {}
  return make('span', { class: className, ...hidden }, ...parts)
}

function photoOf(photo, actions) {
  const { url, width, height } = photo
  const image = make('img', { src: url.slice(1), width, height, alt: words.photo })
  return make(
    'button',
    { class: 'photo', type: 'button', onclick: () => actions.enlarge(url.slice(1)) },
    image,
  )
}

function documentOf(file) {
  return make(
    'a',
    { class: 'document', href: file.url.slice(1), download: file.name },
    make('span', { class: 'disc' }, icon('file')),
    make('span', {}, make('b', {}, file.name), make('small', {}, formatSize(file.size))),
  )
}

/** An offer for Stars with its pay button, a receipt once it is paid. */
function invoiceOf({ id, invoice }, actions) {
  const { title, description, stars, isPaid } = invoice
  const label = isPaid ? words.receipt : `${words.pay} ⭐ ${stars}`
  const button = make('button', { class: 'pay', type: 'button', disabled: isPaid }, label)
  button.addEventListener('click', () => actions.pay({ message_id: id }, invoice, button))
  return make('div', { class: 'invoice' }, make('b', {}, title), make('p', {}, description), button)
}

function receiptOf({ kind, stars }) {
  return make('div', { class: 'receipt' }, `⭐ ${stars} · ${words[kind]}`)
}

/** The width a photo gets, known before it loads so that nothing jumps. */
function photoWidth({ width, height }) {
  const scale = Math.min(1, MAX_PHOTO / width, MAX_PHOTO / height)
  return Math.max(MIN_PHOTO, Math.round(width * scale))
}

/** A message in one line, for lists and quotes. */
export function previewOf(message) {
  if (message.text !== '') return message.text.replaceAll('\n', ' ')
  if (message.invoice) return `⭐ ${message.invoice.title}`
  if (message.receipt) return `⭐ ${message.receipt.stars}`
  return message.photo ? `🖼 ${words.photo}` : `📎 ${message.document?.name ?? ''}`
}
