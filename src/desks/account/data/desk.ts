import type { Database } from '#db/connection.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openSettings } from '../settings/actions.ts'
import * as actions from './actions.ts'
import { ARCHIVE_KIND, makeArchive } from './archive.ts'
import type { Belongings, PersonalData } from './data.ts'

/** A copy of one's own data, and the end of the account; the way in is the settings screen. */
export function dataDesk({
  data,
  db,
}: {
  readonly data: PersonalData
  readonly db: Database
}): Desk {
  const desk = new Desk('data')
  const show = async (ctx: ChatContext) =>
    ctx.show(dataScreen(ctx.lang, await data.dueAt(ctx.user.id)))

  desk.tap(actions.openData, show)
  desk.tap(actions.sendArchive, async (ctx) => {
    await data.askArchive(ctx.user.id, ctx.update.update_id)
    await ctx.toast(ctx.lang.t('toast-archive'))
  })
  desk.tap(actions.askDeletion, async (ctx) =>
    ctx.show(deletionScreen(ctx.lang, await data.belongings(ctx.user.id))),
  )
  desk.tap(actions.confirmDeletion, async (ctx) => {
    await data.askDeletion(ctx.user.id)
    await show(ctx)
  })
  desk.tap(actions.keepAccount, async (ctx) => {
    await data.keep(ctx.user.id)
    await ctx.toast(ctx.lang.t('toast-account-kept'))
    await show(ctx)
  })
  desk.attachments = { [ARCHIVE_KIND]: (id, lang) => makeArchive(db, Number(id), lang) }
  return desk
}

function dataScreen(lang: Lang, dueAt: Date | undefined): Screen {
  const about = dueAt
    ? lang.t('data-due', { time: lang.dateTime(dueAt.getTime()) })
    : lang.t('data-about')
  const end: Button = dueAt
    ? { text: lang.t('button-account-keep'), data: actions.keepAccount({}), style: 'primary' }
    : { text: lang.t('button-account-end'), data: actions.askDeletion({}) }
  return {
    text: `${lang.t('data-title')}\n${about}`,
    keyboard: [
      [{ text: lang.t('button-data-copy'), data: actions.sendArchive({}) }],
      [end],
      [{ text: lang.t('button-back'), data: openSettings({}) }],
    ],
  }
}

/** Says what goes; the safe choice first. */
function deletionScreen(lang: Lang, { shops, helpers }: Belongings): Screen {
  return {
    text: lang.t('data-end-ask', { shops, helpers }),
    keyboard: [
      [{ text: lang.t('button-account-stay'), data: actions.openData({}) }],
      [
        {
          text: lang.t('button-account-end-now'),
          data: actions.confirmDeletion({}),
          style: 'danger',
        },
      ],
    ],
  }
}
