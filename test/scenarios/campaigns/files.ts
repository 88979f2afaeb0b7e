import readExcel from 'read-excel-file/node'
import type { MessageView } from '#sandbox/telegram/chats/view.ts'

/** What a person saves from the chat; `url` is the sandbox's. */
export async function download(url: string, { document, photo }: MessageView): Promise<Buffer> {
  const path = document?.url ?? photo?.url ?? ''
  return Buffer.from(await (await fetch(url + path)).arrayBuffer())
}

/** Rows of the Commander file's first sheet as another reader finds them, a record each. */
export async function commanderRows(
  url: string,
  file: MessageView,
): Promise<Record<string, string>[]> {
  const [sheet] = await readExcel(await download(url, file))
  const [header = [], ...rows] = sheet?.data ?? []
  return rows.map((row) =>
    Object.fromEntries(header.map((name, column) => [String(name), String(row[column] ?? '')])),
  )
}
