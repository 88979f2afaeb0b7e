import { previewOf } from './bubble.js'
import { icon, iconButton, make } from './dom.js'
import { words } from './words.js'

/**
 * The bottom of the chat: the input with menu, attachment and send, or one wide button when the chat has not started or
 * the bot is blocked. `chat()` gives the present state, `actions` do what is asked.
 */
export function createComposer(host, chat, actions) {
  let editing
  const draftKey = `draft-${chat().person.id}`
  const input = make('textarea', {
    rows: '1',
    placeholder: words.message,
    'aria-label': words.message,
    enterkeyhint: 'send',
    oninput: () => resize(),
    onkeydown: (event) => onKey(event),
    onpaste: (event) => {
      const [file] = event.clipboardData.files
      if (!file) return
      event.preventDefault()
      upload(file)
    },
  })
  const menu = make(
    'button',
    {
      class: 'menu-button',
      type: 'button',
      'aria-haspopup': 'menu',
      onclick: () => toggleCommands(),
    },
    icon('menu'),
    make('span', {}, words.menu),
  )
  const picker = make('input', {
    type: 'file',
    class: 'hidden',
    'aria-hidden': 'true',
    tabindex: '-1',
  })
  picker.addEventListener('change', () => {
    const [file] = picker.files
    if (file) upload(file)
    picker.value = ''
  })
  const send = iconButton('send', words.send, () => submit(), 'send')
  const attach = iconButton('attach', words.attach, () => picker.click())
  const bar = make('div', { class: 'composer' }, menu, input, attach, picker, send)
  const edited = make('div', { class: 'editing hidden' })
  const wide = make('button', { class: 'wide-button', type: 'button', onclick: () => pressWide() })
  input.value = sessionStorage.getItem(draftKey) ?? ''

  function resize() {
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight}px`
    const writing = input.value.trim() !== ''
    bar.classList.toggle('writing', writing)
    send.disabled = !writing
    if (!editing) sessionStorage.setItem(draftKey, input.value)
  }
  function onKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape' && editing) edit(undefined)
    else if (event.key === 'ArrowUp' && input.value === '') {
      const last = chat().messages.findLast((message) => !message.fromBot && message.text !== '')
      if (last) edit(last)
    }
  }
  function edit(message) {
    editing = message
    input.value = message?.text ?? ''
    edited.classList.toggle('hidden', !message)
    if (message) {
      edited.replaceChildren(
        make(
          'div',
          { class: 'reply' },
          make('b', {}, words.editing),
          make('span', {}, previewOf(message)),
        ),
        iconButton('close', words.cancel, () => edit(undefined)),
      )
    }
    resize()
    input.focus()
  }
  function submit() {
    const text = input.value.trim()
    if (text === '') return
    if (editing) {
      actions.edit(editing.id, text)
      edit(undefined)
      return
    }
    input.value = ''
    resize()
    actions.say(text)
  }
  function upload(file) {
    const caption = input.value.trim()
    input.value = ''
    resize()
    actions.upload(file, caption)
  }
  function pressWide() {
    if (chat().blocked) actions.unblock()
    else actions.say('/start')
  }
  function toggleCommands() {
    const { commands } = chat().bot
    actions.popup(
      'commands',
      commands.map(({ command, description }) => ({
        label: description,
        note: `/${command}`,
        run: () => actions.say(`/${command}`),
      })),
      menu,
    )
  }
  return {
    upload,
    focus: () => input.focus(),
    write: (text) => {
      input.value = text
      resize()
      input.focus()
    },
    update: () => {
      const { started, blocked, bot } = chat()
      const closed = blocked || !started
      wide.textContent = blocked ? words.unblock : words.start
      menu.classList.toggle('hidden', bot.commands.length === 0)
      const parts = closed ? [wide] : [edited, bar]
      if (parts.every((part) => part.parentNode === host)) return
      host.replaceChildren(...parts)
      if (!closed) resize()
    },
  }
}
