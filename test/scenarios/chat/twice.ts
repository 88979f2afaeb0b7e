import { sql } from 'drizzle-orm'
import type { Shop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'

/**
 * From now on an update handled to its end is found unmarked, as when a process is killed right before it says so: the
 * next process handles it once more.
 */
export async function handleTwice({ db }: Pick<Shop, 'db'>): Promise<void> {
  await db.execute(sql`
    create function forget_first() returns trigger language plpgsql as $$
    begin
      if new.status = 'done' and old.attempts = 0 then
        new.status := 'pending';
        new.payload := old.payload;
        new.attempts := 1;
      end if;
      return new;
    end $$`)
  await db.execute(sql`
    create trigger forget_first before update on inbox for each row execute function forget_first()`)
}

/** Builds the product anew, and resolves when it has handled what it found. */
export async function restarted(shop: Shop): Promise<void> {
  await shop.restart()
  const pending = sql`select 1 from inbox where status = 'pending'`
  await waitFor(async () => (await shop.db.execute(pending)).rows.length === 0, {
    what: 'all updates to be handled',
  })
}
