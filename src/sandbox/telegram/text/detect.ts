import type { MessageEntity } from 'grammy/types'

const PATTERN =
  /(?<=^|[\s(])(?:(\/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?)(?![\w/])|(@[A-Za-z]\w{2,31})\b|((?:https?:\/\/|t\.me\/)[^\s<>"]+[^\s<>".,!?;:)])|([\w.+-]+@[\w-]+\.[\w.-]+\w))/g

/** Commands, mentions, links and addresses that Telegram marks in any text by itself. */
function detectEntities(text: string): MessageEntity[] {
  if (!/[/@.]/.test(text)) return []
  const found: MessageEntity[] = []
  for (const match of text.matchAll(PATTERN)) {
    const [whole, command, mention, link] = match
    const type = command ? 'bot_command' : mention ? 'mention' : link ? 'url' : 'email'
    found.push({ type, offset: match.index, length: whole.length })
  }
  return found
}

/** Given entities plus those detected that touch none of them, in order. */
export function withDetected(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  const detected = detectEntities(text).filter(
    (one) =>
      !given.some((e) => one.offset < e.offset + e.length && e.offset < one.offset + one.length),
  )
  if (detected.length === 0) return [...given]
  return [...given, ...detected].sort((a, b) => a.offset - b.offset || b.length - a.length)
}
