import { api } from './api.js'
import { showToast } from './dialogs.js'
import { icon, iconButton, make } from './dom.js'
import { locale, words } from './words.js'

const HIDDEN = 'guide-hidden'

/**
 * What to try, beside the chat: each hint does its part of the work. Hidden by one tap, for good; nothing where the
 * sandbox has no hints.
 */
export async function createGuide(host, { chatId, take }) {
  const hints = await api.hints()
  const isHidden = () => hints.length === 0 || localStorage.getItem(HIDDEN) !== null
  const run = async (hint) => {
    try {
      const { text } = await api.runHint(hint.id, chatId())
      if (text === undefined) return showToast(host, words.hintDone)
      if (text === null) return showToast(host, words.hintEarly + hint.note[locale])
      await navigator.clipboard?.writeText(text).catch(() => {})
      take(text)
    } catch (error) {
      showToast(host, words.failed + error.message)
    }
  }
  const hide = () => {
    localStorage.setItem(HIDDEN, 'yes')
    update()
  }
  function update() {
    document.body.classList.toggle('with-guide', !isHidden())
    if (isHidden()) return host.replaceChildren()
    const rows = hints.map((hint) =>
      make(
        'button',
        { type: 'button', class: 'hint', onclick: () => run(hint) },
        make('b', {}, hint.label[locale]),
        make('small', {}, hint.note[locale]),
      ),
    )
    const control = make(
      'a',
      { class: 'hint', href: 'control' },
      make('b', {}, icon('sliders'), words.control),
      make('small', {}, words.controlNote),
    )
    host.setAttribute('aria-label', words.guide)
    host.replaceChildren(
      make('header', {}, make('h2', {}, words.guide), iconButton('close', words.hideGuide, hide)),
      make('div', { class: 'hints' }, ...rows, control),
    )
  }
  update()
  return { update }
}
