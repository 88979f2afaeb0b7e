import { api, listen } from './api.js'
import { createChat, showNoChat } from './chat.js'
import { askPerson } from './dialogs.js'
import { createGuide } from './guide.js'
import { createList } from './list.js'
import { speak } from './words.js'

const LIST_DELAY_MS = 120

const chatHost = document.querySelector('#chat')
let chat
let stopListening
let currentId
let listTimer
let opening = 0
let refreshing = 0
let hasLeft = false

const list = createList(document.querySelector('#list'), {
  onOpen: (id) => go(id),
  onAdd: () =>
    askPerson(async (name, language) => {
      const person = await api.addPerson({ first_name: name, language_code: language })
      go(person.id)
    }),
})

const guide = createGuide(document.querySelector('#guide'), {
  chatId: () => currentId,
  take: (text) => chat?.write(text),
})

async function refreshList() {
  listTimer = undefined
  const turn = ++refreshing
  const people = await api.people()
  if (turn !== refreshing) return
  list.update(people, currentId)
  const unread = people.reduce((sum, one) => sum + (one.id === currentId ? 0 : one.unread), 0)
  document.title = unread > 0 ? `(${unread}) Telegram` : 'Telegram'
}

function refreshSoon() {
  if (listTimer !== undefined) return
  listTimer = setTimeout(() => refreshList().catch(() => {}), LIST_DELAY_MS)
}

const compatriot = (people) =>
  people.find(({ language_code = '' }) => navigator.language.startsWith(language_code)) ?? people[0]

function go(id) {
  hasLeft = id === undefined
  history.pushState({}, '', id === undefined ? location.pathname : `?chat=${id}`)
  void open()
}

/** Shows what the address says, `?chat=<id>`; else somebody who speaks the visitor's language, unless a narrow window went back to the list. */
async function open() {
  const turn = ++opening
  const wanted = Number(new URLSearchParams(location.search).get('chat')) || undefined
  const people = await api.people()
  const wide = matchMedia('(min-width: 761px)').matches
  const person =
    people.find((one) => one.id === wanted) ?? (wide || !hasLeft ? compatriot(people) : undefined)
  const state = person && (await api.chat(person.id))
  if (turn !== opening) return
  chat?.destroy()
  stopListening?.()
  chat = undefined
  currentId = person?.id
  speak((person ?? people[0])?.language_code ?? navigator.language)
  document.body.classList.toggle('in-chat', person !== undefined)
  void guide.then(({ update }) => update())
  if (state) chat = createChat(chatHost, state, () => go(undefined))
  else showNoChat(chatHost)
  stopListening = listen(currentId, state?.seq, {
    onList: refreshSoon,
    onEvent: (event) => chat?.apply(event),
    onReload: () => chat?.reload(),
    onState: (connected) => {
      chat?.setConnected(connected)
      if (connected) refreshSoon()
    },
  })
  await refreshList()
}

window.addEventListener('popstate', () => void open())
void open()
