import { previewOf } from './bubble.js'
import { avatar, icon, iconButton, make } from './dom.js'
import { formatTime, words } from './words.js'

/** The list of chats, one a person. */
export function createList(host, { onOpen, onAdd }) {
  const title = make('h1')
  const rows = make('ul', { class: 'rows' })
  const header = make('header', {}, title)
  host.replaceChildren(header, rows)
  return {
    update: (people, currentId) => {
      title.textContent = words.chats
      header.replaceChildren(
        title,
        make(
          'a',
          {
            class: 'icon-button',
            href: 'control',
            title: words.control,
            'aria-label': words.control,
          },
          icon('sliders'),
        ),
        iconButton('add', words.addPerson, onAdd),
      )
      const focused = document.activeElement?.dataset?.person
      const ordered = [...people].sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0))
      rows.replaceChildren(...ordered.map((person) => rowOf(person, currentId, onOpen)))
      if (focused) rows.querySelector(`[data-person="${focused}"]`)?.focus()
    },
  }
}

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(' ')

function rowOf(person, currentId, onOpen) {
  const current = person.id === currentId
  const preview = make('span', { class: 'row-preview' })
  if (person.typing_ms > 0) {
    preview.classList.add('typing')
    preview.append(`${words.typing}…`)
  } else if (person.last) {
    if (!person.last.fromBot) preview.append(make('span', { class: 'own' }, `${words.you}: `))
    preview.append(previewOf(person.last))
  } else preview.append(words.empty)
  const line = [preview]
  if (person.unread > 0 && !current) {
    line.push(make('span', { class: 'badge' }, String(person.unread)))
  }
  const link = make(
    'a',
    {
      href: `?chat=${person.id}`,
      'data-person': person.id,
      'aria-current': current ? 'page' : undefined,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen(person.id)
      },
    },
    avatar(person.id, fullName(person)),
    make(
      'span',
      { class: 'row-body' },
      make(
        'span',
        { class: 'row-line' },
        make('strong', {}, fullName(person)),
        make('time', {}, person.last ? formatTime(person.last.date) : ''),
      ),
      make('span', { class: 'row-line' }, ...line),
    ),
  )
  return make('li', {}, link)
}
