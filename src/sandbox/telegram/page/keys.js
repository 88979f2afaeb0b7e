import { icon, make } from './dom.js'
import { safeHref } from './entities.js'

/** Telegram's apps stop the spinner by themselves when a bot does not answer. */
const GIVE_UP_MS = 15_000

/** The inline keyboard under a bubble; `update` keeps buttons in their places, so nothing flickers or loses focus. */
export function createKeys(actions) {
  const element = make('div', { class: 'keys' })
  return { element, update: (rows) => update(element, rows, actions) }
}

function update(element, rows, actions) {
  rows.forEach((row, y) => {
    const line = element.children[y] ?? element.appendChild(make('div'))
    row.forEach((button, x) => {
      const shape = JSON.stringify(button)
      const present = line.children[x]
      if (present?.dataset.shape === shape) return
      const fresh = createKey(button, row.length, actions)
      fresh.dataset.shape = shape
      if (!present) line.append(fresh)
      else if (fresh.tagName === present.tagName) morph(present, fresh)
      else present.replaceWith(fresh)
    })
    while (line.children.length > row.length) line.lastChild.remove()
  })
  while (element.children.length > rows.length) element.lastChild.remove()
}

/** Takes over looks and behaviour of `fresh` while the element, its focus and its spinner stay. */
function morph(present, fresh) {
  const waiting = present.classList.contains('waiting')
  present.className = fresh.className
  present.classList.toggle('waiting', waiting)
  present.disabled = fresh.disabled
  present.dataset.shape = fresh.dataset.shape
  if (fresh.href) present.href = fresh.href
  present.press = fresh.press
  present.replaceChildren(...fresh.childNodes)
}

function createKey(button, columns, actions) {
  const classes = ['key', button.style ?? '', columns > 4 ? 'narrow' : ''].join(' ').trim()
  if (button.url !== undefined) {
    const href = safeHref(button.url)
    const attributes = { class: classes, href, target: '_blank', rel: 'noopener noreferrer' }
    const onclick = (event) => {
      if (actions.follow(button.url)) event.preventDefault()
    }
    return make('a', { ...attributes, onclick }, make('span', {}, button.text), icon('link'))
  }
  const element = make('button', {
    class: classes,
    type: 'button',
    disabled: button.disabled !== undefined,
    onclick: () => element.press(),
  })
  element.append(make('span', {}, button.text))
  if (button.copy_text) element.append(icon('copy'))
  element.press = () => {
    if (button.copy_text) return actions.copy(button.copy_text.text)
    if (button.callback_data === undefined || element.classList.contains('waiting')) return
    wait(element, actions.press(button.callback_data))
  }
  return element
}

async function wait(element, answered) {
  element.classList.add('waiting')
  element.setAttribute('aria-busy', 'true')
  const timeout = new Promise((resolve) => setTimeout(resolve, GIVE_UP_MS))
  await Promise.race([answered, timeout]).catch(() => {})
  element.classList.remove('waiting')
  element.removeAttribute('aria-busy')
}
