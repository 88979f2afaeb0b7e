import type { ChatEvent, MessageView } from './chats/view.ts'
import type { Toast } from './state.ts'

/** A chat as its person sees it now, kept up to date by events. */
export interface ChatMirror {
  seq: number
  messages: MessageView[]
  toasts: Toast[]
  /** The change (`seq`) each message came with or was last edited by. */
  readonly changedAt: Map<number, number>
  /** Ids of taps the bot has answered. */
  readonly answered: Map<string, Toast>
}

/** What `GET /api/chats/:id` gives, as far as a mirror needs it. */
export interface ChatSnapshot {
  readonly seq: number
  readonly messages: MessageView[]
  readonly toasts: Toast[]
}

export function createMirror(): ChatMirror {
  return { seq: 0, messages: [], toasts: [], changedAt: new Map(), answered: new Map() }
}

export function loadSnapshot(mirror: ChatMirror, snapshot: ChatSnapshot): void {
  const before = new Map(mirror.messages.map((one) => [one.id, JSON.stringify(one)]))
  for (const one of snapshot.messages) {
    if (before.get(one.id) !== JSON.stringify(one)) mirror.changedAt.set(one.id, snapshot.seq)
  }
  mirror.seq = snapshot.seq
  mirror.messages = [...snapshot.messages]
  mirror.toasts = [...snapshot.toasts]
}

export function applyEvent(mirror: ChatMirror, event: ChatEvent): void {
  if (event.seq <= mirror.seq) return
  mirror.seq = event.seq
  switch (event.type) {
    case 'message':
      mirror.messages.push(event.message)
      mirror.changedAt.set(event.message.id, event.seq)
      break
    case 'edit':
      mirror.messages = mirror.messages.map((one) =>
        one.id === event.message.id ? event.message : one,
      )
      mirror.changedAt.set(event.message.id, event.seq)
      break
    case 'delete':
      mirror.messages = mirror.messages.filter((one) => !event.ids.includes(one.id))
      break
    case 'answer':
      mirror.answered.set(event.toast.queryId, event.toast)
      if (event.toast.text !== '') mirror.toasts.push(event.toast)
      break
    default:
      break
  }
}
