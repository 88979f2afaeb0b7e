import { api } from './api.js'
import { previewOf } from './bubble.js'
import { createComposer } from './composer.js'
import { askPayment, enlarge, showAlert, showToast } from './dialogs.js'
import { avatar, iconButton, make } from './dom.js'
import { fullName } from './list.js'
import { createMessages } from './messages.js'
import { openPopup } from './popup.js'
import { words } from './words.js'

/** The open chat of one person. `apply` takes live changes; `onBack` leaves it on a phone. */
export function createChat(host, state, onBack) {
  const { person } = state
  const waiting = new Map()
  let typingTimer
  let connected = true
  let missed = 0
  let closed = false

  const attempt = (promise) =>
    promise.catch((error) => showToast(host, words.failed + error.message))
  const actions = {
    say: (text) => attempt(api.send(person.id, text)),
    edit: (id, text) => attempt(api.edit(person.id, id, text)),
    upload: (file, caption) => attempt(api.upload(person.id, file, caption)),
    unblock: () => attempt(api.unblock(person.id).then(() => api.send(person.id, '/start'))),
    press: async (messageId, data) => {
      const answer = Promise.withResolvers()
      const { query_id } = await api.press(person.id, messageId, data).catch((error) => {
        showToast(host, words.failed + error.message)
        throw error
      })
      if (early.delete(query_id)) return
      waiting.set(query_id, answer.resolve)
      await answer.promise
    },
    /** Telegram asks before it takes Stars, and says what became of it. */
    pay: async (what, offer, button) => {
      if (!(await askPayment(offer))) return
      button?.setAttribute('aria-busy', 'true')
      try {
        const { outcome, error } = await api.pay(person.id, what)
        showToast(host, outcome === 'paid' ? words.paid : words.failed + error)
      } catch (error) {
        showToast(host, words.failed + error.message)
      } finally {
        button?.removeAttribute('aria-busy')
      }
    },
    /** A link into the bot or to an invoice acts here; false for any other. */
    follow: (url) => {
      const { hostname, pathname, searchParams } = new URL(url)
      if (hostname === 't.me' && pathname.startsWith('/$')) {
        void attempt(api.offer(url).then((offer) => actions.pay({ link: url }, offer)))
        return true
      }
      const group = searchParams.get('startgroup')
      const start = searchParams.get('start')
      if (hostname !== 't.me' || (group === null && start === null)) return false
      void attempt(
        group === null ? api.send(person.id, `/start ${start}`) : api.startGroup(person.id, group),
      )
      return true
    },
    copy: async (text) => {
      await navigator.clipboard?.writeText(text).catch(() => {})
      showToast(host, words.copied)
    },
    find: (id) => state.messages.find((message) => message.id === id),
    botName: () => state.bot.name,
    enlarge,
    popup: (kind, items, anchor) => openPopup(host, kind, items, anchor),
  }
  /** Answers that overtook the reply to the press itself. */
  const early = new Set()

  const status = make('div', { class: 'chat-status', 'aria-live': 'polite' })
  const name = make('h2', {}, state.bot.name)
  const more = iconButton('more', words.more, () =>
    actions.popup('more', [{ label: words.block, run: () => attempt(api.block(person.id)) }], more),
  )
  const header = make(
    'header',
    { class: 'chat-header' },
    iconButton('back', words.back, onBack, 'back'),
    avatar(4, state.bot.name, 'small'),
    make('div', { class: 'chat-title' }, name, status),
    make(
      'div',
      { class: 'account', title: fullName(person) },
      make('span', {}, fullName(person)),
      avatar(person.id, fullName(person)),
    ),
    more,
  )
  const pinned = make('button', { class: 'pinned hidden', type: 'button' })
  pinned.addEventListener('click', () => messages.reveal(state.pinned))
  const scroll = make('div', { class: 'scroll' })
  const badge = make('span', { class: 'badge hidden' })
  const down = iconButton('down', words.toBottom, () => messages.toBottom(true), 'to-bottom hidden')
  down.append(badge)
  const foot = make('div', { class: 'foot' })
  host.replaceChildren(header, pinned, scroll, down, foot)
  const messages = createMessages(scroll, actions, (bottom) => {
    down.classList.toggle('hidden', bottom)
    if (!bottom) return
    missed = 0
    badge.classList.add('hidden')
    markRead()
  })
  const composer = createComposer(foot, () => state, actions)

  function markRead() {
    const last = state.messages.at(-1)?.id ?? 0
    if (closed || document.hidden || last <= state.read_up_to) return
    state.read_up_to = last
    void api.read(person.id, last).catch(() => {})
  }
  function showStatus(typing) {
    status.classList.toggle('typing', Boolean(typing))
    if (!connected) status.replaceChildren(words.offline)
    else if (!typing) status.replaceChildren(words.bot)
    else {
      const dots = make('span', { class: 'dots' }, make('i'), make('i'), make('i'))
      status.replaceChildren(/document|photo/.test(typing) ? words.sending : words.typing, dots)
    }
  }
  function type(forMs, action) {
    clearTimeout(typingTimer)
    showStatus(forMs > 0 ? action : undefined)
    if (forMs > 0) typingTimer = setTimeout(() => showStatus(undefined), forMs)
  }
  function showPinned() {
    const message = state.pinned === null ? undefined : actions.find(state.pinned)
    pinned.classList.toggle('hidden', !message)
    if (!message) return
    const body = make('div', {}, make('b', {}, words.pinned), make('span', {}, previewOf(message)))
    pinned.replaceChildren(body)
  }
  function showEmpty() {
    scroll.querySelector('.empty')?.remove()
    if (state.messages.length > 0) return
    const text = state.bot.description || words.empty
    const title = state.bot.description ? make('b', {}, words.what) : undefined
    scroll.prepend(make('div', { class: 'empty' }, title, text))
  }
  function showAll() {
    name.textContent = state.bot.name
    composer.update()
    showPinned()
    showEmpty()
  }
  const reload = async () => {
    state = await api.chat(person.id)
    messages.reset(state.messages)
    showAll()
  }
  const handlers = {
    message: ({ message }) => {
      state.messages.push(message)
      state.started = true
      showAll()
      if (message.fromBot) type(0)
      if (messages.add(message)) return markRead()
      missed += 1
      badge.textContent = String(missed)
      badge.classList.remove('hidden')
    },
    edit: ({ message }) => {
      state.messages = state.messages.map((one) => (one.id === message.id ? message : one))
      messages.change(message)
      showPinned()
    },
    delete: ({ ids }) => {
      state.messages = state.messages.filter((one) => !ids.includes(one.id))
      messages.remove(ids)
      showAll()
    },
    typing: ({ forMs, action }) => type(forMs, action),
    answer: ({ toast }) => {
      const resolve = waiting.get(toast.queryId)
      waiting.delete(toast.queryId)
      if (resolve) resolve()
      else early.add(toast.queryId)
      if (toast.text === '') return
      if (toast.alert) showAlert(state.bot.name, toast.text)
      else showToast(host, toast.text)
    },
    pinned: ({ id }) => {
      state.pinned = id
      showPinned()
    },
    state: async () => {
      const { messages: _, ...rest } = await api.chat(person.id)
      Object.assign(state, rest)
      showAll()
    },
  }
  const onVisible = () => !document.hidden && messages.isAtBottom() && markRead()
  document.addEventListener('visibilitychange', onVisible)
  host.ondragover = (event) => event.preventDefault()
  host.ondrop = (event) => {
    event.preventDefault()
    const [file] = event.dataTransfer.files
    if (file && state.started && !state.blocked) composer.upload(file)
  }

  messages.reset(state.messages)
  showAll()
  type(state.typing_ms, 'typing')
  if (matchMedia('(hover: hover)').matches) composer.focus()
  return {
    reload,
    /** Puts a text into the message field; starts the chat first where that was not done yet. */
    async write(text) {
      if (!state.started) await actions.say('/start')
      composer.write(text)
    },
    apply: (event) => handlers[event.type]?.(event),
    setConnected: (value) => {
      connected = value
      showStatus(undefined)
    },
    destroy: () => {
      closed = true
      clearTimeout(typingTimer)
      messages.destroy()
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}

/** What the chat's side shows while none is open. */
export function showNoChat(host) {
  host.replaceChildren(make('p', { class: 'nobody' }, words.choose))
}
