import { make } from './dom.js'
import { words } from './words.js'

const TOAST_MS = 3_000

/** A short notice over the chat that goes by itself. */
export function showToast(host, text) {
  host.querySelector('.toast')?.remove()
  const toast = make('div', { class: 'toast', role: 'status' }, text)
  host.append(toast)
  setTimeout(() => toast.remove(), TOAST_MS)
}

/** A layer over the page; Escape and a click beside it close it, the focus returns where it was. */
function open(content, className = '') {
  const before = document.activeElement
  const close = () => {
    backdrop.remove()
    before?.focus?.()
  }
  const backdrop = make(
    'div',
    {
      class: `backdrop ${className}`,
      onclick: (event) => event.target === backdrop && close(),
      onkeydown: (event) => {
        if (event.key === 'Escape') close()
        if (event.key === 'Tab') keepFocus(event, backdrop)
      },
    },
    content,
  )
  document.querySelector('#layer').append(backdrop)
  return close
}

function keepFocus(event, backdrop) {
  const stops = [...backdrop.querySelectorAll('button, input, select')]
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  if (document.activeElement !== edge) return
  event.preventDefault()
  ;(event.shiftKey ? stops.at(-1) : stops[0])?.focus()
}

/** The dialog a bot's answer with show_alert opens. */
export function showAlert(title, text) {
  const ok = make('button', { type: 'button', onclick: () => close() }, 'OK')
  const close = open(
    make(
      'div',
      { class: 'dialog', role: 'alertdialog', 'aria-label': title },
      make('h2', {}, title),
      make('p', {}, text),
      make('div', { class: 'actions' }, ok),
    ),
  )
  ok.focus()
}

export function enlarge(url) {
  const button = make('button', {
    type: 'button',
    'aria-label': words.close,
    onclick: () => close(),
  })
  button.append(make('img', { src: url, alt: words.photo }))
  const close = open(button, 'lightbox')
  button.focus()
}

/** Asks whether an offer is to be paid; true when it is. */
export function askPayment({ title, description, stars, is_subscription: isMonthly }) {
  return new Promise((resolve) => {
    const answer = (value) => {
      close()
      resolve(value)
    }
    const pay = make(
      'button',
      { type: 'button', onclick: () => answer(true) },
      `${words.pay} ⭐ ${stars}`,
    )
    const close = open(
      make(
        'div',
        { class: 'dialog', role: 'alertdialog', 'aria-label': title },
        make('h2', {}, title),
        make('p', {}, isMonthly ? `${description} ${words.monthly}` : description),
        make(
          'div',
          { class: 'actions' },
          make('button', { type: 'button', onclick: () => answer(false) }, words.cancel),
          pay,
        ),
      ),
    )
    pay.focus()
  })
}

/** Asks for a new person; `onAdd` gets their name and language. */
export function askPerson(onAdd) {
  const name = make('input', { name: 'name', required: true, maxlength: '64', autocomplete: 'off' })
  const language = make(
    'select',
    { name: 'language' },
    ...Object.entries(words.languages).map(([code, label]) =>
      make('option', { value: code }, label),
    ),
  )
  language.value = document.documentElement.lang
  const form = make(
    'form',
    {
      class: 'dialog',
      'aria-label': words.addPerson,
      onsubmit: (event) => {
        event.preventDefault()
        close()
        onAdd(name.value.trim(), language.value)
      },
    },
    make('h2', {}, words.addPerson),
    make('p', {}, words.addPersonText),
    make('label', {}, words.name, name),
    make('label', {}, words.language, language),
    make(
      'div',
      { class: 'actions' },
      make('button', { type: 'button', onclick: () => close() }, words.cancel),
      make('button', {}, words.add),
    ),
  )
  const close = open(form)
  name.focus()
}
