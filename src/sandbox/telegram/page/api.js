async function request(path, options) {
  const response = await fetch(`api${path}`, options)
  const body = await response.json()
  if (!response.ok) throw new Error(body.error ?? response.statusText)
  return body
}

const post = (path, body = {}) =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const api = {
  people: () => request('/people'),
  addPerson: (person) => post('/people', person),
  chat: (id) => request(`/chats/${id}`),
  send: (id, text) => post(`/chats/${id}/send`, { text }),
  press: (id, messageId, data) => post(`/chats/${id}/press`, { message_id: messageId, data }),
  edit: (id, messageId, text) => post(`/chats/${id}/edit`, { message_id: messageId, text }),
  read: (id, upTo) => post(`/chats/${id}/read`, { up_to: upTo }),
  block: (id) => post(`/chats/${id}/block`),
  pay: (id, what) => post(`/chats/${id}/pay`, what),
  offer: (link) => request(`/offers/${link.split('$').at(-1)}`),
  hints: () => request('/guide'),
  runHint: (id, chatId) => post(`/guide/${id}?chat=${chatId}`),
  startGroup: (member, payload) => post('/groups/start', { member, payload }),
  unblock: (id) => post(`/chats/${id}/unblock`),
  upload: (id, file, caption) => {
    const form = new FormData()
    form.set('file', file)
    form.set('kind', /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? 'photo' : 'document')
    form.set('caption', caption)
    return request(`/chats/${id}/upload`, { method: 'POST', body: form })
  },
}

/**
 * Live changes: `onList` when a line of the chat list changes, `onEvent` with each change of the open chat, `onReload`
 * when too much was missed, `onState(connected)`. Returns a function that ends it.
 */
export function listen(chatId, seq, { onList, onEvent, onReload, onState }) {
  const query = chatId === undefined ? '' : `?chat=${chatId}&after=${seq}`
  const source = new EventSource(`api/events${query}`)
  source.addEventListener('list', () => onList())
  source.addEventListener('reload', () => onReload())
  source.addEventListener('message', (event) => onEvent(JSON.parse(event.data)))
  source.addEventListener('open', () => onState(true))
  source.addEventListener('error', () => onState(false))
  return () => source.close()
}
