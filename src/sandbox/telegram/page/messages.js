import { createBubble } from './bubble.js'
import { make } from './dom.js'
import { formatDay } from './words.js'

const NEAR_BOTTOM_PX = 80

/** The scrolled list of bubbles: sticks to the bottom while the reader is there, groups by sender, separates days. */
export function createMessages(scroll, actions, onPlace) {
  const list = make('div', { class: 'messages', role: 'log', 'aria-live': 'polite' })
  const bubbles = new Map()
  scroll.append(list)
  const atBottom = () =>
    scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_BOTTOM_PX
  let stuck = true
  let lastTop = 0
  scroll.addEventListener('scroll', () => {
    // Only a way up is the reader's wish: growing content leaves the place where it was.
    if (atBottom()) stuck = true
    else if (scroll.scrollTop < lastTop) stuck = false
    lastTop = scroll.scrollTop
    onPlace(stuck)
  })
  // Pictures that load, a keyboard that opens and windows that turn change heights after the fact.
  const observer = new ResizeObserver(() => {
    if (stuck) scroll.scrollTop = scroll.scrollHeight
  })
  observer.observe(list)
  observer.observe(scroll)

  const toBottom = (smooth) => {
    stuck = true
    scroll.scrollTo({ top: scroll.scrollHeight, behavior: smooth ? 'smooth' : 'instant' })
    onPlace(true)
  }
  const regroup = () => {
    let day
    let before
    for (const { element, message } of [...bubbles.values()]) {
      const label = formatDay(message.date)
      const pill = element.previousElementSibling
      const pillHere = pill?.classList.contains('day') ? pill : undefined
      if (label !== day && !pillHere) element.before(make('div', { class: 'day' }, label))
      else if (label === day) pillHere?.remove()
      const first = label !== day || before?.message.fromBot !== message.fromBot
      element.classList.toggle('first', first)
      before?.element.classList.toggle('last', first)
      day = label
      before = { element, message }
    }
    before?.element.classList.add('last')
    if (bubbles.size === 0) list.replaceChildren()
  }
  const insert = (message) => {
    const { element, update } = createBubble(message, actions)
    bubbles.set(message.id, { element, update, message })
    list.append(element)
    return element
  }
  return {
    isAtBottom: () => stuck,
    toBottom,
    find: (id) => bubbles.get(id)?.message,
    reset: (messages) => {
      bubbles.clear()
      list.replaceChildren()
      for (const message of messages) insert(message)
      regroup()
      toBottom(false)
    },
    /** Adds a message at the end; true when the view follows it, false when the reader is further up. */
    add: (message) => {
      const follow = stuck || !message.fromBot
      insert(message).classList.add('arriving')
      regroup()
      // At once: a smooth way down would fight with a reader who scrolls up meanwhile.
      if (follow) toBottom(false)
      return follow
    },
    change: (message) => {
      const bubble = bubbles.get(message.id)
      if (!bubble) return
      bubble.message = message
      bubble.update(message)
    },
    remove: (ids) => {
      for (const id of ids) {
        const bubble = bubbles.get(id)
        bubbles.delete(id)
        if (bubble) leave(bubble.element)
      }
      regroup()
    },
    reveal: (id) => {
      bubbles.get(id)?.element.scrollIntoView({ block: 'center', behavior: 'smooth' })
    },
    destroy: () => observer.disconnect(),
  }
}

function leave(element) {
  element.style.height = `${element.offsetHeight}px`
  element.getBoundingClientRect()
  element.classList.add('leaving')
  element.style.height = '0'
  element.style.marginTop = '0'
  setTimeout(() => element.remove(), 260)
}
