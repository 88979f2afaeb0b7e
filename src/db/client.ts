import { Client } from 'pg'

const CONNECT_MS = 10_000

/** One connection for one piece of work that must not share it. Rejects when it cannot be had or is lost. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  // The query under way rejects with it; an error nobody listens to would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}
