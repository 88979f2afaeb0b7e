import { Hono } from 'hono'

type Words = Readonly<Record<'ru' | 'en', string>>

/** Something to try beside the chat. */
export interface Hint {
  readonly id: string
  readonly label: Words
  /** What to do with it, or what will be seen. */
  readonly note: Words
  /**
   * Does it for the person whose chat is open. A text it leaves is put into the message field, ready to be sent, and onto the clipboard;
   * null: what it needs is not there yet.
   */
  run(chatId: number): Promise<string | null | undefined>
}

/** The hints over HTTP: `GET /guide` lists them, `POST /guide/:id?chat=<id>` does one and answers `{ text? }`. */
export function createGuideApi(hints: () => readonly Hint[]): Hono {
  const app = new Hono()
  app.get('/guide', (context) =>
    context.json(hints().map(({ id, label, note }) => ({ id, label, note }))),
  )
  app.post('/guide/:id', async (context) => {
    const hint = hints().find(({ id }) => id === context.req.param('id'))
    if (!hint) return context.json({ error: 'there is no such hint' }, 404)
    return context.json({ text: await hint.run(Number(context.req.query('chat'))) })
  })
  return app
}
