/** One server-sent event. */
export interface StreamEvent {
  /** `message` unless the server named it. */
  readonly name: string
  readonly data: string
}

/** Reads server-sent events from an address until the server ends or `signal` aborts (then it returns quietly). */
export async function* readEvents(url: string, signal: AbortSignal): AsyncGenerator<StreamEvent> {
  const response = await fetch(url, { signal, headers: { accept: 'text/event-stream' } })
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`)
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = readBlock(block)
        if (event) yield event
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function readBlock(block: string): StreamEvent | undefined {
  let name = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) name = line.slice(7)
    if (line.startsWith('data: ')) data.push(line.slice(6))
  }
  return data.length > 0 ? { name, data: data.join('\n') } : undefined
}
