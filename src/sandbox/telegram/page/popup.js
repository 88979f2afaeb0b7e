import { make } from './dom.js'

/**
 * A list of choices by its anchor: arrows move, Enter picks, Escape, Tab or a click elsewhere closes; a second press of
 * the anchor closes too.
 */
export function openPopup(host, kind, items, anchor) {
  const present = host.querySelector('.popup')
  if (present) {
    present.close()
    if (present.classList.contains(kind)) return
  }
  const popup = make('div', { class: `popup ${kind}`, role: 'menu' })
  const outside = (event) => {
    if (!popup.contains(event.target) && !anchor.contains(event.target)) popup.close()
  }
  popup.close = () => {
    popup.remove()
    document.removeEventListener('pointerdown', outside)
    anchor.setAttribute('aria-expanded', 'false')
  }
  const choose = (item) => {
    popup.close()
    item.run()
  }
  popup.append(
    ...items.map((item) =>
      make(
        'button',
        { type: 'button', role: 'menuitem', onclick: () => choose(item) },
        make('span', {}, item.label),
        item.note && make('small', {}, item.note),
      ),
    ),
  )
  popup.addEventListener('keydown', (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }
    if (event.key === 'Escape' || event.key === 'Tab') {
      popup.close()
      anchor.focus()
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...popup.children]
    const at = buttons.indexOf(document.activeElement)
    buttons.at((at + step + buttons.length) % buttons.length)?.focus()
  })
  host.append(popup)
  anchor.setAttribute('aria-expanded', 'true')
  document.addEventListener('pointerdown', outside)
  popup.firstElementChild?.focus()
}
